"""The rates of a made year are those worked out by hand."""

from __future__ import annotations

import pytest

from formkit.reporting import Term, rates
from formkit.reporting.rates import Rate
from formkit.values.number import Period
from tests.reporting.year import asked

WHOLE_YEAR = Term(Period(2026, 1), Period(2026, 12))
FIRST_QUARTER = Term(Period(2026, 1), Period(2026, 3))
JANUARY, NOVEMBER = Term.of(Period(2026, 1)), Term.of(Period(2026, 11))


def of(term: Term) -> dict[str, Rate]:
    return {one.name: one for one in rates(asked(term))}


@pytest.mark.parametrize(
    ("term", "name", "fraction", "percentage"),
    [
        # 22 cases were answered; late: 26020001, 26040002, 26100002; never: 26110002.
        (WHOLE_YEAR, "答复及时率", "18/22", "81.8%"),
        # Due by 31 December: all but 26120002, whose 21 days end in January; open: 26110002.
        (WHOLE_YEAR, "结案率", "20/21", "95.2%"),
        (WHOLE_YEAR, "受理结案率", "20/22", "90.9%"),
        # 13 content, 2 fairly content, 3 not; one ticked two boxes.
        (WHOLE_YEAR, "满意率", "15/18", "83.3%"),
        (FIRST_QUARTER, "答复及时率", "5/6", "83.3%"),
        (FIRST_QUARTER, "结案率", "6/6", "100%"),
        (FIRST_QUARTER, "满意率", "4/5", "80%"),
        (JANUARY, "答复及时率", "2/2", "100%"),
        # 26010002 is not due before 2 February.
        (JANUARY, "结案率", "1/1", "100%"),
        # Nobody was asked in January: nothing by nothing is no percentage.
        (JANUARY, "满意率", "0/0", "无"),
        # Due in November: 26100001, 26100002, 26110001 were closed, 26110002 was not.
        (NOVEMBER, "结案率", "3/4", "75%"),
    ],
)
def test_each_rate_is_the_one_worked_out_by_hand(
    term: Term, name: str, fraction: str, percentage: str
) -> None:
    rate = of(term)[name]
    assert f"{rate.numerator}/{rate.denominator}" == fraction
    assert rate.percentage == percentage


def test_the_cases_behind_a_rate_are_named() -> None:
    rate = of(WHOLE_YEAR)["答复及时率"]
    assert rate.missed == ("26020001", "26040002", "26100002", "26110002")
    assert "26010001" in rate.met


def test_a_chain_of_sheets_is_one_case_under_the_number_that_counts_now() -> None:
    rate = of(WHOLE_YEAR)["受理结案率"]
    assert "26080001" in rate.met
    assert "26070002" not in (*rate.met, *rate.missed)


def test_a_void_number_is_no_case() -> None:
    rate = of(WHOLE_YEAR)["受理结案率"]
    assert "26060002" not in (*rate.met, *rate.missed)


def test_a_young_case_does_not_punish_the_year_and_stands_apart() -> None:
    assert of(WHOLE_YEAR)["结案率"].apart == {"未到期": ("26120002",)}


def test_an_answer_that_cannot_be_read_surely_is_left_out_and_listed() -> None:
    rate = of(WHOLE_YEAR)["满意率"]
    assert rate.apart == {"含糊": ("26080002",)}
    assert "26080002" not in (*rate.met, *rate.missed)


@pytest.mark.parametrize(
    ("term", "reached"), [(WHOLE_YEAR, False), (JANUARY, True), (Term.of(Period(2025, 1)), None)]
)
def test_a_goal_is_reached_or_not_or_there_was_nothing_to_count(
    term: Term, *, reached: bool | None
) -> None:
    rate = of(term)["答复及时率"]
    assert (rate.goal, rate.is_reached) == ("95%", reached)


def test_a_rate_without_a_goal_is_neither_reached_nor_missed() -> None:
    assert of(WHOLE_YEAR)["满意率"].is_reached is None


def test_for_programs_nothing_by_nothing_is_null() -> None:
    told = of(JANUARY)["满意率"].to_json()
    assert (told["denominator"], told["percentage"]) == (0, None)
