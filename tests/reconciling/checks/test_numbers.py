"""R1: the number on a returned paper."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from formkit.findings import Severity
from formkit.values.number import Period

if TYPE_CHECKING:
    from tests.reconciling.conftest import Desk


def test_a_paper_with_a_known_number_is_in_order(desk: Desk) -> None:
    sheet = desk.sheet(papers=(desk.returned(1, ""),))

    assert desk.found("R1", sheet) == []


@pytest.mark.parametrize(
    ("number", "message", "fix"),
    [
        (None, "纸上没有可认的编号", "在原件上核对编号，写清后再导入"),
        ("26030010", "编号“26030010”不在台账里", "是不是“26030001”？请核对原件"),
        ("26030023", "编号“26030023”不在台账里", "核对编号；不是本办公室发出的，退回原单位"),
        (
            "26050777",
            "编号“26050777”不在台账里，2026年5月没有发过这种编号",
            "核对编号；不是本办公室发出的，退回原单位",
        ),
        ("甲-7", "编号“甲-7”不在台账里", "核对编号；不是本办公室发出的，退回原单位"),
    ],
)
def test_a_paper_whose_number_leads_nowhere(
    desk: Desk, number: str | None, message: str, fix: str
) -> None:
    stray = desk.returned(1, "", number=number, file="来件.docx")

    (finding,) = desk.found("R1", desk.sheet(), strays=(stray,))
    assert (finding.message, finding.fix) == (message, fix)
    assert finding.where == "来件.docx（第一联）"
    assert finding.severity is Severity.ERROR


def test_a_register_needs_no_number(desk: Desk) -> None:
    register = desk.returned(None, "", number=None, spec=desk.form("客户回访登记表"))

    assert desk.found("R1", strays=(register,)) == []


def test_a_paper_that_was_not_recognised_and_bears_no_number_is_told(desk: Desk) -> None:
    unknown = desk.returned(None, "", number=None, spec=None)

    assert [one.code for one in desk.found("R1", strays=(unknown,))] == ["R1"]


def test_a_void_number_is_told_with_its_reason(desk: Desk) -> None:
    sheet = desk.sheet(papers=(desk.returned(1, ""),), void="重复登记")

    (finding,) = desk.found("R1", sheet)
    assert finding.message == "编号“26030001”已作废（重复登记）"


def test_a_paper_that_came_in_before_its_number_was_void_is_in_order(desk: Desk) -> None:
    papers = (desk.returned(1, "", at=dt.datetime(2026, 3, 13)),)
    voided = dt.datetime(2026, 3, 20)

    assert desk.found("R1", desk.sheet(papers=papers, void="重复登记", voided=voided)) == []


def test_a_number_of_another_form_is_told(desk: Desk) -> None:
    other = desk.returned(None, "", spec=desk.form("客户投诉记录单"))

    (finding,) = desk.found("R1", desk.sheet(papers=(other,)))
    assert finding.message == "编号“26030001”是“客户抱怨处理表”的，不是“客户投诉记录单”的"


def test_a_number_of_another_month_than_its_register_is_told(desk: Desk) -> None:
    sheet = desk.sheet(papers=(desk.returned(1, ""),), period=Period(2026, 4))

    (finding,) = desk.found("R1", sheet)
    assert finding.message == "编号“26030001”的月份与台账登记的2026年4月不符"
    assert finding.severity is Severity.WARNING
