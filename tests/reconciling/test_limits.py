"""Limits that run for a case, and those that are over."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from formkit.procedures import load
from formkit.reconciling import overdue, running
from formkit.reconciling.limits import limits

if TYPE_CHECKING:
    from formkit.procedures import Procedure
    from tests.reconciling.conftest import Desk

NEGOTIATED = "| 业务主管核阅 | 高志 2026年3月10日 |"
JUDGED = "| 判定签字 | 许宁 2026年3月11日 |"


def test_one_day_for_the_answer_to_the_negotiation(desk: Desk, bare: Procedure) -> None:
    case = desk.case(desk.sheet(NEGOTIATED))

    (limit,) = [one for one in running(case, bare, dt.date(2026, 3, 10)) if one.rule == "P5-3"]
    assert limit.to_json() == {
        "rule": "P5-3",
        "target": "就交涉结果作成综合意见",
        "at": "2026-03-11",
        "provisional": False,
        "desk": "总经理室",
        "soft": False,
        "paused": False,
        "calendar": bare.calendar.version,
        "note": "",
    }


@pytest.mark.parametrize(
    ("as_of", "days"),
    [
        (dt.date(2026, 3, 11), []),
        (dt.datetime(2026, 3, 11, 23, 59), []),
        (dt.date(2026, 3, 12), [1]),
        (dt.datetime(2026, 3, 20, 8), [9]),
    ],
)
def test_a_limit_is_over_once_its_last_day_is(
    desk: Desk, bare: Procedure, as_of: dt.date, days: list[int]
) -> None:
    case = desk.case(desk.sheet(NEGOTIATED))

    assert [one.days for one in overdue(case, bare, as_of)] == days


def test_what_is_done_is_no_longer_overdue(desk: Desk, bare: Procedure) -> None:
    case = desk.case(desk.sheet(NEGOTIATED + "\n" + JUDGED))

    assert overdue(case, bare, dt.date(2026, 4, 10)) == ()
    (limit,) = [one for one in limits(case, bare) if one.rule == "P5-3"]
    assert limit.kept


def test_what_was_done_late_was_not_kept(desk: Desk, bare: Procedure) -> None:
    case = desk.case(desk.sheet(NEGOTIATED + "\n| 判定签字 | 许宁 2026年3月15日 |"))

    (limit,) = [one for one in limits(case, bare) if one.rule == "P5-3"]
    assert not limit.kept


def test_a_limit_the_source_leaves_open_has_no_last_day(desk: Desk, bare: Procedure) -> None:
    case = desk.case(desk.sheet("| 质量管理部签字 | 林岚 2026年3月4日 |"))

    (limit,) = [one for one in running(case, bare, dt.date(2026, 4, 10)) if one.rule == "P5-2"]
    assert (limit.at, limit.note) == (None, "未设定")
    assert overdue(case, bare, dt.date(2027, 1, 1)) == ()


def test_an_office_sets_the_limit_itself(desk: Desk) -> None:
    case = desk.case(desk.sheet("| 质量管理部签字 | 林岚 2026年3月4日 |"))
    procedure = load("five-copy", {"limits": {"P5-2": "5日"}})

    (over,) = overdue(case, procedure, dt.date(2026, 3, 12))
    assert (over.limit.rule, over.days) == ("P5-2", 3)
    assert over.to_json()["days"] == 3


@pytest.mark.parametrize(("market", "last"), [("国内", "2026-03-16"), ("国外", "2026-03-18")])
def test_the_public_limits_differ_by_market(desk: Desk, market: str, last: str) -> None:
    case = desk.case(desk.sheet(f"| 销售地区 | {market} |"))
    procedure = load("five-copy", {"profile": "public-13-16"})

    (limit,) = [one for one in limits(case, procedure) if one.rule == "P5-5"]
    assert limit.to_json()["at"] == last


def test_no_limit_runs_for_a_void_sheet(desk: Desk, bare: Procedure) -> None:
    assert limits(desk.case(desk.sheet(NEGOTIATED, void="误填")), bare) == ()


@pytest.mark.parametrize(
    ("as_of", "over"),
    [
        (dt.datetime(2026, 3, 12, 4), False),
        (dt.datetime(2026, 3, 12, 4, 1), True),
        (dt.date(2026, 3, 12), False),
        (dt.date(2026, 3, 13), True),
    ],
)
def test_hours_are_over_at_their_minute_or_at_the_end_of_the_day(
    desk: Desk, as_of: dt.date, *, over: bool
) -> None:
    case = desk.case(desk.sheet(NEGOTIATED))
    procedure = load("five-copy", {"limits": {"P5-3": "28小时"}})

    (limit,) = [one for one in limits(case, procedure) if one.rule == "P5-3"]
    assert (limit.at, limit.provisional) == (dt.datetime(2026, 3, 12, 4), True)
    assert (limit.days_over(as_of) is not None) is over


def test_the_longest_overdue_comes_first(desk: Desk) -> None:
    case = desk.case(desk.sheet(NEGOTIATED + "\n| 质量管理部签字 | 林岚 2026年3月4日 |"))
    procedure = load("five-copy", {"limits": {"P5-2": "1日", "P5-5": {"国内": "1日"}}})

    rules = [one.limit.rule for one in overdue(case, procedure, dt.date(2026, 4, 10))]
    assert rules == ["P5-2", "P5-3"]
