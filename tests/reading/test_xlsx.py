"""A workbook is read as its cells show it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName

from formkit.errors import FileAccessError, InputError
from formkit.reading.xlsx import read_file
from formkit.values.grid import Cell, Grid, Named

Change = Callable[[Workbook], None]


def saved(path: Path, change: Change) -> Path:
    """A workbook of one sheet, changed and saved."""
    book = Workbook()
    book.worksheets[0].title = "登记"
    change(book)
    book.save(path)
    return path


def test_a_sheet_is_a_grid_with_its_merged_cells(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet["A1"], sheet["A2"], sheet["B2"] = "客户回访登记表", "客户", "远山"
        sheet.merge_cells("A1:B1")

    (grid,) = read_file(saved(tmp_path / "a.xlsx", change)).grids
    assert str(grid) == str(Grid.parse("| 客户回访登记表 | < |\n| 客户 | 远山 |"))
    assert grid.cells[2] == Cell("远山", 1, 1, where="登记!B2")


def test_a_cell_that_is_not_stored_is_blank_and_no_hole(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet["A1"], sheet["A2"], sheet["C2"] = "客户", "电话", "备注"

    (grid,) = read_file(saved(tmp_path / "a.xlsx", change)).grids
    label = grid.at(0, 0)
    assert label is not None
    beside = grid.right_of(label)
    assert beside is not None
    assert beside.text == ""


def test_names_of_ours_and_remarks_and_properties_are_read(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet["B1"] = "3月"
        sheet["B1"].comment = Comment("待核", "张三")
        for name, place in (("fk_visits_period", "登记!$B$1"), ("other", "登记!$A$1")):
            book.defined_names[name] = DefinedName(name, attr_text=place)
        book.properties.identifier = "26030001-0-X"
        told = StringProperty(name="formkit.form", value="客户回访登记表")
        getattr(book, "custom_doc_props").append(told)  # noqa: B009 - newer than its stubs

    document = read_file(saved(tmp_path / "a.xlsx", change))
    assert document.named == (Named("fk_visits_period", "3月", "name", "登记!B1"),)
    assert document.remarks == ("批注（张三）：待核",)
    assert document.properties["identifier"] == "26030001-0-X"
    assert document.properties["formkit.form"] == "客户回访登记表"


def test_hidden_sheets_are_left_out(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book.create_sheet("选项").sheet_state = "hidden"

    assert [grid.where for grid in read_file(saved(tmp_path / "a.xlsx", change)).grids] == ["登记"]


def test_a_damaged_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(InputError, match=r"broken\.xlsx"):
        read_file(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileAccessError, match=r"none\.xlsx"):
        read_file(tmp_path / "none.xlsx")
