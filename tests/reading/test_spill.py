"""Text printed beyond its cell: no box that it touches has a value, and each says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side

from formkit.forms import FormSpec
from formkit.reading import match
from formkit.reading.pdf import read_file
from formkit.safety import libreoffice
from formkit.safety.libreoffice import converted
from formkit.values.grid import Grid
from tests.reading.paper_pdf import clipped, ruled, text, written

Print = Callable[..., Grid]

WIDE, HIGH = 60, 30
LONG = "999999999.99米"


@pytest.fixture
def table(tmp_path: Path) -> Print:
    """Three rows of three cells, 60 wide and 30 high from 100/100 on, with this content."""

    def of(*content: str) -> Grid:
        boxes = (
            ruled(100 + WIDE * n, 100 + HIGH * m, WIDE, HIGH)
            for n, m in product(range(3), repeat=2)
        )
        return read_file(written(tmp_path / "table.pdf", "".join((*boxes, *content)))).grids[0]

    return of


def doubtful(grid: Grid) -> list[tuple[int, int]]:
    """The places of the cells that are not sure."""
    return [(cell.row, cell.col) for cell in grid.cells if cell.doubt]


def test_what_stands_within_its_cell_is_sure(table: Print) -> None:
    lines = [text(162, 142, "第一行"), text(162, 155, "第二行")]
    assert doubtful(table(text(102, 120, "12345"), *lines, text(222, 120, "远山机电"))) == []


def test_an_amount_that_runs_over_a_rule_leaves_both_cells_open(table: Print) -> None:
    assert doubtful(table(text(102, 120, "共"), text(133, 120, "1234567"))) == [(0, 0), (0, 1)]


def test_a_rule_between_two_characters_parts_no_text(table: Print) -> None:
    assert doubtful(table(text(140, 120, "1234"))) == [(0, 0), (0, 1)]


def test_a_text_that_is_cut_off_leaves_only_its_own_cell_open(table: Print) -> None:
    cut = clipped(160, 100, WIDE, HIGH, text(140, 120, "12345678"))
    grid = table(text(102, 120, "共"), cut)
    assert doubtful(grid) == [(0, 1)]
    # What is hidden is kept to choose from, and not given to the neighbour.
    assert [cell.text for cell in grid.cells[:2]] == ["共", "12345678"]


def test_lines_on_the_rules_above_and_below_leave_three_cells_open(table: Print) -> None:
    lines = [text(102, 133 + 12 * n, "说明如下") for n in range(4)]
    assert doubtful(table(*lines)) == [(0, 0), (1, 0), (2, 0)]


def test_a_line_that_lies_wholly_in_the_next_row_is_missed_in_none(table: Print) -> None:
    # The lines follow one another in the file, and stand closer than the rows.
    lines = [text(102, 112 + 13 * n, "说明如下") for n in range(3)]
    assert doubtful(table(*lines)) == [(0, 0), (1, 0)]


def test_one_line_a_row_is_not_one_text(table: Print) -> None:
    assert doubtful(table(*(text(102, 118 + HIGH * n, f"第{n}行") for n in range(3)))) == []


def test_a_text_at_its_rule_with_room_behind_it_is_sure(table: Print) -> None:
    assert doubtful(table(text(160, 120, "123"))) == []


def test_a_text_at_its_rule_without_room_behind_it_may_have_lost_characters(table: Print) -> None:
    assert doubtful(table(text(160, 120, "123456"))) == [(0, 1)]


def test_a_stop_may_hang_over_the_edge_of_its_text(table: Print) -> None:
    assert doubtful(table(text(114, 120, "已经换货。"))) == []


def test_a_number_printed_as_hashes_is_no_blank(table: Print) -> None:
    grid = table(text(102, 120, "###"))
    assert doubtful(grid) == [(0, 0)]
    assert "列太窄" in grid.cells[0].doubt


def test_a_box_in_doubt_stays_open_with_what_was_seen(tmp_path: Path, slip: FormSpec) -> None:
    boxes = (ruled(100 + WIDE * n, 100, WIDE, HIGH) for n in range(3))
    content = (text(105, 120, "客户名称"), text(165, 120, "远山机电有限"))
    found = match(read_file(written(tmp_path / "slip.pdf", "".join((*boxes, *content)))), slip)
    box, (finding,) = found.boxes["intake.customer"], found.findings
    assert (box.value, box.candidates) == (None, ("远山机电有",))
    assert (finding.code, finding.box) == ("beyond-cell", "intake.customer")
    assert finding.where == "第1页 表1 第1行第2列"
    assert finding.fix


# --- as LibreOffice prints a sheet

ACROSS, DOWN = ("left", "right", "center"), ("top", "center")
TEXTS = (
    *(LONG, "远山机电有限公司", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "共3箱", ""),
    *("一、原因\n二、对策\n三、结果", "外壳开裂，要求换货。请尽快处理并回复我方，谢谢。"),
)


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Path, list[list[str]]]:
    """Sheets whose rows and columns have fixed sizes, as printed, and what was written in them."""
    folder = tmp_path_factory.mktemp("prints")
    kinds = enumerate(product(ACROSS, DOWN, (True, False)))
    texts = {
        (path := folder / f"{n}.xlsx"): _sheet(
            path, Alignment(horizontal=across, vertical=down, wrap_text=wraps)
        )
        for n, (across, down, wraps) in kinds
    }
    made = converted(list(texts), "pdf", folder / "pdf")
    printed = ((made[path], rows) for path, rows in texts.items())
    return {path: rows for path, rows in printed if isinstance(path, Path)}


def _sheet(path: Path, alignment: Alignment) -> list[list[str]]:
    book, edge = Workbook(), Side("thin")
    sheet = book.worksheets[0]
    rows = [[TEXTS[(n * 3 + m * (n % 4 + 1)) % len(TEXTS)] for m in range(6)] for n in range(14)]
    for n, row in enumerate(rows, 1):
        sheet.row_dimensions[n].height = (12, 15, 20, 24, 30)[n % 5]
        for m, said in enumerate(row, 1):
            cell = sheet.cell(n, m, said or None)
            cell.border = Border(edge, edge, edge, edge)
            cell.alignment = alignment
    for m, wide in enumerate((4, 8, 6, 12, 5, 14)):
        sheet.column_dimensions["ABCDEF"[m]].width = wide
    book.save(path)
    return rows


def wrong(grid: Grid, rows: Sequence[Sequence[str]]) -> Iterable[tuple[str, str]]:
    """What was written and what is read in the cells that are said to be sure."""
    for n, row in enumerate(rows):
        for m, said in enumerate(row):
            cell = grid.at(n, m)
            if cell and not cell.doubt and "".join(cell.text.split()) != "".join(said.split()):
                yield said, cell.text


@pytest.mark.soffice
@pytest.mark.skipif(libreoffice.program() is None, reason="LibreOffice is not installed")
def test_no_cell_of_a_printed_sheet_is_silently_wrong(
    prints: Mapping[Path, list[list[str]]],
) -> None:
    for path, rows in prints.items():
        (grid,) = (one for one in read_file(path).grids if one.printed)
        assert list(wrong(grid, rows)) == [], path.name
        assert any(not cell.doubt and cell.text for cell in grid.cells), path.name
