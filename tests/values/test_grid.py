"""Grids know who stands beside whom, merged cells and all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.values.grid import Cell, Document, Grid, Named

INTAKE = """
    | 客户名称 | 远山机电   | 受理日期 | 2026年3月5日 |
    | 投诉内容 | 外壳开裂   <              <           |
    | 处理     | 意见       | 更换     | ~            |
    | ^        | 签字       | 张三     | ^            |
"""


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Grids with merged cells and places without any cell."""
    rows, cols = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    free = {(row, col) for row in range(rows) for col in range(cols)}
    cells = []
    for row, col in sorted(free):
        height, width = draw(st.integers(1, rows - row)), draw(st.integers(1, cols - col))
        block = {(row + down, col + right) for down in range(height) for right in range(width)}
        if block <= free and draw(st.booleans()):
            free -= block
            cells.append(Cell(draw(st.text(max_size=8)), row, col, height, width))
    return Grid(tuple(cells))


@given(grids())
def test_a_grid_reads_back_from_its_drawing(grid: Grid) -> None:
    assert Grid.parse(str(grid)) == grid


@given(grids())
def test_every_covered_place_leads_to_its_cell(grid: Grid) -> None:
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.height):
            for col in range(cell.col, cell.col + cell.width):
                assert grid.at(row, col) is cell


@given(grids())
def test_neighbours_touch(grid: Grid) -> None:
    for cell in grid.cells:
        right, below, above = grid.right_of(cell), grid.below(cell), grid.above(cell)
        assert right is None or right.col == cell.col + cell.width
        assert below is None or below.row == cell.row + cell.height
        assert above is None or above.row + above.height == cell.row


def test_a_drawing_gives_texts_places_and_spans() -> None:
    grid = Grid.parse("| 甲 | <\n".replace("\n", " |\n") + "| ^ | ^ | 乙⏎丙 |")
    assert grid.cells == (Cell("甲", 0, 0, height=2, width=2), Cell("乙\n丙", 1, 2))
    assert (grid.rows, grid.cols) == (2, 3)


def texts(*cells: Cell | None) -> list[str | None]:
    return [cell.text if cell else None for cell in cells]


def test_right_of_a_cell_begins_where_it_ends_on_its_first_row() -> None:
    grid = Grid.parse(INTAKE.replace("| ~            |\n", "| 盖章 |\n"))
    customer, complaint, handling = grid.at(0, 0), grid.at(1, 1), grid.at(3, 0)
    assert customer
    assert complaint
    assert handling
    assert texts(grid.right_of(customer), grid.right_of(complaint), grid.right_of(handling)) == [
        "远山机电",
        None,
        "意见",
    ]


def test_below_and_above_a_cell_is_its_first_column() -> None:
    grid = Grid.parse(INTAKE.replace("| ~            |\n", "| 盖章 |\n"))
    complaint, handling = grid.at(1, 1), grid.at(2, 0)
    assert complaint
    assert handling
    assert texts(grid.below(complaint), grid.above(complaint)) == ["意见", "远山机电"]
    assert texts(grid.below(handling), grid.above(handling)) == [None, "投诉内容"]


def test_a_tall_neighbour_is_found_from_any_of_its_rows() -> None:
    grid = Grid.parse("""
        | 签字 | 张三   | 业务部 |
        | 日期 | 3月5日 | ^      |
    """)
    day = grid.at(1, 1)
    assert day
    assert texts(grid.right_of(day)) == ["业务部"]


@pytest.mark.parametrize("place", [(-1, 0), (0, -1), (4, 0), (0, 4)])
def test_outside_a_grid_is_nothing(place: tuple[int, int]) -> None:
    assert Grid.parse(INTAKE.replace("~", "盖章")).at(*place) is None


def test_an_empty_grid_has_no_rows() -> None:
    assert (Grid(()).rows, Grid(()).cols, str(Grid(())), Grid.parse("")) == (0, 0, "", Grid(()))


def test_where_cells_overlap_the_first_one_counts() -> None:
    grid = Grid((Cell("甲", 0, 0, width=2), Cell("乙", 0, 1)))
    assert texts(grid.at(0, 1)) == ["甲"]


def test_a_cell_merged_over_a_whole_worksheet_costs_nothing() -> None:
    sheet = Cell("整张表", 0, 0, height=1_048_576, width=16_384)
    grid = Grid((sheet, Cell("右边", 0, 16_384)))
    assert grid.at(1_000_000, 16_000) is sheet
    assert texts(grid.right_of(sheet), grid.below(sheet)) == ["右边", None]


def test_a_document_is_grids_and_names() -> None:
    named = Named("intake.customer", "远山机电", source="control", where="表1第1行第2格")
    document = Document((Grid.parse(INTAKE.replace("~", "盖章")),), (named,))
    assert (document.medium, dict(document.properties), document.findings) == ("docx", {}, ())
    assert document.named[0].name == "intake.customer"
