"""Workbooks of Excel 97-2003, binary workbooks and OpenDocument tables as grids, by calamine."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from formkit.reading.trouble import damaged, unopened
from formkit.reading.laidout import place
from formkit.reading.shown import shown
from formkit.values.grid import Cell, Document, Grid

MEDIUM = "xls"

Corner = tuple[int, int]


def read_file(path: Path) -> Document:
    """The document in an xls, xlsb or ods file, formulas as last calculated.

    Numbers come without the zeros in front of them that Excel only shows; ods files do not tell
    which cells are merged.

    Raises:
        InputError: It is no workbook, or is damaged.
        FileAccessError: It cannot be opened.
    """
    try:
        with CalamineWorkbook.from_path(path) as book:
            names = [
                sheet.name
                for sheet in book.sheets_metadata
                if sheet.typ == SheetTypeEnum.WorkSheet
                and sheet.visible == SheetVisibleEnum.Visible
            ]
            return Document(
                grids=tuple(_grid(book.get_sheet_by_name(name)) for name in names), medium=MEDIUM
            )
    except OSError as error:
        raise unopened(path, error) from error
    except CalamineError as error:
        raise damaged(path, "Excel") from error


def _grid(sheet: CalamineSheet) -> Grid:
    return Grid(tuple(_cells(sheet)), sheet.name)


def _cells(sheet: CalamineSheet) -> Iterator[Cell]:
    ends = dict(sheet.merged_cell_ranges or ())
    covered = {corner for start, end in ends.items() for corner in _within(start, end)} - set(ends)
    for row, values in enumerate(sheet.to_python(skip_empty_area=False)):
        for col, value in enumerate(values):
            if (row, col) not in covered:
                bottom, right = ends.get((row, col), (row, col))
                size = (bottom - row + 1, right - col + 1)
                yield Cell(_shown(value), row, col, *size, where=place(sheet.name, row, col))


def _within(start: Corner, end: Corner) -> Iterator[Corner]:
    for row in range(start[0], end[0] + 1):
        for col in range(start[1], end[1] + 1):
            yield row, col


def _shown(value: Any) -> str:
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return "" if isinstance(value, dt.timedelta) else shown(value, "General")
