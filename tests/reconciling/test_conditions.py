"""Conditions that other procedures than the five-copy one ask for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from formkit.procedures import Requirement, load
from formkit.reconciling import Case
from formkit.reconciling.beside import Beside
from formkit.reconciling.conditions import View, unmet
from formkit.reconciling.evidence import Evidence
from formkit.reconciling.limits import limits

if TYPE_CHECKING:
    from formkit.reconciling import Sheet
    from tests.reconciling.conftest import Desk

SATISFACTION = "visits.lines.satisfaction"


def reasons(sheet: Sheet, that: dict[str, Any], *beside: Beside, **said: Any) -> list[str]:
    rule = {"clause": "第一条", "sentence": "应办理。", "that": that} | said
    case, procedure = Case((sheet,), beside), load("five-copy")
    view = View(case, procedure, dt.date(2026, 4, 10), limits(case, procedure))
    return [reason.message for reason in unmet(Requirement.model_validate(rule), view)]


def visit(satisfaction: str) -> Beside:
    seen = Evidence(satisfaction, "回访登记表.xlsx C4")
    return Beside("客户回访登记表", "26030001", {SATISFACTION: seen})


def test_a_line_of_a_register_is_asked_for(desk: Desk) -> None:
    asked = {"kind": "is", "form": "客户回访登记表", "box": SATISFACTION, "values": ["满意"]}

    assert reasons(desk.sheet(), asked) == [
        "“客户回访登记表”里还没有填“visits.lines.satisfaction”（第一条）"
    ]
    assert reasons(desk.sheet(), asked, visit("满意")) == []
    assert reasons(desk.sheet(), asked, visit("满意"), visit("不满意")) == [
        "“visits.lines.satisfaction”是“不满意”，要“满意”（第一条）"
    ]


def test_one_of_several_is_enough(desk: Desk) -> None:
    asked = {
        "kind": "any",
        "of": [
            {"kind": "has", "box": "verdict.loss"},
            {"kind": "signed", "box": "quality.signed"},
        ],
    }

    assert reasons(desk.sheet("| 质量管理部签字 | 林岚 |"), asked) == []
    assert reasons(desk.sheet(), asked) == ["判定：“损失金额”还没有填（第一条）"]


@pytest.mark.parametrize(
    ("drawing", "kept"),
    [
        ("| 业务主管核阅 | 高志 2026年3月10日 | 判定签字 | 许宁 2026年3月11日 |", True),
        ("| 业务主管核阅 | 高志 2026年3月10日 | 判定签字 | 许宁 2026年3月12日 |", False),
        ("| 业务主管核阅 | 高志 2026年3月10日 |", False),
        ("", False),
    ],
)
def test_a_deadline_is_kept_or_not(desk: Desk, drawing: str, *, kept: bool) -> None:
    asked = {"kind": "in_time", "deadline": "P5-3"}

    assert (reasons(desk.sheet(drawing), asked) == []) is kept


def test_an_unset_deadline_is_never_kept(desk: Desk) -> None:
    sheet = desk.sheet("| 质量管理部签字 | 林岚 2026年3月4日 | 经理室签字 | 沈谦 2026年3月4日 |")

    (told,) = reasons(sheet, {"kind": "in_time", "deadline": "P5-2"})
    assert told == "“调查报告呈总经理批示”：未设定（第一条）"


@pytest.mark.parametrize(
    ("disposal", "asked"),
    [("■退货 □折让", False), ("□退货 ■折让", True), ("■退货 ■折让", True), ("", False)],
)
def test_a_condition_is_asked_only_when_another_holds(
    desk: Desk, disposal: str, *, asked: bool
) -> None:
    when = {"kind": "is", "box": "verdict.disposal", "values": ["折让", "赔款"]}
    that = {"kind": "has", "box": "verdict.disposal_amount"}

    assert bool(reasons(desk.sheet(f"| 处理方式 | {disposal} |"), that, when=when)) is asked


@pytest.mark.parametrize(("fault", "met"), [("■是 □否", True), ("□是 ■否", False)])
def test_yes_and_no_are_asked_for_by_their_words(desk: Desk, fault: str, *, met: bool) -> None:
    that = {"kind": "is", "box": "verdict.our_fault", "values": ["是"]}

    assert (reasons(desk.sheet(f"| 是否我方质量问题 | {fault} |"), that) == []) is met


def test_every_required_cell_of_a_begun_row_is_asked_for(desk: Desk) -> None:
    sheet = desk.sheet(desk.pack("判定", but="| verdict.shares.2.department | 装配车间 |"))

    told = reasons(sheet, {"kind": "complete", "section": "判定"})
    assert told == ["判定 · 第3行：“责任比率(%)”还没有填（第一条）"]
