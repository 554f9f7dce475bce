"""R16: old sheet and new sheet."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from formkit.findings import Severity
from formkit.reconciling.returned import Remark
from formkit.reconciling.sheet import Printed

if TYPE_CHECKING:
    from formkit.reconciling import Sheet
    from tests.reconciling.conftest import Desk

SUPERSEDED_ON = dt.datetime(2026, 3, 14, 9)


def old(desk: Desk, **said: Any) -> Sheet:
    usual = {"superseded_by": "26030002", "printed": (Printed(SUPERSEDED_ON),)}
    return desk.sheet("| 客户名称 | 远山机电 |", **(usual | said))


def new(desk: Desk, drawing: str = "| 客户名称 | 远山 机电 |", **said: Any) -> Sheet:
    usual = {"number": "26030002", "issued_at": SUPERSEDED_ON, "supersedes": "26030001"}
    return desk.sheet(drawing, **(usual | said))


def test_two_sheets_that_name_each_other_are_in_order(desk: Desk) -> None:
    assert desk.found("R16", old(desk), new(desk)) == []


def test_an_old_sheet_that_is_not_in_the_ledger(desk: Desk) -> None:
    (finding,) = desk.found("R16", new(desk))

    assert finding.message == "原表“26030001”不在台账里"


def test_an_old_sheet_of_another_month_is_looked_up(desk: Desk) -> None:
    assert desk.found("R16", new(desk), beyond=(old(desk),)) == []


@pytest.mark.parametrize(
    ("said", "message", "severity"),
    [
        ({"superseded_by": None}, "原表“26030001”没有登记由本表代替", Severity.ERROR),
        ({"printed": ()}, "原表“26030001”还没有补印新编号", Severity.REMARK),
    ],
)
def test_an_old_sheet_that_does_not_name_the_new_one(
    desk: Desk, said: dict[str, Any], message: str, severity: Severity
) -> None:
    (finding,) = desk.found("R16", old(desk, **said), new(desk))

    assert (finding.message, finding.severity) == (message, severity)


def test_a_new_sheet_of_another_customer(desk: Desk) -> None:
    (finding,) = desk.found("R16", old(desk), new(desk, "| 客户名称 | 清河纺织 |"))

    assert finding.message == "原表的客户是“远山机电”，本表的是“清河纺织”"
    assert finding.severity is Severity.WARNING


def test_an_old_sheet_of_another_form(desk: Desk) -> None:
    record = desk.form("客户投诉记录单")

    (finding,) = desk.found("R16", old(desk, spec=record, filled={}), new(desk))
    assert finding.message == "原表“26030001”是“客户投诉记录单”，不是同一种表"


@pytest.mark.parametrize(
    ("label", "written", "message"),
    [
        ("原编号：", "26030001", None),
        ("原编号：", "", None),
        ("备注", "26039999", None),
        ("原处理表编号", "26030009", "“原处理表编号”写的是“26030009”，台账是“26030001”"),
        ("新编号", "26030003", "“新编号”写的是“26030003”，台账是“没有”"),
    ],
)
def test_a_number_written_on_the_returned_paper(
    desk: Desk, label: str, written: str, message: str | None
) -> None:
    paper = desk.returned(1, "", number="26030002", remarks=(Remark(label, written, "表1"),))

    found = desk.found("R16", old(desk), new(desk, papers=(paper,)))
    assert [one.message for one in found] == ([message] if message else [])
