"""The tables of an ods workbook as its XML has them, repeated rows and cells counted out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree
from openpyxl.utils.datetime import from_ISO8601

from formkit.reading.laidout import MARGIN, Corner, Rows
from formkit.reading.package import Element, local
from formkit.reading.shown import shown

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELL, _COVERED = f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"
_SIGNS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n", f"{_TEXT}s": " "}
_MOST = 2_000_000
_ZEROS = re.compile(r"0\d+")
_MONTH = re.compile(r"\d{4}\s*(?:年\s*\d{1,2}\s*月|[-/.]\d{1,2})")


@dataclass
class Table:
    """A sheet.

    Attributes:
        title: What its tab says.
        is_visible: False for one that is hidden.
        rows: The texts of its cells.
        spans: Where each merged cell begins, and how high and wide it is.
        remarks: The comments on its cells: who wrote each, and what.
    """

    title: str
    is_visible: bool
    rows: Rows = field(default_factory=dict)
    spans: dict[Corner, Corner] = field(default_factory=dict)
    remarks: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Tables:
    """All the sheets of a workbook, and the names it gives to places."""

    tables: list[Table] = field(default_factory=list)
    names: list[tuple[str, str]] = field(default_factory=list)
    _hidden: set[str] = field(default_factory=set)
    _row: int = 0
    _room: int = _MOST

    def style(self, style: Element) -> None:
        """Note whether sheets of this style are seen."""
        shows = (one.get(f"{_TABLE}display") for one in style)
        if "false" in shows:
            self._hidden.add(style.get(f"{_STYLE}name", ""))

    def begin(self, table: Element) -> None:
        """Go on to the next sheet."""
        is_visible = table.get(f"{_TABLE}style-name") not in self._hidden
        self.tables.append(Table(table.get(f"{_TABLE}name", ""), is_visible))
        self._row = 0

    def row(self, element: Element) -> None:
        """Add a row as often as it is repeated."""
        table, times = self.tables[-1], _times(element, "number-rows-repeated")
        texts = dict(self._cells(element, table))
        count = times if any(texts.values()) else min(times, MARGIN)
        self._room -= len(texts) * count
        if self._room < 0:
            raise OverflowError
        for row in range(self._row, self._row + count) if texts else ():
            table.rows[row] = texts
        self._row += times
        element.clear()

    def name(self, element: Element) -> None:
        """Note a name and its place."""
        area = element.get(f"{_TABLE}cell-range-address", "")
        self.names.append((element.get(f"{_TABLE}name", ""), area))

    def _cells(self, row: Element, table: Table) -> Iterator[tuple[int, str]]:
        col = 0
        for cell in row.iterchildren(_CELL, _COVERED):
            times = _times(cell, "number-columns-repeated")
            if cell.tag == _CELL:
                yield from self._cell(cell, table, col=col, times=times)
            col += times

    def _cell(
        self, cell: Element, table: Table, *, col: int, times: int
    ) -> Iterator[tuple[int, str]]:
        size = (_times(cell, "number-rows-spanned"), _times(cell, "number-columns-spanned"))
        if size != (1, 1):
            table.spans[self._row, col] = size
        table.remarks.extend(map(_remark, cell.iterchildren(f"{_OFFICE}annotation")))
        text = _shown(cell)
        is_stored = text or size != (1, 1) or cell.get(f"{_TABLE}style-name")
        count = times if text else min(times, MARGIN)
        return ((at, text) for at in range(col, col + count) if is_stored)


def tables_of(content: bytes) -> Tables:
    """The sheets in the ``content.xml`` of an ods workbook.

    Raises:
        OverflowError: A few rows and cells are repeated to more than any office keeps.
        etree.XMLSyntaxError: It is not well-formed.
    """
    found = Tables()
    take = {
        f"{_STYLE}style": found.style,
        f"{_TABLE}table-row": found.row,
        f"{_TABLE}named-range": found.name,
    }
    tags = (*take, f"{_TABLE}table")
    stream = etree.iterparse(
        BytesIO(content), ("start", "end"), tag=tags, resolve_entities=False, no_network=True
    )
    for event, element in stream:
        if event == "start" and element.tag == f"{_TABLE}table":
            found.begin(element)
        elif event == "end" and element.tag in take:
            take[element.tag](element)
    return found


def _times(element: Element, name: str) -> int:
    return max(int(element.get(_TABLE + name, "1")), 1)


def _shown(cell: Element) -> str:
    """What a cell shows; dates as ours are written, numbers with all their digits."""
    text = "\n".join(map(_words, cell.iterchildren(f"{_TEXT}p")))
    kind = cell.get(f"{_OFFICE}value-type")
    if kind in ("float", "currency") and not _ZEROS.fullmatch(text):
        raw = cell.get(f"{_OFFICE}value", "")
        return shown(float(raw), "General") if raw else text
    if kind == "date":
        return _date(cell.get(f"{_OFFICE}date-value", ""), text)
    if kind == "time":
        raw = cell.get(f"{_OFFICE}time-value", "")
        return shown(from_ISO8601(raw), "")  # type: ignore[no-untyped-call]
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value", text).upper()
    return text


def _date(raw: str, text: str) -> str:
    try:
        moment = dt.datetime.fromisoformat(raw[:26])
    except ValueError:
        return text
    return shown(moment, "yyyy-mm" if _MONTH.fullmatch(text.strip()) else "yyyy-mm-dd")


def _words(paragraph: Element) -> str:
    """The text of a paragraph, blanks as they stand: LibreOffice writes them out."""
    return "".join(_pieces(paragraph))


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in _SIGNS:
            yield _SIGNS[child.tag] * min(int(child.get(f"{_TEXT}c", "1")), 1000)
        elif local(child) != "annotation":
            yield from _pieces(child)
        yield child.tail or ""


def _remark(annotation: Element) -> tuple[str, str]:
    author = "".join(one.text or "" for one in annotation if local(one) == "creator")
    return author, "\n".join(map(_words, annotation.iterchildren(f"{_TEXT}p")))
