"""A binary workbook (xlsb) with one sheet, written record by record: [MS-XLSB] 2.1.4."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.bin" '
    'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    '<Override PartName="/xl/worksheets/sheet1.bin" '
    'ContentType="application/vnd.ms-excel.worksheet"/></Types>'
)
ROW, NUMBER, TEXT = 0, 5, 6
BEGIN_SHEET, END_SHEET, BEGIN_BOOK, END_BOOK = 129, 130, 131, 132
BEGIN_SHEETS, END_SHEETS, BEGIN_CELLS, END_CELLS, SIZE, SHEET = 143, 144, 145, 146, 148, 156


def write_xlsb(path: Path, rows: Sequence[Sequence[str | float]], *, title: str) -> Path:
    """A workbook of these rows, numbers as numbers."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", _points_to("officeDocument", "xl/workbook.bin"))
        archive.writestr(
            "xl/_rels/workbook.bin.rels", _points_to("worksheet", "worksheets/sheet1.bin")
        )
        archive.writestr("xl/workbook.bin", _book(title))
        archive.writestr("xl/worksheets/sheet1.bin", _sheet(rows))
    return path


def _points_to(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def _book(title: str) -> bytes:
    sheet = struct.pack("<II", 0, 1) + _text("rId1") + _text(title)
    sheets = _record(BEGIN_SHEETS) + _record(SHEET, sheet) + _record(END_SHEETS)
    return _record(BEGIN_BOOK) + sheets + _record(END_BOOK)


def _sheet(rows: Sequence[Sequence[str | float]]) -> bytes:
    size = struct.pack("<4I", 0, len(rows) - 1, 0, max(map(len, rows)) - 1)
    records = [_record(BEGIN_SHEET), _record(SIZE, size), _record(BEGIN_CELLS)]
    for n, row in enumerate(rows):
        records.append(_record(ROW, struct.pack("<I", n) + bytes(21)))
        records += [_cell(col, value) for col, value in enumerate(row)]
    return b"".join((*records, _record(END_CELLS), _record(END_SHEET)))


def _cell(col: int, value: str | float) -> bytes:
    place = struct.pack("<II", col, 0)
    if isinstance(value, str):
        return _record(TEXT, place + _text(value))
    return _record(NUMBER, place + struct.pack("<d", value))


def _text(text: str) -> bytes:
    written = text.encode("utf-16-le")
    return struct.pack("<I", len(written) // 2) + written


def _record(kind: int, data: bytes = b"") -> bytes:
    name = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return name + _size(len(data)) + data


def _size(size: int) -> bytes:
    """Seven bits a byte, the lowest first; the highest bit says that more follow."""
    low, rest = size & 0x7F, size >> 7
    return bytes([low | 0x80]) + _size(rest) if rest else bytes([low])
