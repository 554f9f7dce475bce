"""The guard at the door: what a foreign file is, or why it is not let in."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

from formkit.errors import FormkitError, InputError, UnsafeError
from formkit.safety import ole
from formkit.safety.baggage import check_members
from formkit.safety.content import mapped, opening
from formkit.safety.limits import USUAL, Limits, over
from formkit.safety.names import shown
from formkit.safety.package import CROWD, DAMAGE, check_contents, count_entries, locked
from formkit.safety.sniff import Kind, sniff
from formkit.say import say

__all__ = ["DOCUMENTS", "Limits", "guard"]

ARCHIVES = frozenset({Kind.DOCX, Kind.XLSX, Kind.XLSB, Kind.ODT, Kind.ODS, Kind.ZIP})
DOCUMENTS = (ARCHIVES - {Kind.ZIP}) | {Kind.PDF, Kind.DOC, Kind.XLS, Kind.RTF}

_NAMED_AS_DOCUMENT = re.compile(
    r"\.(doc|docx|docm|dot|dotx|dotm|xls|xlsx|xlsm|xlsb|xlt|xltx|pdf|odt|ods|rtf|wps|et)",
    re.IGNORECASE,
)
_PDF_LOCK = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")


def guard(path: Path | str, *, limits: Limits = USUAL) -> Kind:
    """The kind of a foreign file that may be handed to a reader in an isolated worker.

    Nothing is unpacked before its sizes are known; nothing is run, fetched or changed.

    Raises:
        UnsafeError: Over a limit, with a password, with macros, or leading out of itself.
        InputError: Missing, empty, damaged, or not what its name says.
        FileAccessError: The file cannot be opened.
    """
    path = Path(path)
    _check_size(path, limits)
    kind = sniff(path)
    if kind in ARCHIVES:
        _check_archive(path, kind, limits)
    elif kind is Kind.PDF:
        _check_pdf(path)
    elif kind in (Kind.DOC, Kind.XLS) and ole.has_macros(path):
        raise UnsafeError(
            say(
                "{file}：带有宏，已拒绝。请另存为不带宏的 .docx 或 .xlsx，再交来。",
                file=shown(path.name),
            )
        )
    _check_kind(path, kind)
    return kind


def _check_size(path: Path, limits: Limits) -> None:
    start = opening(path, 4)
    size = path.stat().st_size
    if size > limits.total:
        raise over(limits, "total", path.name, seen=size, what=say("文件有"))
    if not start.startswith(b"PK"):
        return
    entries = count_entries(path, CROWD)
    if entries > limits.entries:
        raise over(limits, "entries", path.name, seen=entries, what=say("压缩包里的条目数"))


def _check_archive(path: Path, kind: Kind, limits: Limits) -> None:
    try:
        with ZipFile(path) as archive:
            check_contents(path.name, archive, limits)
            if kind is not Kind.ZIP:
                check_members(path.name, archive)
    except DAMAGE as error:
        raise _damaged(path) from error


def _check_pdf(path: Path) -> None:
    with mapped(path) as data:
        if _PDF_LOCK.search(data):
            raise locked(path.name)
        if data.find(b"startxref") < 0 and data.find(b"%%EOF") < 0:
            raise _damaged(path)


def _check_kind(path: Path, kind: Kind) -> None:
    if kind is Kind.ENCRYPTED:
        raise locked(path.name)
    if kind is Kind.EMPTY:
        raise InputError(say("{file}：文件是空的。请重新复制或下载。", file=shown(path.name)))
    claimed = _NAMED_AS_DOCUMENT.fullmatch(path.suffix)
    if kind is Kind.UNKNOWN or (claimed and kind not in DOCUMENTS):
        raise InputError(
            say(
                "{file}：内容是{kind}，不是 Word、Excel 或 PDF 文档。请用原来的程序另存再交来。",
                file=shown(path.name),
                kind=kind.told,
            )
        )


def _damaged(path: Path) -> FormkitError:
    return InputError(
        say("{file}：文件不完整或已损坏。请重新复制或下载，再交来。", file=shown(path.name))
    )
