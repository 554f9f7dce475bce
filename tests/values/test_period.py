"""A period is a month: it prints as four digits and reads from every spelling."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.errors import Unreadable, UsageError
from formkit.values.number import Period

MARCH = Period(2026, 3)
periods = st.builds(Period, st.integers(1000, 9999), st.integers(1, 12))


@pytest.mark.parametrize(
    "text",
    [
        "2603",
        "202603",
        "2026-03",
        "2026/3",
        "2026.3",
        "26-3",
        "2026年3月",
        "2026年03月份",
        "２０２６年３月",
        " 2026 年 3 月 ",
        "二〇二六年三月",
    ],
)
def test_a_month_is_read_from_every_spelling(text: str) -> None:
    assert Period.parse(text) == MARCH


@pytest.mark.parametrize(
    "text", ["", "2613", "2600", "2026年13月", "3月", "20263", "2026-03-05", "甲"]
)
def test_what_is_no_month_is_unreadable(text: str) -> None:
    with pytest.raises(Unreadable):
        Period.parse(text)


@given(periods)
def test_a_period_reads_back(period: Period) -> None:
    assert Period.parse(str(period)) == period
    assert Period.parse(period.title) == period


def test_a_period_prints_as_year_and_month() -> None:
    assert str(MARCH) == "2603"
    assert MARCH.title == "2026年3月"


@given(periods.filter(lambda period: period.year < 9999))
def test_the_months_follow_one_another(period: Period) -> None:
    assert period.next.previous == period
    assert period < period.next
    assert period.last + dt.timedelta(days=1) == period.next.first


@given(st.dates(dt.date(1000, 1, 1)))
def test_a_day_lies_in_its_month(day: dt.date) -> None:
    period = Period.of(day)
    assert period.first <= day <= period.last


def test_december_is_followed_by_january() -> None:
    assert Period(2026, 12).next == Period(2027, 1)


def test_february_ends_by_the_calendar() -> None:
    assert [Period(year, 2).last.day for year in (2026, 2028)] == [28, 29]


@pytest.mark.parametrize(("year", "month"), [(2026, 0), (2026, 13), (26, 3)])
def test_there_is_no_thirteenth_month(year: int, month: int) -> None:
    with pytest.raises(UsageError):
        Period(year, month)
