"""The registers of any procedure, on its own forms, filled by what its marks say."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from formkit.forms import BoxSpec, Shelf
from formkit.procedures import load, names
from formkit.reading.read import read
from formkit.reporting import KINDS, Asked, Term, register_of, register_on
from formkit.reporting.facts import fitted
from formkit.reporting.write import write_register, write_statistics
from formkit.values.money import Money
from formkit.values.number import Period
from formkit.values.settlement import Settlement
from tests.reporting.year import asked, procedure

SHELF = Shelf.builtin()
JANUARY, MARCH = Period(2026, 1), Period(2026, 3)
FIRST_QUARTER = Term(JANUARY, MARCH)
WHOLE_YEAR = Term(JANUARY, Period(2026, 12))


def rows(kind: str, term: Term | Period, *columns: str) -> list[tuple[Any, ...]]:
    register = register_of(kind, procedure(), SHELF)
    return [tuple(line.get(one) for one in columns) for line in register.lines(asked(term))]


def test_the_tracking_register_has_a_line_a_number_and_the_void_ones_too() -> None:
    told = rows("register", Term(Period(2026, 6), Period(2026, 7)), "number", "state", "remark")
    assert told == [
        ("26060001", "处理中", None),
        ("26060002", "作废", "重复登记"),
        ("26070001", "处理中", None),
        ("26070002", "已由26080001取代", "新表26080001"),
    ]


def test_the_summary_leaves_out_void_numbers_and_counts_its_lines() -> None:
    told = rows("summary", Period(2026, 6), "serial", "number", "revisited")
    assert told == [(1, "26060001", "是")]


def test_the_summary_leaves_to_the_office_what_no_mark_tells() -> None:
    register = register_of("summary", procedure(), SHELF)
    (line,) = register.lines(asked(Period(2026, 6)))
    assert not {"taker", "receiver"} & line.keys()


def test_the_statistics_have_a_line_for_each_departments_share() -> None:
    assert rows("stats", JANUARY, "number", "department", "ratio", "loss") == [
        ("26010001", "制造", 100, Money.parse("5000")),
        ("26010002", "制造", 70, Money.parse("5600")),
        ("26010002", "质管", 30, Money.parse("2400")),
    ]


def test_a_quarter_is_one_table_over_three_months() -> None:
    numbers = [number for (number,) in rows("stats", FIRST_QUARTER, "number")]
    assert list(dict.fromkeys(numbers)) == [
        *("26010001", "26010002", "26020001", "26020002", "26030001", "26030002"),
    ]


def test_a_chain_of_sheets_is_one_line_of_the_statistics() -> None:
    numbers = [number for (number,) in rows("stats", WHOLE_YEAR, "number")]
    assert "26080001" in numbers
    assert "26070002" not in numbers


def test_the_eleven_columns_hold_a_tick_or_an_amount() -> None:
    register = register_on(SHELF.find("客户投诉统计表"))
    lines = register.lines(asked(JANUARY))
    ways = ("number", "compensation", "returned", "discount", "other")
    assert [tuple(line.get(way) for way in ways) for line in lines] == [
        ("26010001", None, None, Settlement(), None),
        ("26010002", None, Settlement(), None, None),
    ]


def test_the_eleven_columns_say_which_kind_of_term_they_are_for() -> None:
    register = register_on(SHELF.find("客户投诉统计表"))
    spans = [
        register.boxes(asked(term))["statistics.span"]
        for term in (JANUARY, FIRST_QUARTER, WHOLE_YEAR)
    ]
    assert spans == ["月", "季", "年"]


def test_the_monthly_analysis_has_a_line_a_kind() -> None:
    register = register_on(SHELF.find("每月投诉情况分析"))
    columns = ("category", "count", "solved", "open", "satisfaction")
    lines = [tuple(line[one] for one in columns) for line in register.lines(asked(WHOLE_YEAR))]
    # Of the six about people three answered clearly: one was content, two were not.
    assert lines == [
        ("质量异常", 16, 15, 1, "14/15"),
        ("非质量异常(人为因素)", 6, 5, 1, "1/3"),
    ]


def test_a_revisit_is_due_once_the_case_is_closed_and_shows_what_the_customer_said() -> None:
    rules = procedure()
    marks = {role: box for role, box in rules.marks.items() if role != "done_on"}
    told = replace(asked(Period(2026, 3)), procedure=rules.model_copy(update={"marks": marks}))
    lines = register_of("revisits", rules, SHELF).lines(told)
    assert [(one["number"], one.get("satisfaction")) for one in lines] == [
        ("26030001", "满意"),
        ("26030002", None),
    ]


def test_no_revisit_is_due_while_the_decision_is_not_carried_out() -> None:
    assert procedure().mark("done_on") == "execution.done_on"
    assert rows("revisits", WHOLE_YEAR, "number") == []


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("kind", KINDS)
def test_every_procedure_has_every_register_on_a_form_of_its_own_or_the_usual_one(
    name: str, kind: str
) -> None:
    rules = load(name)
    register = register_of(kind, rules, SHELF)
    empty = Asked(asked(JANUARY).books, rules, Term.of(JANUARY), dt.datetime(2026, 2, 1))
    assert register.spec.title in KINDS[kind]
    assert isinstance(register.boxes(empty), dict)


@pytest.mark.parametrize(
    ("name", "kind", "title"),
    [
        ("five-copy", "register", "客户抱怨案件登记追踪表"),
        ("five-copy", "stats", "客户投诉案件统计表"),
        ("manufacturer", "register", "客户抱怨登记表"),
        ("handbook", "register", "投诉跟踪台账"),
        ("property", "stats", "每月投诉情况分析"),
        ("service-dept", "stats", "客户投诉(月、季、年)分析统计表"),
    ],
)
def test_the_procedure_says_which_form(name: str, kind: str, title: str) -> None:
    assert register_of(kind, load(name), SHELF).spec.title == title


@pytest.mark.parametrize("kind", ["register", "summary", "stats"])
def test_a_written_register_is_read_back_as_the_same_rows(kind: str, tmp_path: Path) -> None:
    register, told = register_of(kind, procedure(), SHELF), asked(FIRST_QUARTER)
    write = write_statistics if kind == "stats" else write_register
    reading = read(write(register, told, [], tmp_path / "登记.xlsx"), SHELF)
    assert reading.form == register.spec.title
    there = {path: box.value for path, box in reading.boxes.items() if box.value is not None}
    assert there == register.boxes(told)


def test_a_register_is_printed_in_word_by_its_suffix(tmp_path: Path) -> None:
    register, told = register_of("summary", procedure(), SHELF), asked(FIRST_QUARTER)
    reading = read(write_register(register, told, [], tmp_path / "汇总.docx"), SHELF)
    assert reading.form == "投诉处理记录汇总表"
    numbers = [box.value for path, box in reading.boxes.items() if path.endswith(".number")]
    assert [one for one in numbers if one][:2] == ["26010001", "26010002"]


@pytest.mark.parametrize(
    ("box", "value", "fits"),
    [
        (BoxSpec("t", "处理方式"), ("退货", "折让"), "退货、折让"),
        (BoxSpec("t", "损失"), Money.parse("12345.6"), "12345.60"),
        (BoxSpec("t", "日期", type="date"), dt.datetime(2026, 3, 5, 9), dt.date(2026, 3, 5)),
        (BoxSpec("t", "类别", type="choice", choices=("甲", "乙")), "乙", "乙"),
        (BoxSpec("t", "类别", type="choice", choices=("甲", "乙")), "丙", None),
        (BoxSpec("t", "金额", type="money"), "一百", None),
        (BoxSpec("t", "任何"), None, None),
    ],
)
def test_a_value_is_fitted_to_its_column_or_left_out(box: BoxSpec, value: Any, fits: Any) -> None:
    assert fitted(box, value) == fits
