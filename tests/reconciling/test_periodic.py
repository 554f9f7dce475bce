"""What is due once a month, quarter or year."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from formkit.ledger import Event
from formkit.procedures import Procedure
from formkit.reconciling.limit import Limit
from formkit.reconciling.periodic import periodic
from tests.reconciling.park import RULE, procedure

SINCE = dt.date(2026, 3, 2)


def rules(**said: Any) -> Procedure:
    deadline = RULE | {"id": "X-9", "title": "统计", "every": "month", "desk": "前台"} | said
    return procedure(deadlines=[deadline])


def reported(kind: str, period: str) -> Event:
    body = {"kind": kind, "period": period}
    return Event(1, dt.datetime(2026, 4, 2), "郭思齐", "reported", None, body, "", "")


def due(of: Procedure, as_of: dt.date, *reports: Event, since: dt.date = SINCE) -> list[Limit]:
    return list(periodic(of, reports, since=since, as_of=as_of))


def days(found: list[Limit]) -> list[dt.date | None]:
    return [limit.at for limit in found]


def test_it_is_due_by_its_day_each_month_and_by_the_last_in_february() -> None:
    monthly = rules(limit="每月30日前")
    assert days(due(monthly, dt.date(2026, 3, 9))) == [dt.date(2026, 3, 30)]
    february = due(monthly, dt.datetime(2026, 2, 9, 9), since=dt.date(2026, 2, 1))
    assert days(february) == [dt.date(2026, 2, 28)]


def test_what_was_left_undone_is_still_due_the_month_after() -> None:
    found = due(rules(limit="每月30日前"), dt.date(2026, 4, 9))
    assert days(found) == [dt.date(2026, 3, 30), dt.date(2026, 4, 30)]
    assert [limit.days_over(dt.date(2026, 4, 9)) for limit in found] == [10, None]
    assert (found[0].rule, found[0].desk) == ("X-9", "前台")


@pytest.mark.parametrize(
    ("kind", "period", "left"),
    [
        ("stats", "2603", [dt.date(2026, 4, 30)]),
        ("stats", "2604", [dt.date(2026, 3, 30)]),
        ("stats", "2602", [dt.date(2026, 3, 30), dt.date(2026, 4, 30)]),
        ("register", "2603", [dt.date(2026, 3, 30), dt.date(2026, 4, 30)]),
    ],
)
def test_a_report_of_the_month_does_it_but_not_the_register(
    kind: str, period: str, left: list[dt.date]
) -> None:
    found = due(rules(limit="每月30日前"), dt.date(2026, 4, 9), reported(kind, period))
    assert days(found) == left


def test_only_the_kind_of_report_that_is_named_does_it() -> None:
    visits = rules(limit="每月30日前", target="revisits")
    march = dt.date(2026, 3, 9)
    assert due(visits, march, reported("stats", "2603"))
    assert due(visits, march, reported("revisits", "2603")) == []


def test_what_is_due_early_in_a_month_tells_of_the_month_before() -> None:
    early = rules(limit="每月5日前")
    march = dt.date(2026, 3, 9)
    assert days(due(early, march, reported("stats", "2603"))) == [dt.date(2026, 3, 5)]
    assert due(early, march, reported("stats", "2602")) == []


def test_a_quarter_and_a_year_last_to_their_ends() -> None:
    quarter, year = rules(every="quarter"), rules(every="year")
    may = dt.date(2026, 5, 9)
    assert days(due(quarter, may)) == [dt.date(2026, 3, 31), dt.date(2026, 6, 30)]
    assert days(due(quarter, may, reported("stats", "2026Q1"))) == [dt.date(2026, 6, 30)]
    assert days(due(year, may)) == [dt.date(2026, 12, 31)]
    assert due(year, may, reported("stats", "2026")) == []


def test_days_after_the_end_of_a_month_count_from_its_last_day() -> None:
    assert days(due(rules(limit="3个工作日"), dt.date(2026, 3, 9))) == [dt.date(2026, 4, 3)]


def test_what_the_source_leaves_open_is_told_once_and_never_overdue() -> None:
    (limit,) = due(rules(blank="每月xx日前"), dt.date(2026, 4, 9))
    assert (limit.at, limit.note) == (None, "未设定")
