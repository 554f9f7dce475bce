"""The document that openpyxl makes of a workbook, to hold ours against."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet

from formkit.forms.names import BOOKMARK_PREFIX
from formkit.reading.laidout import place
from formkit.reading.sheets import bound
from formkit.reading.shown import shown
from formkit.values.grid import Cell, Document, Grid, Named

CORE = ("identifier", "keywords", "subject", "title", "creator")


def document(path: Path) -> Document:
    """The document in a workbook, as openpyxl loads it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(path, data_only=True)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    return bound(
        "xlsx",
        [Grid(tuple(_cells(sheet)), sheet.title) for sheet in sheets],
        named=tuple(_named(book)),
        properties=dict(_properties(book)),
        remarks=tuple(remark for sheet in sheets for remark in _remarks(sheet)),
    )


def _cells(sheet: Worksheet) -> Iterator[Cell]:
    stored: dict[tuple[int, int], Any] = sheet._cells
    ends = {(one.min_row, one.min_col): one.size for one in sheet.merged_cells.ranges}
    last = max((col for _, col in stored), default=0)
    rows = {row for row, _ in stored}
    for row in range(min(rows, default=1), max(rows, default=0) + 1):
        for col in range(1, last + 1):
            cell = stored.get((row, col))
            if not isinstance(cell, MergedCell):
                size = ends.get((row, col), {"rows": 1, "columns": 1})
                text = "" if cell is None else shown(cell.value, cell.number_format)
                where = place(sheet.title, row - 1, col - 1)
                yield Cell(text, row - 1, col - 1, size["rows"], size["columns"], where=where)


def _named(book: Workbook) -> Iterator[Named]:
    scopes = [book.defined_names, *(sheet.defined_names for sheet in book.worksheets)]
    for name, defined in (pair for scope in scopes for pair in scope.items()):
        for title, area in defined.destinations if name.startswith(BOOKMARK_PREFIX) else ():
            row, col = coordinate_to_tuple(area.replace("$", "").partition(":")[0])
            cell = book[title].cell(row, col)
            text = shown(cell.value, cell.number_format)
            yield Named(name, text, "name", place(title, row - 1, col - 1))


def _properties(book: Workbook) -> Iterator[tuple[str, str]]:
    for name in CORE:
        yield name, str(getattr(book.properties, name) or "")
    for custom in getattr(book, "custom_doc_props").props:  # noqa: B009 - newer than its stubs
        yield custom.name, str(custom.value)


def _remarks(sheet: Worksheet) -> Iterator[str]:
    for _, cell in sorted(sheet._cells.items()):
        if cell.comment:
            yield f"批注（{cell.comment.author}）：{cell.comment.text}"
