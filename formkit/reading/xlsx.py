"""A workbook as grids: one for each visible sheet, every value as its cell shows it."""

from __future__ import annotations

import datetime as dt
import re
import warnings
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.escape import unescape
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from formkit.forms.names import BOOKMARK_PREFIX
from formkit.reading.trouble import damaged, unopened
from formkit.say import say
from formkit.values.grid import Cell, Document, Grid, Named
from formkit.values.moment import print_date, print_moment

MEDIUM = "xlsx"
_CORE = ("identifier", "keywords", "subject", "title", "creator")
_DAMAGE = (BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, SyntaxError)
_CORNER = re.compile(r"[A-Z]{1,3}\d+")
_ZEROS = re.compile(r"0+")
_PERCENT = re.compile(r"0(?:\.(0+))?%")
_MONTH_ONLY = re.compile(r"[^d]*y[^d]*m[^dhs]*", re.IGNORECASE)


def read_file(path: Path) -> Document:
    """The document in an xlsx file, formulas as last calculated.

    Raises:
        InputError: It is no workbook, or is damaged.
        FileAccessError: It cannot be opened.
    """
    book = _opened(path)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    grids = tuple(Grid(tuple(_cells(sheet)), sheet.title) for sheet in sheets)
    named = tuple(_named(book))
    properties = dict(_properties(book))
    parts = (
        Document((grid,), _of_sheet(named, grid.where), properties, medium=MEDIUM, place=grid.where)
        for grid in grids
    )
    return Document(
        grids=grids,
        named=named,
        properties=properties,
        remarks=tuple(remark for sheet in sheets for remark in _remarks(sheet)),
        medium=MEDIUM,
        parts=tuple(parts) if len(grids) > 1 else (),
    )


def _of_sheet(named: Iterable[Named], title: str) -> tuple[Named, ...]:
    return tuple(one for one in named if one.where.rpartition("!")[0] == title)


def _opened(path: Path) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl would lose on saving is not read
            return load_workbook(path, data_only=True)
    except OSError as error:
        raise unopened(path, error) from error
    except _DAMAGE as error:
        raise damaged(path, "Excel") from error


def _cells(sheet: Worksheet) -> Iterator[Cell]:
    stored: dict[tuple[int, int], Any] = sheet._cells  # noqa: SLF001 - iter_rows makes a million rows of a stray format
    ends = {
        (area.min_row, area.min_col): (area.max_row, area.max_col)
        for area in sheet.merged_cells.ranges
    }
    last = max((col for _, col in stored), default=0)
    for row in sorted({row for row, _ in stored}):
        for col in range(1, last + 1):
            cell = stored.get((row, col))
            if isinstance(cell, MergedCell):
                continue
            text = "" if cell is None else shown(cell.value, cell.number_format)
            bottom, right = ends.get((row, col), (row, col))
            size = (bottom - row + 1, right - col + 1)
            yield Cell(text, row - 1, col - 1, *size, where=place(sheet.title, row, col))


def place(sheet: str, row: int, col: int) -> str:
    """Where a cell stands: ``Sheet1!B3``."""
    return f"{sheet}!{get_column_letter(col)}{row}"


def shown(value: Any, number_format: str) -> str:
    """The value about as Excel shows it: dates in Chinese, the zeros in front, percents."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, number_format)
    if isinstance(value, dt.datetime) and value.time() != dt.time():
        return print_moment(value)
    if isinstance(value, dt.date):
        is_month = value.day == 1 and _MONTH_ONLY.fullmatch(number_format)
        return f"{value.year}年{value.month}月" if is_month else print_date(value)
    return str(unescape(str(value)))


def _number(value: float, number_format: str) -> str:
    if _ZEROS.fullmatch(number_format):
        return f"{value:0{len(number_format)}.0f}"
    if percent := _PERCENT.fullmatch(number_format):
        return f"{value:.{len(percent[1] or '')}%}"
    return f"{Decimal(f'{value:.15g}'):f}"


def _named(book: Workbook) -> Iterator[Named]:
    scopes = [book.defined_names, *(sheet.defined_names for sheet in book.worksheets)]
    for name, defined in (pair for scope in scopes for pair in scope.items()):
        if not name.startswith(BOOKMARK_PREFIX):
            continue
        for title, area in defined.destinations:
            corner = area.replace("$", "").partition(":")[0]
            if title in book.sheetnames and _CORNER.fullmatch(corner):
                row, col = coordinate_to_tuple(corner)
                cell = book[title].cell(row, col)
                text = shown(cell.value, cell.number_format)
                yield Named(name, text, "name", place(title, row, col))


def _properties(book: Workbook) -> Iterator[tuple[str, str]]:
    for name in _CORE:
        yield name, str(getattr(book.properties, name) or "")
    for custom in getattr(book, "custom_doc_props").props:  # noqa: B009 - newer than its stubs
        yield custom.name, str(custom.value)


def _remarks(sheet: Worksheet) -> Iterator[str]:
    comments = (cell.comment for cell in list(sheet._cells.values()))  # noqa: SLF001 - as above
    for comment in filter(None, comments):
        yield say("批注（{author}）：{text}", author=comment.author, text=comment.text)
