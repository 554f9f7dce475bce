"""The formats that can be read: one module each, loaded on first use."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from formkit.errors import InputError, MissingDependency
from formkit.safety.sniff import Kind, sniff
from formkit.say import say
from formkit.values.grid import Document


class Format(Protocol):
    """What a format's module offers."""

    MEDIUM: str

    def read_file(self, path: Path) -> Document:
        """The document in a file of this format; raises InputError, FileAccessError."""
        raise NotImplementedError


MODULES = {
    Kind.DOCX: "formkit.reading.docx",
    Kind.XLSX: "formkit.reading.xlsx",
    Kind.PDF: "formkit.reading.pdf",
    Kind.CSV: "formkit.reading.csv",
    Kind.XLS: "formkit.reading.workbook",
    Kind.XLSB: "formkit.reading.workbook",
    Kind.ODS: "formkit.reading.ods",
}
OLD = frozenset({Kind.DOC, Kind.ODT, Kind.RTF})
"""What LibreOffice has to save anew first; see ``formkit.reading.modern``."""


def read_document(path: Path) -> Document:
    """The document in a file, whatever its format; told by its content, not by its name.

    Raises:
        InputError: The file is damaged or no document at all.
        MissingDependency: The format needs to be saved anew before it can be read.
        FileAccessError: The file cannot be opened.
    """
    return read_as(sniff(path), path)


def read_as(kind: Kind, path: Path) -> Document:
    """The document in a file whose kind is known; raises as ``read_document`` does."""
    if kind in MODULES:
        return cast("Format", import_module(MODULES[kind])).read_file(path)
    if kind in OLD:
        raise MissingDependency(
            say(
                "{file}是 .{kind} 文件，不能直接读。请打开它，另存为 .docx 后再交回。",
                file=path.name,
                kind=kind,
            )
        )
    raise InputError(
        say("{file}不是 Word、Excel 或 PDF 文档（看起来是 {kind}）。", file=path.name, kind=kind)
    )
