"""An xlsx workbook as grids: one for each visible sheet, every value as its cell shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers.expat import ExpatError
from zipfile import ZipFile

from openpyxl.utils.cell import coordinate_to_tuple

from formkit.forms.names import BOOKMARK_PREFIX
from formkit.reading.laidout import Rows, laid_out, place
from formkit.reading.package import DAMAGE, Package
from formkit.reading.sheets import bound
from formkit.reading.sheetxml import sheet_xml
from formkit.reading.trouble import damaged, unopened
from formkit.reading.uncollected import uncollected
from formkit.reading.workbookxml import Book, Sheet, book_of
from formkit.say import say
from formkit.values.grid import Document, Grid, Named

MEDIUM = "xlsx"
_AREA = re.compile(r"(?:'((?:[^']|'')+)'|([^'!,]+))!\$?([A-Z]{1,3})\$?([0-9]{1,7})(?=[,:]|$)")


def read_file(path: Path) -> Document:
    """The document in an xlsx file, formulas as last calculated.

    Raises:
        InputError: It is no workbook, or is damaged.
        FileAccessError: It cannot be opened.
    """
    try:
        with uncollected(), ZipFile(path) as archive:
            return _document(_Open(book_of(Package(archive))))
    except (*DAMAGE, ExpatError) as error:
        raise damaged(path, "Excel") from error
    except OSError as error:
        raise unopened(path, error) from error


def _document(work: _Open) -> Document:
    sheets = [sheet for sheet in work.book.sheets if sheet.is_visible]
    return bound(
        MEDIUM,
        tuple(map(work.grid, sheets)),
        named=tuple(_named(work)),
        properties=dict(work.book.properties),
        remarks=tuple(remark for sheet in sheets for remark in _remarks(work.book, sheet)),
    )


@dataclass(frozen=True)
class _Open:
    """A workbook of which each sheet is read once, when it is asked for."""

    book: Book
    rows: dict[Sheet, Rows] = field(default_factory=dict)

    def grid(self, sheet: Sheet) -> Grid:
        """The cells of a sheet."""
        xml = sheet_xml(self.book.package.source(sheet.part))
        self.rows[sheet] = xml.rows(self.book.contents)
        return laid_out(sheet.title, self.rows[sheet], dict(xml.spans))

    def text(self, sheet: Sheet, row: int, col: int) -> str:
        """What stands in a cell, of a hidden sheet too."""
        if sheet not in self.rows:
            self.grid(sheet)
        return self.rows[sheet].get(row, {}).get(col, "")


def _named(work: _Open) -> Iterator[Named]:
    by_title = {sheet.title: sheet for sheet in work.book.sheets}
    for name, areas in work.book.names:
        for area in _AREA.finditer(areas) if name.startswith(BOOKMARK_PREFIX) else ():
            sheet = by_title.get((area[1] or area[2]).replace("''", "'"))
            if sheet:
                row, col = coordinate_to_tuple(area[3] + area[4])
                where = place(sheet.title, row - 1, col - 1)
                yield Named(name, work.text(sheet, row - 1, col - 1), "name", where)


def _remarks(book: Book, sheet: Sheet) -> Iterator[str]:
    for author, text in book.comments(sheet):
        yield say("批注（{author}）：{text}", author=author, text=text)
