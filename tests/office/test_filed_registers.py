"""Registers that come back are held against the cases: R14 lines, R15 numbers, R21 statistics."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from formkit.findings import Finding
from formkit.office import Office
from formkit.values.number import Period
from tests.office.desk import CLERK, NOW, Issue, take

MARCH = Period(2026, 3)
Change = Callable[[Worksheet], None]
Filed = Callable[[str, Change], list[Finding]]


def cell_of(sheet: Worksheet, number: str, heading: str) -> tuple[int, int]:
    """Row and column of what stands under a heading in the line of a number."""
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    (row,) = {cell.row for cell in cells if str(cell.value) == number}
    (column,) = {cell.column for cell in cells if str(cell.value) == heading}
    return row, column


@pytest.fixture
def filed(office: Office, issue: Issue, tmp_path: Path) -> Filed:
    """What reconciling finds when a register of two complaints is filed with a change by hand."""
    issue()
    issue(订单编号="DD-0312", 客户名称="东篱商贸")

    def of(kind: str, change: Change) -> list[Finding]:
        register = tmp_path / f"{kind}.xlsx"
        office.report(kind, MARCH, register, now=NOW, by=CLERK)
        book = openpyxl.load_workbook(register)
        change(book.worksheets[0])
        book.save(register)
        take(office, register)
        codes = {"R14", "R15", "R21"}
        return [one for one in office.reconcile(NOW).findings if one.code in codes]

    return of


def nothing(_: Worksheet) -> None:
    """The register stays as it was written."""


@pytest.mark.parametrize("kind", ["register", "summary", "stats", "revisits"])
def test_a_register_filed_as_it_was_written_is_true(filed: Filed, kind: str) -> None:
    assert filed(kind, nothing) == []


def test_a_line_that_says_otherwise_than_the_sheet_is_told(filed: Filed) -> None:
    def other_customer(sheet: Worksheet) -> None:
        sheet.cell(*cell_of(sheet, "26030001", "客户"), "远川机电")

    (finding,) = filed("register", other_customer)
    assert (finding.code, finding.number) == ("R14", "26030001")
    assert finding.message == "“客户”写的是“远川机电”，案卷是“远山机电”"
    assert [seen for _, seen in finding.evidence] == ["远川机电", "远山机电"]


def test_what_is_blank_on_the_register_is_no_untruth(filed: Filed) -> None:
    def blank(sheet: Worksheet) -> None:
        row, column = cell_of(sheet, "26030001", "料号")
        sheet.cell(row, column).value = None

    assert filed("register", blank) == []


def test_a_number_that_is_not_on_the_register_is_told(filed: Filed) -> None:
    def struck_out(sheet: Worksheet) -> None:
        row, _ = cell_of(sheet, "26030002", "编号")
        sheet.delete_rows(row)

    (finding,) = filed("register", struck_out)
    assert (finding.code, finding.number) == ("R15", "26030002")
    assert finding.message == "登记表上没有这个编号"
    assert "2026年3月" in finding.where


def test_a_number_that_was_never_given_is_told(filed: Filed) -> None:
    def made_up(sheet: Worksheet) -> None:
        row, column = cell_of(sheet, "26030002", "编号")
        sheet.cell(row, column, "26030009")

    told = {(one.code, one.number) for one in filed("register", made_up)}
    assert told == {("R15", "26030002"), ("R15", "26030009")}


def test_statistics_that_count_otherwise_are_told(office: Office, filed: Filed) -> None:
    office.fill(
        "26030001",
        {"closing.closed_on": "2026-03-05", "closing.signed": "傅远 2026年3月5日"},
        now=NOW,
        by=CLERK,
    )

    def other_quantity(sheet: Worksheet) -> None:
        sheet.cell(*cell_of(sheet, "26030001", "数量"), "80 件")

    (finding,) = filed("stats", other_quantity)
    assert (finding.code, finding.number) == ("R21", "26030001")
    assert finding.message == "“数量”写的是“80 件”，案卷是“8 件”"
