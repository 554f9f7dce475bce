"""Workbooks of Excel 97-2003 and binary workbooks as grids, by calamine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from formkit.reading.laidout import Corner, laid_out
from formkit.reading.sheets import bound
from formkit.reading.shown import shown
from formkit.reading.trouble import damaged, unopened
from formkit.reading.uncollected import uncollected
from formkit.values.grid import Document, Grid

MEDIUM = "xls"


def read_file(path: Path) -> Document:
    """The document in an xls or xlsb file, formulas as last calculated.

    Numbers come without the zeros in front of them that Excel only shows, and cells with an error
    are blank: calamine tells neither.

    Raises:
        InputError: It is no workbook, or is damaged.
        FileAccessError: It cannot be opened.
    """
    try:
        with uncollected(), CalamineWorkbook.from_path(path) as book:
            return bound(MEDIUM, [_grid(book.get_sheet_by_name(name)) for name in _seen(book)])
    except OSError as error:
        raise unopened(path, error) from error
    except CalamineError as error:
        raise damaged(path, "Excel") from error


def _seen(book: CalamineWorkbook) -> Iterator[str]:
    for sheet in book.sheets_metadata:
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible:
            yield sheet.name


def _grid(sheet: CalamineSheet) -> Grid:
    rows = {
        row: {col: shown(value, "General") for col, value in enumerate(values) if value != ""}
        for row, values in enumerate(sheet.to_python(skip_empty_area=False))
    }
    return laid_out(sheet.name, rows, dict(_spans(sheet)))


def _spans(sheet: CalamineSheet) -> Iterator[tuple[Corner, Corner]]:
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        yield (top, left), (bottom - top + 1, right - left + 1)
