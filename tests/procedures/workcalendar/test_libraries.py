"""The calendar against two libraries that know the same days, 2004 to 2026."""

from __future__ import annotations

import datetime as dt
from itertools import accumulate

import chinese_calendar  # type: ignore[import-untyped]
import holidays
import pytest

from formkit.procedures.workcalendar import WorkCalendar

CALENDAR = WorkCalendar.standard()
FIRST, LAST = dt.date(2004, 1, 1), dt.date(2026, 12, 31)
DAYS = [FIRST + dt.timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
APART = {dt.date(2005, 12, 31)}
"""A Saturday: worked for New Year 2006 says the one library, a day off says the other."""


def test_every_day_is_what_chinese_calendar_says() -> None:
    wrong = [
        day for day in DAYS if CALENDAR.is_workday(day) is not chinese_calendar.is_workday(day)
    ]
    assert wrong == []


def test_every_day_but_one_is_what_holidays_says() -> None:
    other = holidays.country_holidays("CN", years=range(2004, 2027))
    wrong = {day for day in DAYS if CALENDAR.is_workday(day) is not other.is_working_day(day)}
    assert wrong == APART


def test_counted_working_days_are_those_counted_one_by_one() -> None:
    counted = accumulate(map(chinese_calendar.is_workday, DAYS))
    before = FIRST - dt.timedelta(days=1)
    assert all(
        CALENDAR.workdays_between(before, day) == count
        for day, count in zip(DAYS, counted, strict=True)
    )


@pytest.mark.parametrize("count", [1, 3, 5, 10, 30])
def test_the_nth_working_day_is_the_nth_one_comes_to(count: int) -> None:
    open_days = [day for day in DAYS if chinese_calendar.is_workday(day)]
    for n, day in enumerate(open_days[: -count - 1]):
        assert CALENDAR.counting.day_after(day, count) == open_days[n + count]
