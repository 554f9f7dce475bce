"""A report is about a month, a quarter, a year, or a run of months."""

from __future__ import annotations

import datetime as dt

import pytest

from formkit.reporting import Term
from formkit.values.number import Period


def months(first: int, last: int, year: int = 2026) -> Term:
    return Term(Period(year, first), Period(year, last))


@pytest.mark.parametrize(
    ("term", "title", "name", "iso", "word"),
    [
        (months(3, 3), "2026年3月", "2603", "2026-03", "月"),
        (months(1, 3), "2026年第1季度", "2026Q1", "2026-Q1", "季"),
        (months(10, 12), "2026年第4季度", "2026Q4", "2026-Q4", "季"),
        (months(1, 12), "2026年", "2026", "2026", "年"),
        (months(2, 4), "2026年2月至2026年4月", "202602-202604", "2026-02/2026-04", ""),
    ],
)
def test_a_term_says_what_it_is(term: Term, title: str, name: str, iso: str, word: str) -> None:
    assert (term.title, str(term), term.iso, term.word) == (title, name, iso, word)


def test_a_term_covers_its_first_and_last_day_and_no_other() -> None:
    days = [dt.date(2025, 12, 31), dt.date(2026, 1, 1), dt.date(2026, 3, 31), dt.date(2026, 4, 1)]
    assert [months(1, 3).covers(day) for day in days] == [False, True, True, False]
    assert not months(1, 3).covers(None)


def test_months_said_in_any_order_make_the_term_from_the_first_to_the_last() -> None:
    assert Term.of([Period(2026, 3), Period(2026, 1), Period(2026, 2)]) == months(1, 3)
    assert Term.of(Period(2026, 3)) == months(3, 3)


def test_the_trend_goes_over_the_turn_of_the_year() -> None:
    trend = months(2, 2).trend
    assert (len(trend), trend[0], trend[-1]) == (12, Period(2025, 3), Period(2026, 2))
