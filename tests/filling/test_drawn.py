"""A drawn form is ruled exactly as drawn, in Word and in Excel; what is not drawn stands below."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from formkit.filling.blank import author, author_docx
from formkit.filling.blank_xlsx import blank_xlsx
from formkit.filling.docx import CompiledTemplate
from formkit.filling.identity import Identity
from formkit.filling.onpaper import on_paper
from formkit.filling.sheetplan import planned
from formkit.filling.sheets import write_sheet
from formkit.filling.stock import template_for
from formkit.filling.words import words
from formkit.forms import FormSpec, Shelf, declare
from formkit.forms.drawing import Drawing
from formkit.reading.formats import read_document
from formkit.values.grid import Grid
from tests.filling.conftest import Office

DRAWN = [spec for spec in Shelf.builtin() if spec.drawing and spec.drawing.panels]
ON_PAPER = [*DRAWN, *(one for one in Shelf.builtin() if one.medium == "xlsx" and not one.drawn)]
WORK_ORDER = """
[form]
title = "派工联系单"
numbered = "PG{yy}{mm}{serial:03}"
drawn = '''
N0:{编号}
|--------|------------|------------|
| 客户   | {客户} < |
| 用料   | 品名       | 数量       |
| ^      | {用料} < |
| 备注:⏎{备注}⏎客户签字:{签字} < < |
用完请送回前台。
'''

[[section]]
title = "派工"
boxes = [
    { label = "客户" },
    { label = "备注", lines = 4, optional = true },
    { label = "签字", kind = "signature" },
    { label = "级别", choices = ["急", "缓"], inferred = true },
]

[[section.rows]]
label = "用料"
lines = 4
boxes = [{ label = "品名" }, { label = "数量", kind = "quantity" }]
"""

Drawn = Callable[[bytes], str]


def drawing_of(spec: FormSpec) -> Drawing:
    """The drawing of a form that has one."""
    assert spec.drawing
    return spec.drawing


@pytest.fixture(scope="module")
def work_order() -> FormSpec:
    return declare(WORK_ORDER)


def ruled(path: Path) -> list[Grid]:
    """The grids of a filled sheet but for the head and foot of the page."""
    grids = [grid for grid in read_document(path).grids if grid.cols > 1]
    return [grid for grid in grids if "页眉" not in grid.where]


@pytest.mark.parametrize("spec", DRAWN, ids=lambda spec: spec.title)
def test_the_cells_of_the_template_are_the_cells_of_the_drawing(
    spec: FormSpec, tmp_path: Path
) -> None:
    template = template_for(spec, medium="docx")
    out = write_sheet(spec, {}, Identity(), template, tmp_path / "表.docx")
    for panel, grid in zip(drawing_of(spec).panels, ruled(out), strict=False):
        lines = [one.cell.row for one in panel.cells if one.rows]
        above = [one.cell for one in panel.cells if one.cell.row < min(lines, default=99)]
        places = {(one.row, one.col, one.height, one.width) for one in grid.cells}
        wanted = {(one.row, one.col, one.height, one.width) for one in above}
        assert wanted <= places
        assert wanted == places or lines


def test_a_declared_form_is_ruled_as_it_is_drawn(
    work_order: FormSpec, drawn: Drawn, tmp_path: Path
) -> None:
    author(work_order, template := tmp_path / "派工.docx")
    lines = drawn(template.read_bytes()).splitlines()
    body = lines[lines.index("N0:{{ number }}") :]
    assert body[: body.index("补充栏位") + 2] == [
        "N0:{{ number }}",
        "| 客户 | {{ 派工.客户 }} |",
        "| 用料 | 品名 | 数量 |",
        "| ^ | {%tr for row in 派工.用料 %} |",
        "| ^ | {{ row.品名 }} | {{ row.数量 }} |",
        "| ^ | {%tr endfor %} |",
        "| 备注: / {{ 派工.备注 }} / 客户签字:{{ 派工.签字 }} |",
        "用完请送回前台。",
        "补充栏位",
        "| 级别 | {{ 派工.级别 }} |",
    ]
    compiled = CompiledTemplate(template)
    assert compiled.notes == ()
    assert compiled.render(words(work_order, {}, Identity()))


@pytest.mark.parametrize("spec", ON_PAPER, ids=lambda spec: spec.title)
def test_a_drawn_sheet_fits_on_one_page_in_legible_type(spec: FormSpec) -> None:
    printed = on_paper(spec)
    plan = planned(printed, drawing_of(printed))
    assert plan.room <= plan.page.height
    assert plan.page.scale.size >= (9 if spec.drawing else 7.5)
    for panel in plan.panels:
        assert sum(panel.widths) == pytest.approx(plan.page.width)


@pytest.mark.parametrize(
    "spec", [one for one in DRAWN if one.medium == "xlsx"], ids=lambda spec: spec.title
)
def test_a_register_is_drawn_in_excel(spec: FormSpec) -> None:
    sheet: Any = openpyxl.load_workbook(io.BytesIO(blank_xlsx(spec))).worksheets[0]
    (panel,) = drawing_of(spec).panels
    heads = [one.cell for one in panel.cells if not one.rows]
    top = next(row for row in range(1, 9) if sheet.cell(row, 1).value == heads[0].text)
    for cell in heads:
        assert sheet.cell(top + cell.row, 1 + cell.col).value == cell.text
    merged = {
        (one.min_row - top, one.min_col - 1, one.size["rows"], one.size["columns"])
        for one in sheet.merged_cells.ranges
    }
    wide = {
        (one.row, one.col, one.height, one.width) for one in heads if one.height * one.width > 1
    }
    assert wide <= merged
    assert sheet.freeze_panes == f"A{top + panel.grid.rows - 1}"


def test_the_suffix_of_the_file_decides_whether_a_register_is_printed_from_word(
    shelf: Shelf, contents: Callable[[FormSpec], dict[str, Any]], drawn: Drawn, tmp_path: Path
) -> None:
    spec = shelf.find("客户投诉案件统计表")
    boxes = contents(spec)
    out = write_sheet(spec, boxes, Identity(), template_for(spec), tmp_path / "三月.docx")
    lines = drawn(out.read_bytes()).splitlines()
    head = next(n for n, line in enumerate(lines) if line.startswith("| 编号"))
    filled = [line for line in lines[head + 1 :] if line.startswith("| 2603")]
    assert len(filled) == len([path for path in boxes if path.endswith(".number")])
    assert "¥" not in "".join(filled)
    assert sum(line.startswith("| ") for line in lines[head + 1 :]) >= 10


def test_the_headings_of_a_register_stand_on_each_of_its_pages(
    shelf: Shelf, tmp_path: Path
) -> None:
    for spec in (shelf.find("客户投诉统计表"), shelf.find("客户回访登记表")):
        author_docx(spec, template := tmp_path / "表.docx")
        printed = on_paper(spec)
        (panel,) = drawing_of(printed).panels
        heads = panel.grid.rows - 1
        assert CompiledTemplate(template)._sources[0].count("<w:tblHeader/>") == heads


@pytest.mark.soffice
def test_every_drawn_sheet_is_one_page_empty_and_filled(
    contents: Callable[[FormSpec], dict[str, Any]], office: Office, tmp_path: Path
) -> None:
    paths = []
    for n, spec in enumerate(ON_PAPER):
        paths.append(tmp_path / f"{n}.docx")
        write_sheet(spec, {}, Identity(), template_for(spec, medium="docx"), paths[-1])
    pages = office.pages(*paths, into=tmp_path)
    assert [len(one) for one in pages] == [1] * len(paths)
