"""The registers of a term are written from the books, and kept as living workbooks."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from formkit.errors import InputError, MissingDependency, UnknownName, UsageError
from formkit.office import Office
from formkit.office.analysing import analyse
from formkit.office.registers import write_for
from formkit.reporting import Term
from formkit.safety import libreoffice
from formkit.values.number import Period
from tests.office.desk import CLERK, NOW, QUALITY, Issue, Sight, archived

REGISTERS = {
    "register": "客户抱怨案件登记追踪表",
    "summary": "投诉处理记录汇总表",
    "revisits": "客户回访登记表",
    "stats": "客户投诉案件统计表",
}
MARCH = Period(2026, 3)
HEAD = 4
"""The row of the headings in the tracking register."""


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "登记.xlsx"


@pytest.mark.parametrize(("kind", "title"), REGISTERS.items())
def test_each_register_is_a_workbook_under_its_title(
    kind: str, title: str, office: Office, issue: Issue, out: Path
) -> None:
    office.fill(issue(), QUALITY, now=NOW, by=CLERK)
    written = office.report(kind, MARCH, out, now=NOW, by=CLERK)
    (sheet, *_) = openpyxl.load_workbook(written).worksheets
    words = {str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell}
    assert any(title in word for word in words)
    assert ("26030001" in words) == (kind in ("register", "summary"))


def test_a_register_that_the_office_went_on_with_is_rewritten_by_number(
    office: Office, issue: Issue, out: Path
) -> None:
    first = issue()
    office.report("register", MARCH, out, now=NOW, by=CLERK)
    _write_beside(out, "跟进人", "陈立")
    kept = out.read_bytes()
    office.fill(first, QUALITY, now=NOW, by=CLERK)
    second = issue()
    told = write_for(office, "register", [MARCH], out, now=NOW, by=CLERK)
    assert (told.updated, told.added) == ((first,), (second,))
    assert archived(office.folder.root, kept)
    sheet = openpyxl.load_workbook(out).worksheets[0]
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=HEAD)}
    assert [rows[one][14].value for one in ("编号", first, second)] == ["跟进人", "陈立", None]
    assert rows[first][7].value == "制造部门"
    assert rows[first][0].comment is not None


def _write_beside(path: Path, heading: str, text: str) -> None:
    """A column of the office's own, and a note."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet.cell(HEAD, 15, heading)
    sheet.cell(HEAD + 1, 15, text)
    sheet.cell(HEAD + 1, 1).comment = Comment("已电话催办", "陈立")
    book.save(path)


@pytest.mark.parametrize("kind", REGISTERS)
def test_the_same_run_twice_leaves_the_file_as_it_was(
    kind: str, office: Office, issue: Issue, out: Path
) -> None:
    issue()
    office.report(kind, MARCH, out, now=NOW, by=CLERK)
    before = out.read_bytes()
    office.report(kind, MARCH, out, now=NOW, by=CLERK)
    assert out.read_bytes() == before
    assert not archived(office.folder.root, before)


def test_another_months_rows_stay_and_are_told(office: Office, issue: Issue, out: Path) -> None:
    number = issue()
    office.report("register", MARCH, out, now=NOW, by=CLERK)
    told = write_for(office, "register", [Period(2026, 4)], out, now=NOW, by=CLERK)
    assert told.kept == (number,)


def test_a_sheet_that_is_no_register_is_refused_and_nothing_changes(
    office: Office, issue: Issue, out: Path
) -> None:
    issue()
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "采购清单"
    book.save(out)
    content, before = out.read_bytes(), Sight.of(office.folder.root)
    with pytest.raises(InputError, match="没有“编号”一栏"):
        office.report("register", MARCH, out, now=NOW, by=CLERK)
    assert (out.read_bytes(), Sight.of(office.folder.root)) == (content, before)


def test_what_is_no_workbook_at_all_is_refused(office: Office, out: Path) -> None:
    out.write_bytes(b"%PDF-1.7\n%%EOF\n")
    with pytest.raises(InputError):
        office.report("register", MARCH, out, now=NOW, by=CLERK)


def test_a_quarter_is_one_table(office: Office, issue: Issue, out: Path) -> None:
    number = issue()
    write_for(office, "summary", Term(Period(2026, 1), MARCH), out, now=NOW, by=CLERK)
    sheet = openpyxl.load_workbook(out).worksheets[0]
    words = {str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell}
    assert {"2026年第1季度", number} <= words


def test_the_suffix_says_how_it_is_written(office: Office, issue: Issue, tmp_path: Path) -> None:
    issue()
    path = tmp_path / "汇总.docx"
    write_for(office, "summary", [MARCH], path, now=NOW, by=CLERK)
    (reading,) = office.read([path])
    assert reading.form == "投诉处理记录汇总表"
    with pytest.raises(UsageError, match=r"\.xlsx"):
        write_for(office, "summary", [MARCH], tmp_path / "汇总.txt", now=NOW, by=CLERK)


def test_another_form_may_be_named(office: Office, issue: Issue, out: Path) -> None:
    issue()
    write_for(office, "stats", [MARCH], out, now=NOW, by=CLERK, form="每月投诉情况分析")
    sheet = openpyxl.load_workbook(out).worksheets[0]
    words = {str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell}
    assert {"每月投诉情况分析", "未分类"} <= words


def test_a_register_nobody_knows_is_an_unknown_name(office: Office, out: Path) -> None:
    with pytest.raises(UnknownName, match="登记表"):
        office.report("registr", MARCH, out, now=NOW, by=CLERK)


def test_the_report_is_written_in_word_and_put_on_record(
    office: Office, issue: Issue, tmp_path: Path
) -> None:
    pytest.importorskip("matplotlib")
    issue()
    path = analyse(office, [MARCH], tmp_path / "分析.docx", now=NOW, by=CLERK)
    assert path.read_bytes().startswith(b"PK")
    (event,) = office.ledger.journal(kinds=("reported",))
    assert event.body["kind"] == "report"


@pytest.mark.soffice
def test_the_report_is_written_in_pdf(office: Office, issue: Issue, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    if libreoffice.program() is None:
        pytest.skip("LibreOffice is not installed")
    issue()
    path = analyse(office, [MARCH], tmp_path / "分析.pdf", now=NOW, by=CLERK)
    assert path.read_bytes().startswith(b"%PDF")


def test_without_libreoffice_a_pdf_is_refused_before_any_work(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    with pytest.raises(MissingDependency, match=r"LibreOffice.*分析\.docx"):
        analyse(office, [MARCH], tmp_path / "分析.pdf", now=NOW, by=CLERK)
    assert not list(tmp_path.glob("分析*"))


def test_a_report_is_word_or_pdf(office: Office, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.docx 或 \.pdf"):
        analyse(office, [MARCH], tmp_path / "分析.xlsx", now=NOW, by=CLERK)
