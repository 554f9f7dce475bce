"""The compound files of Word and Excel 97-2003, and the locked box around an encrypted docx."""

from __future__ import annotations

import mmap
import struct
from pathlib import Path

from formkit.safety.content import mapped

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SECTOR = 512

_WORD_HEADER = b"\xec\xa5"
_WORD_ENCRYPTED = 0x0100
_EXCEL_HEADER = b"\x09\x08"
_EXCEL_WRITE_PROTECTED, _EXCEL_ENCRYPTED = 0x0086, 0x002F


def kind(path: Path) -> str:
    """``doc``, ``xls``, ``encrypted`` or ``unknown``, told by the names of its streams."""
    with mapped(path) as data:
        if _found(data, "EncryptedPackage") >= 0 or _is_locked(data):
            return "encrypted"
        streams = (("doc", "WordDocument"), ("xls", "Workbook"), ("xls", "Book"))
        directory = _directory(data)
        found = [(at, name) for name, word in streams if (at := _found(data, word, directory)) >= 0]
    # An embedded object lists its streams after those of the document that holds it.
    return min(found)[1] if found else "unknown"


def has_macros(path: Path) -> bool:
    """Whether the file brings a Visual Basic project along."""
    with mapped(path) as data:
        return _found(data, "_VBA_PROJECT") >= 0


def _found(data: mmap.mmap, name: str, start: int = 0) -> int:
    return data.find(name.encode("utf-16-le"), start)


def _directory(data: mmap.mmap) -> int:
    if len(data) < SECTOR:
        return 0
    (sector,) = struct.unpack_from("<I", data, 48)
    at = (sector + 1) * SECTOR
    return at if at < len(data) else 0


def _is_locked(data: mmap.mmap) -> bool:
    return any(
        _word_is_locked(data, at) or _excel_is_locked(data, at)
        for at in range(SECTOR, len(data) - 64, SECTOR)
    )


def _word_is_locked(data: mmap.mmap, at: int) -> bool:
    if data[at : at + 2] != _WORD_HEADER:
        return False
    (flags,) = struct.unpack_from("<H", data, at + 10)
    return bool(flags & _WORD_ENCRYPTED)


def _excel_is_locked(data: mmap.mmap, at: int) -> bool:
    if data[at : at + 2] != _EXCEL_HEADER:
        return False
    record, after = _record(data, _record(data, at)[1])
    if record == _EXCEL_WRITE_PROTECTED:
        record, after = _record(data, after)
    return record == _EXCEL_ENCRYPTED


def _record(data: mmap.mmap, at: int) -> tuple[int, int]:
    if at + 4 > len(data):
        return 0, at
    record, length = struct.unpack_from("<HH", data, at)
    return record, at + 4 + length
