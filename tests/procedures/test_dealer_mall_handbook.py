"""The car dealer's, the online mall's and the handbook's procedures: what each of them says."""

from __future__ import annotations

import datetime as dt
import re
from importlib.resources import files

import pytest

from formkit.procedures import load

NAMES = [
    ("auto-dealer", ("p4", "p4-auto-dealer", "客户投诉处理程序 4", "客户投诉处理程序4")),
    ("online-mall", ("p6", "p6-online-mall", "同城直购网顾客投诉管理制度及流程")),
    ("handbook", ("p7", "p7-handbook", "企业客户投诉处理与满意度提升手册（标准版）")),
]


@pytest.mark.parametrize(("name", "others"), NAMES)
def test_it_is_found_by_every_name(name: str, others: tuple[str, ...]) -> None:
    assert {load(other).name for other in (name, *others)} == {name}


@pytest.mark.parametrize("name", [name for name, _ in NAMES])
def test_nothing_is_left_for_the_office_to_set(name: str) -> None:
    assert load(name).open_blanks == ()


def test_doubtful_standard_numbers_are_nowhere_told() -> None:
    told = (files("formkit.procedures") / "handbook.toml").read_text(encoding="utf-8")
    assert not re.search(r"GB/?T", told)


def test_a_dealers_limit_depends_on_the_level() -> None:
    dealer = load("auto-dealer")
    accepted = dt.datetime(2026, 3, 2, 10, 0)

    assert dealer.deadline("P4-1").due(accepted).at == dt.datetime(2026, 3, 3, 10, 0)
    assert dealer.deadline("P4-2").due(accepted).at == dt.datetime(2026, 3, 4, 10, 0)


def test_a_dealer_means_to_answer_and_close_every_complaint() -> None:
    targets = {one.name: (one.measure, one.goal) for one in load("auto-dealer").targets}
    assert targets == {
        "投诉响应及时率": ("in_time", "100%"),
        "投诉结案率": ("closed", "100%"),
    }


def test_a_dealer_turns_upwards_step_by_step() -> None:
    escalation = load("auto-dealer").escalation
    assert escalation is not None
    assert escalation.above("责任部门") == "上级"
    assert escalation.above("责任部门", 2) == "总经理"
    assert escalation.above("责任部门", 9) == "上海大众"


def test_nobody_says_what_makes_a_complaint_grave_at_a_dealers() -> None:
    dealer = load("auto-dealer")
    severity = dealer.classification("severity")
    assert severity is not None
    assert severity.criteria == {}
    assert "怎样算重大抱怨" in {one.name for one in dealer.lost}


def test_harmful_content_is_sorted_on_a_paper_of_its_own() -> None:
    mall = load("online-mall")
    (harm,) = [one for one in mall.classes if one.name == "有害信息类别"]
    assert harm.box == "违法信息举报登记表/intake.harm"
    assert len(harm.values) == 9
    assert mall.main_form == "申诉和投诉处理登记表"


def test_the_handbook_breaks_off_in_its_first_chapter() -> None:
    lost = [one.clause for one in load("handbook").lost]
    assert lost[0] == "1.5"
    assert lost[-1] == "第八章"
