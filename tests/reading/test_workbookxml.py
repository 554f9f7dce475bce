"""What a workbook says beside its cells is found however its parts are named and linked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

from formkit.errors import InputError
from formkit.reading.xlsx import read_file
from formkit.values.grid import Document, Named

TRANSITIONAL = (
    (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"spreadsheetml/main"),
    (b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"officeDocument"),
)


STRINGS = "xl/sharedStrings.xml"


def kept(path: Path, change: Callable[[Workbook], None]) -> Path:
    """A workbook of one sheet 登记, changed and saved."""
    book = Workbook()
    book.worksheets[0].title = "登记"
    change(book)
    book.save(path)
    return path


def rewritten(path: Path, change: Callable[[str, bytes], bytes]) -> Document:
    """The document in a workbook whose members were changed."""
    with ZipFile(path) as archive:
        members = {name: change(name, archive.read(name)) for name in archive.namelist()}
    with ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        if STRINGS not in members:
            archive.writestr(STRINGS, change(STRINGS, b"<sst/>"))
    return read_file(path)


def some(book: Workbook) -> None:
    """A few texts, a hidden sheet and names."""
    sheet = book.worksheets[0]
    sheet["A1"], sheet["B2"] = "客户", 7
    sheet["B2"].number_format = "0000"
    book.create_sheet("选 项's").sheet_state = "veryHidden"
    book.worksheets[1]["A1"] = "质量部"
    for name, area in (("fk_a", "登记!$B$2:$C$3"), ("fk_b", "'选 项''s'!$A$1")):
        book.defined_names[name] = DefinedName(name, attr_text=area)
    book.defined_names["fk_c"] = DefinedName("fk_c", attr_text="没有!$A$1")
    book.defined_names["fk_d"] = DefinedName("fk_d", attr_text="#REF!")


def test_names_lead_to_hidden_sheets_and_to_nowhere(tmp_path: Path) -> None:
    document = read_file(kept(tmp_path / "a.xlsx", some))
    assert [grid.where for grid in document.grids] == ["登记"]
    assert document.named == (
        Named("fk_a", "0007", "name", "登记!B2"),
        Named("fk_b", "质量部", "name", "选 项's!A1"),
    )


def test_a_workbook_saved_as_strict_says_the_same(tmp_path: Path) -> None:
    path = kept(tmp_path / "a.xlsx", some)
    usual = read_file(path)

    def strict(_: str, data: bytes) -> bytes:
        for namespace, name in TRANSITIONAL:
            ending = b"/relationships" if name == b"officeDocument" else b""
            data = data.replace(namespace, b"http://purl.oclc.org/ooxml/" + name + ending)
        return data

    assert rewritten(path, strict) == usual


def test_parts_may_be_linked_from_the_root_of_the_package(tmp_path: Path) -> None:
    path = kept(tmp_path / "a.xlsx", some)
    usual = read_file(path)

    def relative(name: str, data: bytes) -> bytes:
        is_links = name == "xl/_rels/workbook.xml.rels"
        return data.replace(b'Target="/xl/', b'Target="') if is_links else data

    assert rewritten(path, relative) == usual


def test_texts_shared_by_cells_come_without_reading_aids(tmp_path: Path) -> None:
    path = kept(tmp_path / "a.xlsx", some)
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = (
        '<si><r><t>远</t></r><r><t xml:space="preserve">山 </t></r></si>'
        "<si><t>东篱</t><rPh><t>dongli</t></rPh></si><si/><si><t>_x005F_x4E00_</t></si>"
    )

    def shared(name: str, data: bytes) -> bytes:
        if name == STRINGS:
            return b'<sst xmlns="' + main + b'">' + strings.encode() + b"</sst>"
        if name == "xl/_rels/workbook.xml.rels":
            link = b'<Relationship Id="s" Type="a/sharedStrings" Target="sharedStrings.xml"/>'
            return data.replace(b"</Relationships>", link + b"</Relationships>")
        if name != "xl/worksheets/sheet1.xml":
            return data
        cells = "".join(f'<c t="s"><v>{n}</v></c>' for n in range(4))
        rows = f"<sheetData><row>{cells}</row></sheetData>"
        return data[: data.index(b"<sheetData")] + rows.encode() + b"</worksheet>"

    (grid,) = rewritten(path, shared).grids
    assert [cell.text for cell in grid.cells] == ["远山 ", "东篱", "", "_x4E00_"]


def test_comments_come_row_by_row(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        sheet = book.worksheets[0]
        for place, author in (("C3", "丙"), ("A1", "甲"), ("B1", "乙")):
            sheet[place] = author
            sheet[place].comment = Comment("待核", author)

    remarks = read_file(kept(tmp_path / "a.xlsx", change)).remarks
    assert remarks == ("批注（甲）：待核", "批注（乙）：待核", "批注（丙）：待核")


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "_rels/.rels"])
def test_a_workbook_with_a_part_cut_off_is_damaged(name: str, tmp_path: Path) -> None:
    path = kept(tmp_path / "a.xlsx", some)
    with pytest.raises(InputError, match=r"a\.xlsx"):
        rewritten(path, lambda one, data: data[: len(data) // 2] if one == name else data)


def test_a_sheet_whose_part_is_missing_is_damage_and_not_an_empty_sheet(tmp_path: Path) -> None:
    path = kept(tmp_path / "a.xlsx", some)
    with ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(path, "w") as archive:
        for name, data in members.items():
            if name != "xl/worksheets/sheet1.xml":
                archive.writestr(name, data)
    with pytest.raises(InputError, match=r"a\.xlsx"):
        read_file(path)
