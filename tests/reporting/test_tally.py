"""The tallies of a made year are those worked out by hand."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from formkit.reporting import Term
from formkit.reporting.tally import (
    by_category,
    by_department,
    by_limit,
    hundred,
    parted,
    trend,
    unbalanced,
)
from formkit.values.number import Period
from tests.reporting.paper import lines
from tests.reporting.year import asked

WHOLE_YEAR = Term(Period(2026, 1), Period(2026, 12))


def test_the_trend_counts_cases_by_month() -> None:
    # 22 cases came in, 20 were closed; the void sheet and the second of a chain are no cases.
    drawn = """
        | 月   | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 |
        | 受理 | 2 | 2 | 2 | 2 | 2 | 1 | 2 | 1 | 2 | 2  | 2  | 2  |
        | 结案 | 2 | 2 | 2 | 1 | 2 | 2 | 1 | 2 | 2 | 1  | 2  | 1  |
    """
    months = trend(asked(WHOLE_YEAR))
    assert [
        ["月", *(str(one.period.month) for one in months)],
        ["受理", *(str(one.received) for one in months)],
        ["结案", *(str(one.closed) for one in months)],
    ] == lines(drawn)


def test_the_trend_of_a_month_goes_back_a_year() -> None:
    months = trend(asked(Term.of(Period(2026, 3))))
    assert (months[0].period, months[-1].period) == (Period(2025, 4), Period(2026, 3))


def test_complaints_are_counted_by_kind() -> None:
    assert by_category(asked(WHOLE_YEAR)) == (("质量异常", 16), ("非质量异常(人为因素)", 6))


def test_departments_bear_their_shares_and_losses() -> None:
    # 1,990 parts of 20 cases, for the shares of 26120001 come to 90 only.
    assert [
        (one.department, one.cases, str(one.share), int(one.loss))
        for one in by_department(asked(WHOLE_YEAR))
    ] == [
        ("制造", 12, "52.8", 49_300),
        ("业务", 6, "27.6", 3_000),
        ("质管", 5, "14.6", 10_100),
        ("研发", 1, "5.0", 600),
    ]


def test_shares_that_do_not_come_to_a_hundred_are_told() -> None:
    assert unbalanced(asked(WHOLE_YEAR)) == {"26120001": 90}


def test_limits_are_counted_as_kept_or_late() -> None:
    # Closed too late: 26020001 (24 February), 26040002 (11 May); still open: 26110002.
    told = by_limit(asked(WHOLE_YEAR))
    assert [(one.rule, one.kept, one.late) for one in told] == [("P5-3", 18, 4), ("P5-5", 18, 3)]


def test_a_loss_that_is_not_parted_among_departments_is_parted_by_their_shares() -> None:
    thirds = Counter({"制造": 1, "质管": 1, "业务": 1})
    told = parted(thirds, Decimal("100.00"), Decimal("0.01"))
    assert {name: str(one) for name, one in told.items()} == {
        "制造": "33.33",
        "质管": "33.33",
        "业务": "33.34",
    }


def test_nobody_to_blame_bears_nothing() -> None:
    assert parted(Counter({"制造": 0}), Decimal(100), Decimal(1)) == {"制造": Decimal(0)}


@given(st.dictionaries(st.text(min_size=1), st.integers(1, 1000), min_size=1, max_size=30))
def test_shares_always_come_to_a_hundred(weights: dict[str, int]) -> None:
    assert sum(hundred(Counter(weights)).values()) == Decimal(100)
