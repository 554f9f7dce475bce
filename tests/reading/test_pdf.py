"""A PDF with text: ruled tables are grids, loose lines keep their gaps, scans are told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from formkit.errors import FileAccessError, InputError
from formkit.forms import FormSpec
from formkit.reading import match, read_document
from formkit.reading.pdf import read_file
from formkit.values.grid import Grid
from tests.reading.paper_pdf import Box, Field, Text, ruled, text, written

Pdf = Callable[..., Path]


@pytest.fixture
def pdf(tmp_path: Path) -> Pdf:
    """One-page PDFs from texts (x, y from the top, text) and ruled boxes (x, y, width, height)."""

    def file(
        texts: Sequence[Text] = (),
        boxes: Sequence[Box] = (),
        catalog: str = "",
        fields: Sequence[Field] = (),
    ) -> Path:
        told = "".join(text(*one) for one in texts)
        drawn = "".join(ruled(*box) for box in boxes)
        path = tmp_path / "paper.pdf"
        return written(path, told + drawn, catalog=catalog, fields=fields)

    return file


def test_ruled_cells_are_a_grid(pdf: Pdf, slip: FormSpec) -> None:
    boxes = [(50, 100, 100, 30), (150, 100, 150, 30), (50, 130, 250, 30)]
    texts = [(60, 120, "客户名称"), (160, 120, "远山机电"), (60, 150, "投诉内容：外壳")]
    document = read_file(pdf(texts, boxes))
    assert str(document.grids[0]) == str(
        Grid.parse("""
            | 客户名称       | 远山机电 |
            | 投诉内容：外壳 | <        |
        """)
    )
    assert document.grids[0].cells[1].where == "第1页 表1 第1行第2列"
    box = match(document, slip).boxes["intake.customer"]
    assert (box.value, box.confidence) == ("远山机电", 0.97)


def test_a_line_that_was_wrapped_goes_on(pdf: Pdf) -> None:
    texts = [(60, 120, "外壳开裂有异"), (60, 133, "响"), (60, 146, "请速办")]
    document = read_file(pdf(texts, [(50, 100, 80, 60), (130, 100, 80, 60)]))
    assert document.grids[0].cells[0].text == "外壳开裂有异响\n请速办"


def test_wrapped_latin_words_stay_apart(pdf: Pdf) -> None:
    texts = [(60, 120, "outer"), (60, 133, "case")]
    document = read_file(pdf(texts, [(50, 100, 70, 60), (120, 100, 80, 60)]))
    assert document.grids[0].cells[0].text == "outer case"


def test_loose_lines_stand_before_and_after_the_tables(pdf: Pdf) -> None:
    texts = [(60, 50, "客户意见单"), (60, 120, "甲"), (60, 200, "第一行"), (60, 220, "第二行")]
    grids = read_file(pdf(texts, [(50, 100, 80, 30), (130, 100, 80, 30)])).grids
    assert [str(grid) for grid in grids] == [
        "| 客户意见单 |",
        "| 甲 |  |",
        "| 第一行 |\n| 第二行 |",
    ]
    assert [cell.where for cell in grids[2].cells] == ["第1页 第2行", "第1页 第3行"]


FOOT = "第 2 页 共 3 页"


def doubts(grid: Grid) -> list[list[bool]]:
    """Row by row, which cells of a grid are in doubt."""
    rows = [[grid.at(row, col) for col in range(grid.cols)] for row in range(grid.rows)]
    return [[bool(cell and cell.doubt) for cell in row] for row in rows]


def test_a_foot_printed_into_a_table_leaves_the_cells_of_its_row_in_doubt(pdf: Pdf) -> None:
    boxes = [(x, y, 150, 30) for y in (100, 130) for x in (50, 200)]
    texts = [(60, 120, "甲"), (210, 120, "乙"), (60, 150, "丙"), (210, 150, FOOT)]
    (grid,) = read_file(pdf(texts, boxes)).grids
    assert doubts(grid) == [[False, False], [True, True]]


def test_a_foot_beside_a_table_leaves_the_cells_at_its_height_in_doubt(pdf: Pdf) -> None:
    boxes = [(x, y, 100, 30) for y in (100, 130) for x in (50, 150)]
    texts = [(60, 120, "甲"), (60, 150, "丙"), (300, 150, FOOT)]
    grid, foot = read_file(pdf(texts, boxes)).grids
    assert doubts(grid) == [[False, False], [True, True]]
    assert foot.cells[0].text == FOOT


def test_a_foot_under_a_table_leaves_nothing_in_doubt(pdf: Pdf) -> None:
    boxes = [(x, 100, 100, 30) for x in (50, 150)]
    grid, _ = read_file(pdf([(60, 120, "甲"), (60, 150, FOOT)], boxes)).grids
    assert doubts(grid) == [[False, False]]


def test_a_wide_gap_parts_two_texts(pdf: Pdf) -> None:
    document = read_file(pdf([(60, 50, "客户"), (160, 50, "远山"), (183, 50, "机电")]))
    assert document.grids[0].cells[0].text == "客户\t远山 机电"


def test_a_page_without_text_is_told_for_review(pdf: Pdf) -> None:
    document = read_file(pdf(boxes=[(50, 100, 100, 30)]))
    (finding,) = document.findings
    assert (finding.code, finding.where) == ("scan", "第1页")
    assert finding.fix


def test_form_fields_that_may_be_missed_are_told(pdf: Pdf) -> None:
    document = read_file(pdf([(60, 50, "客户")], catalog="/AcroForm<</Fields[]>>"))
    assert [finding.code for finding in document.findings] == ["form-fields"]


def test_what_was_typed_in_fields_stands_where_they_are(pdf: Pdf, slip: FormSpec) -> None:
    texts = [(60, 120, "客户名称"), (60, 150, "投诉内容"), (60, 180, "投诉方式")]
    options = [(170, 180, "电话"), (220, 180, "来访")]
    boxes = [(50, y, x, 30) for y in (100, 130, 160) for x in (100, 400)]
    fields = [
        ("Tx", "远山机电", (152, 102, 200, 26)),
        ("Tx", "外壳开裂\r有异响", (152, 132, 200, 26)),
        ("Btn", "Off", (158, 171, 10, 10)),
        ("Btn", "Yes", (208, 171, 10, 10)),
    ]
    document = read_file(pdf([*texts, *options], boxes, fields=fields))
    found = match(document, slip).boxes
    assert found["intake.customer"].value == "远山机电"
    assert found["intake.complaint"].value == "外壳开裂\n有异响"
    assert found["intake.way"].value == "来访"
    assert document.findings == ()


def test_a_text_box_laid_on_the_page_is_read(pdf: Pdf, slip: FormSpec) -> None:
    boxes = [(50, 100, 100, 30), (150, 100, 150, 30)]
    typed = [("FreeText", "东篱商贸", (155, 105, 90, 20))]
    document = read_file(pdf([(60, 120, "客户名称")], boxes, fields=typed))
    assert match(document, slip).boxes["intake.customer"].value == "东篱商贸"


def test_its_properties_are_read(pdf: Pdf) -> None:
    assert read_document(pdf([(60, 50, "客户")])).medium == "pdf"


def test_a_damaged_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.4\nnothing")
    with pytest.raises(InputError, match=r"broken\.pdf"):
        read_file(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileAccessError, match=r"none\.pdf"):
        read_file(tmp_path / "none.pdf")
