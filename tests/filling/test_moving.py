"""What names rows of a sheet moves with them; all else of a workbook stays as it was."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from formkit.filling.code import qr_png
from formkit.filling.xlsx import CompiledWorkbook
from tests.filling.authored import LOOP, THREE, author, filled, members, opened, values

SHARED = Path(os.environ.get("FORMKIT_SHARED", Path(__file__).parents[3] / "shared"))


def rezipped(path: Path, changes: dict[str, Callable[[bytes], bytes]]) -> Path:
    data = members(path.read_bytes())
    with zipfile.ZipFile(path, "w") as archive:
        for name in [*data, *(set(changes) - set(data))]:
            archive.writestr(name, changes.get(name, bytes)(data.get(name, b"")))
    return path


def dress(sheet: Worksheet) -> None:
    """Everything that names rows of the loop (3) or rows below it (5 …)."""
    sheet.merge_cells("A5:B5")
    sheet.merge_cells("D3:E3")
    sheet.merge_cells("F1:F5")
    listed = DataValidation(type="list", formula1="$H$5:$H$9")
    listed.add("B3")
    listed.add("B5:B6")
    sheet.add_data_validation(listed)
    sheet.conditional_formatting.add(
        "C3",
        FormulaRule(formula=["$C3>$C$5"], font=Font(color="FF0000")),  # type: ignore[no-untyped-call]
    )
    sheet.print_area = "A1:C5"
    sheet.print_title_rows = "1:1"
    sheet.auto_filter.ref = "A1:C4"
    sheet["C5"].comment = Comment("合计", "前台")
    sheet["A5"].hyperlink = "https://example.com"
    sheet.row_breaks.append(Break(id=5))
    sheet.add_image(Image(io.BytesIO(qr_png("占位"))), "A7")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=3, min_row=3, max_row=3))
    sheet.add_chart(chart, "E7")
    book = sheet.parent
    assert book is not None
    book.defined_names["数量列"] = DefinedName("数量列", attr_text="登记!$C$3")
    book.defined_names["合计格"] = DefinedName("合计格", attr_text="登记!$C$5")
    summary = book.create_sheet("汇总 '表'")
    summary["A1"] = "=SUM(登记!C3:C3)+登记!$C$5"
    summary["A2"] = "文字 登记!C5"


def test_what_names_rows_moves_and_stretches_with_them(tmp_path: Path) -> None:
    data = filled(author(tmp_path / "登记表.xlsx", LOOP, dress))
    sheet, parts = opened(data), members(data)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert sorted(map(str, sheet.merged_cells.ranges)) == [
        "A5:B5",
        "D2:E2",
        "D3:E3",
        "D4:E4",
        "F1:F5",
    ]
    (listed,) = sheet.data_validations.dataValidation
    assert (str(listed.sqref), listed.formula1) == ("B2:B4 B5:B6", "$H$5:$H$9")
    (ruled,) = sheet.conditional_formatting
    assert (str(ruled.sqref), ruled.rules[0].formula) == ("C2:C4", ["$C2>$C$5"])
    assert (sheet.print_area, sheet.print_title_rows) == ("'登记'!$A$1:$C$5", "$1:$1")
    assert sheet.auto_filter.ref == "A1:C4"
    assert sheet["C5"].comment is not None
    assert sheet["A5"].hyperlink is not None
    assert [one.id for one in sheet.row_breaks.brk] == [5]
    assert book.defined_names["数量列"].attr_text == "登记!$C$2:$C$4"
    assert book.defined_names["合计格"].attr_text == "登记!$C$5"
    assert book["汇总 '表'"]["A1"].value == "=SUM(登记!C2:C4)+登记!$C$5"
    assert book["汇总 '表'"]["A2"].value == "文字 登记!C5"
    assert re.findall(rb"row>(\d+)<", parts["xl/drawings/drawing1.xml"]) == [b"6", b"6"]
    assert "<f>'登记'!$C$2:$C$4</f>".encode() in parts["xl/charts/chart1.xml"]


def test_what_stands_below_moves_down_by_the_lines(tmp_path: Path) -> None:
    lines = [THREE[0]] * 10
    data = filled(author(tmp_path / "登记表.xlsx", LOOP, dress), lines)
    sheet, parts = opened(data), members(data)
    assert {"A12:B12", "F1:F12"} < set(map(str, sheet.merged_cells.ranges))
    assert sheet.print_area == "'登记'!$A$1:$C$12"
    assert sheet["C12"].comment is not None
    assert [one.id for one in sheet.row_breaks.brk] == [12]
    assert re.findall(rb"row>(\d+)<", parts["xl/drawings/drawing1.xml"]) == [b"13", b"13"]
    assert sheet.dimensions == "A1:F12"
    (listed,) = sheet.data_validations.dataValidation
    assert (str(listed.sqref), listed.formula1) == ("B2:B11 B12:B13", "$H$12:$H$16")


def test_a_table_of_excel_grows_with_its_lines(tmp_path: Path) -> None:
    def tabulate(sheet: Worksheet) -> None:
        sheet.add_table(Table(displayName="登记", ref="A1:C4"))

    data = filled(author(tmp_path / "登记表.xlsx", LOOP, tabulate), [THREE[0]] * 9)
    table = opened(data).tables["登记"]
    assert (table.ref, table.autoFilter.ref) == ("A1:C10", "A1:C10")


def test_formulas_of_a_line_are_copied_down(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["单价", 2],
        ["{%tr for r in 登记.行 %}"],
        ["{{ r.数量 }}", "=A3*$B$1", "=SUM($A$3:A3)", "=IF(ISNUMBER(D2),D2,0)+A3", "=B6"],
        ["{%tr endfor %}"],
        [],
        ["尾", "=SUM(B3:B3)"],
    ]
    sheet = opened(filled(author(tmp_path / "登记表.xlsx", rows)))
    assert values(sheet)[1:] == [
        [3, "=A2*$B$1", "=SUM($A$2:A2)", "=IF(ISNUMBER(D1),D1,0)+A2", "=B6"],
        [0, "=A3*$B$1", "=SUM($A$2:A3)", "=IF(ISNUMBER(D2),D2,0)+A3", "=B6"],
        [12, "=A4*$B$1", "=SUM($A$2:A4)", "=IF(ISNUMBER(D3),D3,0)+A4", "=B6"],
        [None] * 5,
        ["尾", "=SUM(B2:B4)", None, None, None],
    ]


def test_shared_formulas_are_written_out_before_they_move(tmp_path: Path) -> None:
    shared = b'<c r="A6"><f t="shared" ref="A6:A7" si="0">C5*2</f><v>9</v></c></row>'
    following = b'<row r="7"><c r="A7"><f t="shared" si="0"/><v>9</v></c></row></sheetData>'
    path = rezipped(
        author(tmp_path / "登记表.xlsx", LOOP),
        {
            "xl/worksheets/sheet1.xml": lambda xml: xml.replace(
                b"</sheetData>", b'<row r="6">' + shared + following
            )
        },
    )
    sheet = opened(filled(path, [THREE[0]] * 4))
    assert [sheet["A7"].value, sheet["A8"].value] == ["=C6*2", "=C7*2"]
    assert b"<v>9</v>" not in members(filled(path))["xl/worksheets/sheet1.xml"]


def test_the_chain_of_calculation_is_dropped_and_all_is_calculated_anew(tmp_path: Path) -> None:
    kind = b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"'
    path = rezipped(
        author(tmp_path / "登记表.xlsx", LOOP),
        {
            "xl/calcChain.xml": lambda _: b"<calcChain/>",
            "xl/_rels/workbook.xml.rels": lambda xml: xml.replace(
                b"</Relationships>",
                b'<Relationship Id="rIdC" Target="calcChain.xml" ' + kind + b"/></Relationships>",
            ),
            "[Content_Types].xml": lambda xml: xml.replace(
                b"</Types>",
                b'<Override PartName="/xl/calcChain.xml" ContentType="x/y"/></Types>',
            ),
        },
    )
    parts = members(filled(path))
    assert "xl/calcChain.xml" not in parts
    assert not [name for name, content in parts.items() if b"calcChain" in content]
    assert b'fullCalcOnLoad="1"' in parts["xl/workbook.xml"]


def test_nothing_else_of_the_template_is_touched(tmp_path: Path) -> None:
    path = author(tmp_path / "登记表.xlsx", [["编号：{{ 编号 }}", "固定"]], dress)
    before, after = members(path.read_bytes()), members(filled(path, 编号="26030001"))
    written = {"xl/worksheets/sheet1.xml", "xl/workbook.xml"}
    assert set(after) == set(before)
    assert {name for name in before if before[name] != after[name]} == written
    head, _, tail = before["xl/worksheets/sheet1.xml"].partition(b"<sheetData>")
    assert after["xl/worksheets/sheet1.xml"].startswith(head)
    assert after["xl/worksheets/sheet1.xml"].endswith(tail.partition(b"</sheetData>")[2])


def test_the_same_values_make_the_same_bytes(tmp_path: Path) -> None:
    path = author(tmp_path / "登记表.xlsx", LOOP, dress)
    assert filled(path) == filled(path)


def prefixed(xml: bytes) -> bytes:
    """The markup as some writers have it, with a prefix before every element."""
    named = re.sub(rb"<(/?)(?=\w)", rb"<\1x:", xml)
    return named.replace(b"xmlns=", b"xmlns:x=", 1)


def test_a_workbook_whose_elements_have_a_prefix_is_filled_too(tmp_path: Path) -> None:
    path = rezipped(
        author(tmp_path / "登记表.xlsx", LOOP, dress),
        {"xl/worksheets/sheet1.xml": prefixed, "xl/workbook.xml": prefixed},
    )
    sheet = opened(filled(path, [THREE[0]] * 9))
    assert (sheet["A10"].value, sheet["C11"].value) == ("26030001", "=SUM(C2:C10)")
    assert sheet.print_area == "'登记'!$A$1:$C$11"


def test_a_chart_in_a_cell_is_drawn_in_every_line(tmp_path: Path) -> None:
    groups = (
        b'<extLst><ext xmlns:x14="urn:x14" xmlns:xm="urn:xm"><x14:sparklines>'
        b"<x14:sparkline><xm:f>Sheet!A3:C3</xm:f><xm:sqref>D3</xm:sqref></x14:sparkline>"
        b"<x14:sparkline><xm:f>Sheet!C3:C3</xm:f><xm:sqref>D5</xm:sqref></x14:sparkline>"
        b"</x14:sparklines></ext></extLst></worksheet>"
    ).replace(b"Sheet", "登记".encode())
    path = rezipped(
        author(tmp_path / "登记表.xlsx", LOOP),
        {"xl/worksheets/sheet1.xml": lambda xml: xml.replace(b"</worksheet>", groups)},
    )
    xml = members(filled(path, THREE[:2]))["xl/worksheets/sheet1.xml"].decode()
    assert re.findall("<xm:f>(.*?)</xm:f><xm:sqref>(.*?)<", xml) == [
        ("登记!A2:C2", "D2"),
        ("登记!A3:C3", "D3"),
        ("登记!C2:C3", "D4"),
    ]


def corpus() -> list[Path]:
    return sorted((SHARED / "corpus" / "zh-xlsx").glob("*.xlsx"))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", corpus() or [None], ids=lambda path: path and path.name)
def test_workbooks_of_other_offices_lose_nothing(path: Path | None) -> None:
    if path is None:
        pytest.skip("no corpus of workbooks beside the project")
    before, after = members(path.read_bytes()), members(CompiledWorkbook(path).render({}))
    chain = {"[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/calcChain.xml"}
    spared = {"xl/workbook.xml"} | (chain if "xl/calcChain.xml" in before else set())
    assert {name: one for name, one in before.items() if name not in spared} == {
        name: one for name, one in after.items() if name not in spared
    }
