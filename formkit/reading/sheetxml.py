"""The cells of one sheet of an xlsx workbook, found in its XML by their tags.

A register has half a million cells, and a parser that makes objects of them takes several times
as long. In XML that is well-formed and plain, every ``<c`` begins a cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from xml.parsers import expat

from lxml import etree
from openpyxl.utils import column_index_from_string
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.datetime import from_ISO8601

from formkit.reading.laidout import Corner, Rows
from formkit.reading.numberformats import NumberFormats
from formkit.reading.package import parsed
from formkit.reading.shown import shown, unescaped

_CELL = re.compile(
    rb'<row\b([^>]*)>|<c\b(?: r="([A-Z]{1,3})([0-9]{1,7})")?([^>]*)(?:(?<=/)>|>(.*?)</c\s*>)',
    re.DOTALL,
)
_MARK = re.compile(rb"\s(r|s|t)\s*=\s*[\"']([^\"']*)")
_CORNER = re.compile(rb"([A-Z]{1,3})([0-9]{1,7})")
_VALUE = re.compile(rb"<v(?:\s[^>]*)?>([^<]*)<")
_TEXT = re.compile(rb"<t(?:\s[^>]*)?>([^<]*)<")
_READING_AID = re.compile(rb"<rPh\b.*?</rPh\s*>", re.DOTALL)
_MERGED = re.compile(rb"<mergeCell\s[^>]*?ref\s*=\s*[\"']([A-Z]+[0-9]+:[A-Z]+[0-9]+)[\"']")
_REFERENCE = re.compile(r"(?:&#x?[0-9a-fA-F]+;)+|&(?:lt|gt|amp|quot|apos);")
_NAMED = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&apos;": "'"}
_UTF8 = re.compile(rb"""(?!.*encoding=["'](?!utf-8|us-ascii|ascii))""", re.IGNORECASE)
_PREFIX = re.compile(rb"<([\w.-]+):worksheet\b")


@dataclass(frozen=True)
class Contents:
    """What the cells of a workbook refer to.

    Attributes:
        strings: The texts that the cells share.
        formats: How numbers are shown.
    """

    strings: Sequence[str] = ()
    formats: NumberFormats = field(default_factory=NumberFormats)


@dataclass(frozen=True)
class SheetXml:
    """The XML of one sheet, well-formed and plain."""

    source: bytes

    def rows(self, contents: Contents) -> Rows:
        """The texts of its cells, as each shows its value."""
        found = _Rows(contents)
        for tag in _CELL.finditer(self._data):
            found.take(tag)
        return found.rows

    @property
    def spans(self) -> Iterator[tuple[Corner, Corner]]:
        """Where each merged cell begins, and how high and wide it is."""
        for area in _MERGED.finditer(self.source, self._end):
            (top, left), (bottom, right) = map(coordinate_to_tuple, area[1].decode().split(":"))
            if (top, left) != (bottom, right):
                yield (top - 1, left - 1), (bottom - top + 1, right - left + 1)

    @cached_property
    def _end(self) -> int:
        return max(self.source.rfind(b"</sheetData"), 0)

    @property
    def _data(self) -> bytes:
        return self.source[self.source.find(b"<sheetData") : self._end]


def sheet_xml(source: bytes) -> SheetXml:
    """The XML of a sheet; what is written in an unusual way is written anew.

    Raises:
        expat.ExpatError: It is not well-formed; etree.XMLSyntaxError likewise.
    """
    if _is_plain(source):
        expat.ParserCreate().Parse(source, True)
        return SheetXml(source)
    usual: bytes = etree.tostring(parsed(source), encoding="utf-8")
    if prefix := _PREFIX.search(usual[:1000]):
        usual = usual.replace(b"<" + prefix[1] + b":", b"<")
        usual = usual.replace(b"</" + prefix[1] + b":", b"</")
    return SheetXml(usual)


def _is_plain(source: bytes) -> bool:
    """False for comments, CDATA, instructions, a prefix, another encoding, ends of line of DOS."""
    start = source.find(b"<sheetData")
    return (
        start >= 0
        and b"<!" not in source
        and source.find(b"<?", len(b"<?xml")) < 0
        and source.find(b"\r", start) < 0
        and bool(_UTF8.match(source[:100]))
    )


class _Rows:
    """The cells found so far; one that does not say where it stands follows the one before."""

    def __init__(self, contents: Contents) -> None:
        self.rows: Rows = {}
        self._text = lru_cache(10_000)(partial(_text, contents))
        self._row = self._col = -1

    def take(self, tag: re.Match[bytes]) -> None:
        """Note the row that begins here, or the cell."""
        start, letters, digits, marks, body = tag.groups()
        if start is not None:
            self._row, self._col = _row(start, self._row), -1
            return
        corner, style, kind = _marks(marks)
        if corner:
            letters, digits = corner
        row = int(digits) - 1 if digits else self._row
        self._col = _column(letters) if letters else self._col + 1
        texts = self.rows.get(row)
        if texts is None:
            texts = self.rows[row] = {}
        texts[self._col] = self._text(body, kind, style) if body else ""


def _text(contents: Contents, body: bytes, kind: bytes, style: int) -> str:
    """What a cell shows, told by what stands within its tag."""
    if kind == b"inlineStr":
        said = _READING_AID.sub(b"", body) if b"<rPh" in body else body
        return unescaped("".join(map(_decoded, _TEXT.findall(said))))
    found = _VALUE.search(body)
    raw = _decoded(found[1]) if found else ""
    return _shown(contents, raw, kind, style) if raw else ""


def _shown(contents: Contents, raw: str, kind: bytes, style: int) -> str:
    if kind == b"n":
        return contents.formats.shown(raw, style)
    if kind == b"s":
        return contents.strings[int(raw)]
    if kind == b"b":
        return shown(bool(int(raw)), "")
    if kind == b"d":
        return shown(from_ISO8601(raw), "")  # type: ignore[no-untyped-call]
    return shown(raw, "")


def _row(marks: bytes, before: int) -> int:
    """The row that a tag begins, from 0."""
    told = dict(_MARK.findall(marks)).get(b"r")
    return int(told) - 1 if told else before + 1


@lru_cache(1000)
def _marks(marks: bytes) -> tuple[tuple[bytes, bytes] | None, int, bytes]:
    """What the tag of a cell says beside its place: its place after all, its style, its kind."""
    told = dict(_MARK.findall(marks))
    corner = _CORNER.fullmatch(told.get(b"r", b""))
    return (corner[1], corner[2]) if corner else None, int(told.get(b"s", 0)), told.get(b"t", b"n")


@lru_cache(1000)
def _column(letters: bytes) -> int:
    return column_index_from_string(letters.decode()) - 1


def _decoded(raw: bytes) -> str:
    text = raw.decode()
    return _REFERENCE.sub(_referred, text) if "&" in text else text


def _referred(found: re.Match[str]) -> str:
    """The characters that a run of references stands for."""
    numbers = found[0][2:-1].split(";&#")
    return _NAMED.get(found[0]) or "".join(
        chr(int(one[1:], 16) if one[0] == "x" else int(one)) for one in numbers
    )
