"""When a limit is over."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError

from formkit.procedures import Deadline, Due

FRIDAY = dt.date(2026, 3, 6)
NOON = dt.datetime(2026, 3, 6, 12)


def deadline(limit: Any, **said: Any) -> Deadline:
    rule = {"clause": "第一条", "sentence": "应办理。", "id": "X-1", "title": "办理"}
    return Deadline.model_validate(rule | {"limit": limit} | said)


@pytest.mark.parametrize(
    ("limit", "start", "at"),
    [
        ("一日内", FRIDAY, dt.date(2026, 3, 9)),
        ("一日内", NOON, dt.date(2026, 3, 9)),
        ("3个工作日", FRIDAY, dt.date(2026, 3, 11)),
        ("三日内", FRIDAY, dt.date(2026, 3, 9)),
        ("一周内", FRIDAY, dt.date(2026, 3, 13)),
        ("一个月", dt.date(2026, 1, 31), dt.date(2026, 2, 28)),
        ("当天", NOON, dt.date(2026, 3, 6)),
        ("15分钟", NOON, dt.datetime(2026, 3, 6, 12, 15)),
        ("24小时", NOON, dt.datetime(2026, 3, 7, 12)),
        ("每月30日前", dt.date(2026, 2, 3), dt.date(2026, 2, 28)),
    ],
)
def test_days_are_counted_from_the_day_after_and_hours_from_the_moment(
    limit: str, start: dt.date, at: dt.date
) -> None:
    assert deadline(limit).due(start) == Due(at)


def test_hours_from_a_day_without_a_time_count_from_its_end() -> None:
    due = deadline("24小时").due(FRIDAY)

    assert (due.at, due.provisional) == (dt.datetime(2026, 3, 8), True)
    assert due.note == "只知道日期，从当天二十四时起算"


@pytest.mark.parametrize(
    ("limit", "note"),
    [
        ("", "未设定"),
        ("立即", "“立即”没有天数可算"),
    ],
)
def test_what_cannot_be_counted_has_no_last_day(limit: str, note: str) -> None:
    assert deadline(limit).due(FRIDAY) == Due(None, note)


def test_a_limit_may_depend_on_a_choice() -> None:
    by_market = deadline({"国内": "13日", "国外": "16日"}, by="report.market")

    assert by_market.due(FRIDAY, "国外").at == dt.date(2026, 3, 23)
    assert by_market.due(FRIDAY, None) == Due(None, "未设定")
    assert by_market.is_set


def test_how_time_is_counted_can_be_said() -> None:
    noon = dt.datetime(2026, 3, 6, 17)
    assert deadline("2小时").due(noon).at == dt.datetime(2026, 3, 6, 19)
    assert deadline("2小时", mode="working").due(noon).at == dt.datetime(2026, 3, 9, 10)
    assert deadline("2日", mode="clock").due(noon).at == dt.datetime(2026, 3, 8, 17)
    assert deadline("2日", mode="working").due(noon).at == dt.date(2026, 3, 10)
    with pytest.raises(ValidationError):
        deadline("2日", mode="lunar")


@pytest.mark.parametrize(
    ("said", "is_set"),
    [
        ({}, False),
        ({"blank": "xx天"}, False),
        ({"promise": "judgement.promised_on"}, True),
        ({"every": "quarter"}, True),
        ({"every": "month", "blank": "每月xx日前"}, False),
        ({"every": "month", "limit": "每月30日前"}, True),
    ],
)
def test_a_promise_sets_a_limit_and_so_does_the_end_of_a_month(
    said: dict[str, Any], *, is_set: bool
) -> None:
    assert deadline("").model_copy(update=said).is_set is is_set


def test_a_limit_runs_under_a_condition_of_the_papers() -> None:
    grave = deadline("3日", when={"kind": "is", "box": "intake.grade", "values": ["重大投诉"]})
    assert grave.when is not None
    with pytest.raises(ValidationError):
        deadline("3日", when={"kind": "never"})
