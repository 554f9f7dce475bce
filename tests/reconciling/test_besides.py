"""What is asked of the papers beside the sheet, and of its tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from formkit.procedures import Requirement
from formkit.reconciling import Books, Sheet
from formkit.reconciling.conditions import View, unmet
from tests.reconciling.park import RULE, TAKEN, WorkOrder, procedure, sheet

APRIL = dt.date(2026, 4, 10)
ORDER = {"errand__number": "YJ26030001", "errand__worker": "贺知秋"}
TRIES = {
    "handling__tries__0__measure": "换轴承",
    "handling__tries__0__effect": "未达预期效果",
    "handling__tries__1__measure": "换主机",
}


def reasons(that: Mapping[str, Any], *sheets: Sheet) -> list[str]:
    """Why a condition is not met for the first of these sheets."""
    case = Books(sheets=sheets).cases[0]
    view = View(case, procedure(), APRIL)
    return [one.message for one in unmet(Requirement.model_validate(RULE | {"that": that}), view)]


def order(number: str = "PG26030001", /, **boxes: str) -> Sheet:
    return sheet(number, WorkOrder, **(ORDER | boxes))


def test_a_paper_that_names_the_case_is_there_or_not() -> None:
    asked = {"kind": "paper", "form": "派工单"}

    assert reasons(asked, sheet(**TAKEN)) == ["还没有“派工单”（③）"]
    assert reasons(asked, sheet(**TAKEN), order()) == []
    assert reasons(asked, sheet(**TAKEN), order(errand__number="YJ26030009")) != []


def test_a_section_beside_is_asked_for_box_by_box() -> None:
    asked = {"kind": "complete", "form": "派工单", "section": "派工"}
    without = sheet("PG26030001", WorkOrder, errand__number="YJ26030001")

    assert reasons(asked, sheet(**TAKEN)) == ["还没有“派工单”（③）"]
    assert reasons(asked, sheet(**TAKEN), without) == [
        "“派工单 PG26030001”里还没有填“维修人员”（③）"
    ]
    assert reasons(asked, sheet(**TAKEN), without, order("PG26030002")) == []


def test_a_box_beside_may_be_called_by_its_label() -> None:
    asked = {"kind": "has", "form": "派工单", "box": "完成日期"}

    assert reasons(asked, sheet(**TAKEN), order()) == ["“派工单”里还没有填“完成日期”（③）"]
    assert reasons(asked, sheet(**TAKEN), order(errand__done_on="2026年3月4日")) == []


def test_every_paper_of_a_form_must_be_answered_but_none_need_be_there() -> None:
    asked = {"kind": "answered", "form": "派工单", "box": "errand.done_on"}
    done = order(errand__done_on="2026年3月4日")

    assert reasons(asked, sheet(**TAKEN)) == []
    assert reasons(asked, sheet(**TAKEN), done) == []
    assert reasons(asked, sheet(**TAKEN), done, order("PG26030002")) == [
        "“派工单 PG26030002”还没有批复：“完成日期”未填（③）"
    ]


@pytest.mark.parametrize(
    ("tries", "told"),
    [
        ({}, ["“意见表”的表里，最后一行还没有填“效果”（③）"]),
        (TRIES, ["“意见表”的表里，最后一行还没有填“效果”（③）"]),
        (
            TRIES | {"handling__tries__1__effect": "未达预期效果"},
            ["最后一行的“效果”是“未达预期效果”，要“达到预期效果”（③）"],
        ),
        (TRIES | {"handling__tries__1__effect": "达到预期效果"}, []),
    ],
    ids=["none", "open", "failed", "helped"],
)
def test_the_last_line_of_a_table_counts(tries: dict[str, str], told: list[str]) -> None:
    asked = {
        "kind": "latest",
        "table": "handling.tries",
        "column": "effect",
        "values": ["达到预期效果"],
    }

    assert reasons(asked, sheet(**TAKEN, **tries)) == told


GRAVE = {"kind": "is", "box": "intake.grade", "values": ["重大投诉"]}
SAID = {"kind": "has", "box": "intake.subject"}


def test_each_of_several_is_asked_for() -> None:
    asked = {"kind": "all", "of": [SAID, GRAVE]}

    assert reasons(asked, sheet(**TAKEN)) == ["“级别”是“轻微投诉”，要“重大投诉”（③）"]


def test_what_should_not_be_is_told_in_words() -> None:
    assert reasons({"kind": "not", "of": GRAVE}, sheet(**TAKEN)) == []
    assert reasons({"kind": "not", "of": SAID}, sheet(**TAKEN)) == ["不应如此：“事项”已填（③）"]
    not_light = {"kind": "not", "of": {**GRAVE, "values": ["轻微投诉", "重要投诉"]}}
    assert reasons(not_light, sheet(**TAKEN)) == ["不应如此：“级别”是“轻微投诉”（③）"]


def test_a_void_paper_says_nothing_of_a_case() -> None:
    asked = {"kind": "paper", "form": "派工单"}
    void = replace(order(), void="误填")

    assert reasons(asked, sheet(**TAKEN), void) == ["还没有“派工单”（③）"]
