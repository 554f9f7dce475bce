"""A row of a sheet grows with its texts, and is never shorter than its template has it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from formkit.filling.identity import Identity
from formkit.filling.room import ON_PAGE, PITCH, TALLEST
from formkit.filling.sheets import overfull, write_sheet
from formkit.filling.stock import template_for
from formkit.filling.wrapping import lines
from formkit.filling.xlsx import CompiledWorkbook
from formkit.forms import FormSpec, Shelf
from formkit.reading.formats import read_document
from formkit.values.money import Money
from formkit.values.quantity import Quantity
from tests.filling.conftest import Office

SIZE, LOW, WIDE = 10.0, 16.0, 20
LINE = SIZE * PITCH
THIN = Side("thin")
RULED = Border(THIN, THIN, THIN, THIN)
TEN = "\n".join(f"{n}、查明原因" for n in range(1, 11))
LONG = "客户来电反映外壳开裂，要求更换，并于三日内答复；业务部门已将样品 X-200/b 送检。"

Change = Callable[[Worksheet], object]


def author(path: Path, rows: list[list[str]], change: Change | None = None) -> Path:
    """A template of low rows and wrapped cells, ruled, in type of ten points."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "登记"
    for row in rows:
        sheet.append(row)
    for cells in sheet.iter_rows():
        sheet.row_dimensions[cells[0].row or 1].height = LOW
        for cell in cells:
            cell.font, cell.border = Font("宋体", SIZE), RULED
            cell.alignment = Alignment(wrap_text=True, vertical="center")
    for column in "ABC":
        sheet.column_dimensions[column].width = WIDE
    if change:
        change(sheet)
    book.save(path)
    return path


def filled(path: Path, **names: Any) -> Worksheet:
    data = CompiledWorkbook(path).render(names)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert isinstance(sheet, Worksheet)
    return sheet


def sheet_of(document: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return package.read("xl/worksheets/sheet1.xml")


def heights(sheet: Worksheet) -> list[float | None]:
    return [sheet.row_dimensions[row + 1].height for row in range(sheet.max_row)]


REGISTER = [
    ["编号", "内容", "备注"],
    ["{%tr for r in 行 %}"],
    ["{{ r.编号 }}", "{{ r.内容 }}", "{{ r.备注 }}"],
    ["{%tr endfor %}"],
    ["制表：{{ 人 }}"],
]


def test_each_line_of_a_register_is_as_tall_as_its_longest_text(tmp_path: Path) -> None:
    """Each row has its own height.

    | 编号 | 内容         | 备注 |
    | 1    | 外壳开裂     |      |  as drawn
    | 2    | 1、… 10、…   |      |  ten lines
    | 3    | 外壳开裂     | 一/二 |  two lines
    """
    rows = [
        {"编号": "1", "内容": "外壳开裂", "备注": ""},
        {"编号": "2", "内容": TEN, "备注": ""},
        {"编号": "3", "内容": "外壳开裂", "备注": "一\n二"},
    ]
    sheet = filled(author(tmp_path / "表.xlsx", REGISTER), 行=rows, 人="张三")
    assert heights(sheet) == [LOW, LOW, 10 * LINE, 2 * LINE, LOW]


def test_a_blank_register_is_as_drawn(tmp_path: Path) -> None:
    sheet = filled(author(tmp_path / "表.xlsx", REGISTER), 行=[], 人="")
    assert heights(sheet) == [LOW, LOW, LOW]


def test_a_row_is_never_lower_than_drawn(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].height = 90

    rows = [{"编号": "1", "内容": "一\n二\n三", "备注": None}]
    sheet = filled(author(tmp_path / "表.xlsx", REGISTER, change), 行=rows, 人="")
    assert heights(sheet)[1] == 90


@settings(max_examples=60, deadline=None)
@given(
    texts=st.lists(
        st.text(st.sampled_from("外壳开裂，（更换） abW0-/&<\n"), max_size=200),
        min_size=1,
        max_size=4,
    )
)
def test_any_text_has_the_lines_it_needs(
    texts: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "any-height.xlsx"
    if not path.exists():
        author(path, REGISTER)
    rows = [{"编号": "1", "内容": text, "备注": None} for text in texts]
    sheet = filled(path, 行=rows, 人="")
    wide = (WIDE * 5.25 * 0.95 - 4) / SIZE
    for row, text in enumerate(texts, start=2):
        height = sheet.row_dimensions[row].height
        assert height is not None
        needed = LINE * lines(text, wide)
        assert height >= needed or needed == LINE or needed > ON_PAGE


def test_the_width_of_a_merged_cell_is_that_of_all_its_columns(tmp_path: Path) -> None:
    """The text stands in one line above, in two lines below.

    | 原因 | {{ 原因 }}   <   |
    | 对策 | {{ 原因 }} | 甲  |
    """
    path = author(
        tmp_path / "表.xlsx",
        [["原因", "{{ 原因 }}", ""], ["对策", "{{ 原因 }}", "甲"]],
        lambda sheet: sheet.merge_cells("B1:C1"),
    )
    one, two = heights(filled(path, 原因="客户来电反映外壳开裂要求更换并答复"))
    assert one == LOW
    assert two == 2 * LINE


def test_rows_under_one_merged_cell_hold_its_text_together(tmp_path: Path) -> None:
    """What one row cannot hold the others take their share of.

    | 原因 | {{ 原因 }} | 签字 |
    | ^    | ^          | 日期 |
    | ^    | ^          | {{ 备注 }} |
    """
    path = author(
        tmp_path / "表.xlsx",
        [["原因", "{{ 原因 }}", "签字"], ["", "", "日期"], ["", "", "{{ 备注 }}"]],
        lambda sheet: sheet.merge_cells("B1:B3"),
    )
    assert heights(filled(path, 原因=TEN, 备注="")) == [10 * LINE / 3] * 3
    assert heights(filled(path, 原因="一\n二\n三", 备注="")) == [LOW] * 3
    uneven = heights(filled(path, 原因=TEN, 备注="一\n二\n三\n四\n五\n六\n七"))
    assert uneven == [10 * LINE / 3] * 2 + [7 * LINE]


def test_the_rows_of_one_line_hold_its_merged_text_together(tmp_path: Path) -> None:
    """Two rows of each line are one cell at the left.

    | {%tr for r in 行 %} |
    | {{ r.内容 }} | 签字 |
    | ^            | 日期 |
    | {%tr endfor %} |
    """
    path = author(
        tmp_path / "表.xlsx",
        [["{%tr for r in 行 %}"], ["{{ r.内容 }}", "签字"], ["", "日期"], ["{%tr endfor %}"]],
        lambda sheet: sheet.merge_cells("A2:A3"),
    )
    sheet = filled(path, 行=[{"内容": TEN}, {"内容": "甲"}, {"内容": TEN}])
    assert heights(sheet) == [5 * LINE] * 2 + [LOW] * 2 + [5 * LINE] * 2


def test_a_row_that_programs_fit_to_its_text_stays_one(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        for row in range(1, 6):
            sheet.row_dimensions[row].height = None

    path = author(tmp_path / "表.xlsx", REGISTER, change)
    rows = [{"编号": "1", "内容": TEN, "备注": ""}, {"编号": "2", "内容": "甲", "备注": ""}]
    assert heights(filled(path, 行=rows, 人="")) == [None, 10 * LINE, None, None]
    assert b"customHeight" not in sheet_of(CompiledWorkbook(path).render({"行": rows, "人": ""}))


def test_a_text_too_long_for_a_page_is_written_smaller(tmp_path: Path) -> None:
    path = author(tmp_path / "表.xlsx", REGISTER)
    rows = [{"编号": "1", "内容": "\n".join("甲" * 30), "备注": "乙"}]
    sheet = filled(path, 行=rows, 人="")
    assert (sheet["B2"].font.size, sheet["C2"].font.size) == (7, SIZE)
    assert sheet["B2"].border.left.style == "thin"
    assert heights(sheet)[1] == 30 * 7 * PITCH
    assert CompiledWorkbook(path).overfull({"行": rows, "人": ""}) == []


def test_a_text_for_which_no_row_is_tall_enough_is_told(tmp_path: Path) -> None:
    path = author(tmp_path / "表.xlsx", REGISTER)
    names = {"行": [{"编号": "1", "内容": "\n".join("甲" * 90), "备注": "乙"}], "人": ""}
    assert heights(filled(path, **names))[1] == TALLEST
    assert CompiledWorkbook(path).overfull(names) == [("登记", 2)]


@pytest.mark.soffice
def test_an_amount_wider_than_its_column_is_written_smaller(
    shelf: Shelf, office: Office, tmp_path: Path
) -> None:
    most = Decimal("999999999.99")
    values = {"quantity": Quantity(most, "米"), "money": Money(most)}
    shown = {"quantity": "999999999.99米", "money": "999,999,999.99"}
    title = "客户投诉(月、季、年)分析统计表"
    for spec in (shelf.find("客户抱怨案件登记追踪表"), shelf.find(title)):
        (table,) = spec.tables
        amounts = [box for box in table.boxes if box.type in values]
        boxes = {table.key(0, box): values[box.type] for box in amounts}
        write_sheet(
            spec, boxes, Identity(), template_for(spec), out := tmp_path / "表.xlsx", replace=True
        )
        (pdf,) = office.convert("pdf", out, into=tmp_path)
        printed = [_squeezed(cell.text) for grid in read_document(pdf).grids for cell in grid.cells]
        wanted = [shown[box.type] for box in amounts]
        assert [text for text in printed if text in wanted] == wanted


def test_the_finding_tells_which_row_of_a_register_is_cut_on_its_print(shelf: Shelf) -> None:
    spec = shelf.find("客户回访登记表")
    template = template_for(spec)
    boxes = {"visits.lines.1.remark": LONG * 90, "visits.lines.0.remark": LONG}
    (finding,) = overfull(spec, boxes, Identity(), template)
    assert (finding.code, finding.where) == ("overfull-row", "客户回访登记表.xlsx · 客户回访登记表")
    assert "第6行" in finding.message
    assert overfull(spec, {}, Identity(), template_for(spec, medium="docx")) == []


def contents(spec: FormSpec) -> dict[str, Any]:
    """A register with long texts and with some of several lines."""
    (table,) = spec.tables
    texts = (LONG, "甲", "一、原因\n二、对策\n三、结果", TEN)
    columns = [box for box in table.boxes if box.type == "text"]
    return {
        table.key(row, box): texts[(row + n) % len(texts)]
        for row in range(4)
        for n, box in enumerate(columns)
    }


@pytest.mark.soffice
def test_every_text_of_a_register_is_printed_within_its_own_rules(
    shelf: Shelf, office: Office, tmp_path: Path
) -> None:
    specs = [spec for spec in shelf if spec.medium == "xlsx"]
    paths = [tmp_path / f"{n}.xlsx" for n in range(len(specs))]
    for spec, path in zip(specs, paths, strict=True):
        write_sheet(spec, contents(spec), Identity(), template_for(spec), path)
    for spec, pdf in zip(specs, office.convert("pdf", *paths, into=tmp_path), strict=True):
        printed = [_squeezed(cell.text) for grid in read_document(pdf).grids for cell in grid.cells]
        for box, text in contents(spec).items():
            assert _squeezed(text) in printed, (spec.title, box)


def _squeezed(text: str) -> str:
    return "".join(text.split())
