"""The archive around a docx, xlsx or odt: told from its table of contents, nothing unpacked."""

from __future__ import annotations

import lzma
import re
import struct
import zlib
from itertools import islice
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from formkit.errors import InputError, UnsafeError
from formkit.safety.content import mapped
from formkit.safety.limits import MIB, Limits, over
from formkit.safety.names import shown
from formkit.say import say

CROWD = 100_000
HARMLESS = 16 * MIB
"""An empty table or a plain picture packs 500 : 1; below this size that says nothing."""

DAMAGE = (
    *(BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError, KeyError, OverflowError),
)
"""What the zip library raises for a damaged archive."""


def count_entries(path: Path, most: int) -> int:
    """How many members the archive lists, counted without reading the list; at most ``most``."""
    with mapped(path) as data:
        return sum(1 for _ in islice(re.finditer(rb"PK\x01\x02", data), most))


def is_crowded(path: Path) -> bool:
    """Whether the archive lists so many members that reading the list alone does harm."""
    return count_entries(path, CROWD) == CROWD


def check_contents(file: str, archive: ZipFile, limits: Limits) -> None:
    """Refuse a bomb, a locked archive or one whose names lead elsewhere.

    Raises:
        UnsafeError: Over a limit, with a password, or with a name such as ``../x``.
        InputError: Packed in a way that no office program uses.
    """
    members = archive.infolist()
    _check_sizes(file, members, limits)
    _check_ratios(file, members, limits, size=Path(archive.filename or "").stat().st_size)
    for member in members:
        _check_member(file, member)


def _check_sizes(file: str, members: list[ZipInfo], limits: Limits) -> None:
    total = sum(member.file_size for member in members)
    if total > limits.total:
        raise over(limits, "total", file, seen=total, what=say("解开后共"))
    for member in members:
        if member.file_size > limits.entry:
            what = say("解开后其中的 {name} 有", name=shown(member.filename))
            raise over(limits, "entry", file, seen=member.file_size, what=what)


def _check_ratios(file: str, members: list[ZipInfo], limits: Limits, *, size: int) -> None:
    pairs = [(member.file_size, member.compress_size) for member in members]
    total = sum(unpacked for unpacked, _ in pairs)
    for unpacked, packed in [*pairs, (total, size)]:
        ratio = unpacked // max(packed, 1)
        if unpacked > HARMLESS and ratio > limits.ratio:
            raise over(limits, "ratio", file, seen=ratio, what=say("压缩比"))
    if sum(packed for _, packed in pairs) > size:
        raise UnsafeError(say("{file}：压缩包的各部分互相重叠，已拒绝。", file=shown(file)))


def _check_member(file: str, member: ZipInfo) -> None:
    if member.flag_bits & 1:
        raise locked(file)
    if _leads_elsewhere(member.orig_filename):
        raise UnsafeError(
            say(
                "{file}：压缩包里的名字“{name}”指向包外，已拒绝。请向来件人索取正常的文件。",
                file=shown(file),
                name=shown(member.orig_filename),
            )
        )
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise InputError(
            say("{file}：压缩方式不常见，读不了。请用 Word 或 Excel 另存一份。", file=shown(file))
        )


def locked(file: str) -> UnsafeError:
    """The refusal of a file with a password."""
    return UnsafeError(
        say(
            "{file}：文件有密码（已加密），读不了。"
            "请用原来的程序打开，去掉密码后另存一份（PDF 可“打印为 PDF”），再交来。",
            file=shown(file),
        )
    )


def _leads_elsewhere(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or parts[0] == "" or ":" in parts[0] or "\0" in name
