"""A sheet becomes a grid without holes, whatever has strayed on it."""

from __future__ import annotations

from formkit.reading.laidout import laid_out
from formkit.values.grid import Grid


def test_a_cell_that_is_not_stored_is_blank_and_merged_ones_are_one() -> None:
    grid = laid_out("登记", {0: {0: "登记表"}, 1: {0: "客户", 2: "备注"}}, {(0, 0): (1, 3)})
    assert str(grid) == str(Grid.parse("| 登记表 | < | < |\n| 客户 |  | 备注 |"))
    assert [cell.where for cell in grid.cells] == ["登记!A1", "登记!A2", "登记!B2", "登记!C2"]


def test_a_row_that_is_not_stored_is_blank_like_any_other() -> None:
    grid = laid_out("登记", {1: {0: "甲", 1: "乙"}, 4: {0: "丙"}}, {})
    assert [(cell.row, cell.text) for cell in grid.cells if cell.col == 0] == [
        (1, "甲"),
        (2, ""),
        (3, ""),
        (4, "丙"),
    ]


def test_a_blank_area_merged_far_below_all_that_is_written_does_not_count() -> None:
    grid = laid_out("登记", {0: {0: "甲"}, 900: {0: ""}}, {(900, 0): (3, 3)})
    assert grid.rows == 1


def test_rows_that_only_a_merged_cell_covers_are_there() -> None:
    grid = laid_out("登记", {0: {0: "备注", 1: ""}}, {(0, 0): (2, 1)})
    assert str(grid) == str(Grid.parse("| 备注 |  |\n| ^ |  |"))


def test_formats_far_from_all_that_is_written_do_not_count() -> None:
    rows = {0: {0: "客户", 16383: ""}, 1: {0: "远山"}, 1_048_575: {0: ""}}
    grid = laid_out("登记", rows, {})
    assert (grid.rows, grid.cols) == (2, 1)


def test_a_text_far_away_is_kept_and_the_holes_before_it_are_not_filled() -> None:
    rows = {0: {0: "客户", 16383: "乙"}, **{row: {0: "远山"} for row in range(1, 1000)}}
    grid = laid_out("登记", rows, {})
    assert len(grid.cells) == 1001
    assert grid.cells[1].where == "登记!XFD1"


def test_a_cell_merged_over_the_whole_sheet_takes_no_time() -> None:
    grid = laid_out("登记", {0: {0: "登记表"}}, {(0, 0): (1_048_576, 16_384)})
    assert [cell.text for cell in grid.cells] == ["登记表"]
