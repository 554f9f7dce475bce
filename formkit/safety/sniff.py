"""What a file is, told by its content and never by its name."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from zipfile import ZipFile

from formkit.safety import ole, plain
from formkit.safety.content import opening
from formkit.safety.package import DAMAGE, is_crowded
from formkit.say import say

HEAD = 65_536

_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*")
_MAIN_PARTS = (
    (b"wordprocessingml.document.main+xml", "docx"),
    (b"wordprocessingml.template.main+xml", "docx"),
    (b"ms-word.document.macroEnabled.main+xml", "docx"),
    (b"ms-word.template.macroEnabledTemplate.main+xml", "docx"),
    (b"spreadsheetml.sheet.main+xml", "xlsx"),
    (b"spreadsheetml.template.main+xml", "xlsx"),
    (b"ms-excel.sheet.macroEnabled.main+xml", "xlsx"),
    (b"ms-excel.template.macroEnabled.main+xml", "xlsx"),
    (b"ms-excel.sheet.binary.macroEnabled.main", "xlsb"),
)
_ODF = "application/vnd.oasis.opendocument."


class Kind(StrEnum):
    """The kinds of files that an office hands in."""

    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"
    DOC = "doc"
    XLS = "xls"
    XLSB = "xlsb"
    ODT = "odt"
    ODS = "ods"
    RTF = "rtf"
    ZIP = "zip"
    CSV = "csv"
    JSON = "json"
    TOML = "toml"
    TEXT = "text"
    IMAGE = "image"
    ENCRYPTED = "encrypted"
    UNKNOWN = "unknown"
    EMPTY = "empty"

    @property
    def told(self) -> str:
        """The kind in a clerk's words: ``Word 文档``."""
        return say(_TITLES[self])


_TITLES = {
    Kind.DOCX: "Word 文档",
    Kind.XLSX: "Excel 表格",
    Kind.PDF: "PDF",
    Kind.DOC: "Word 97-2003 文档",
    Kind.XLS: "Excel 97-2003 表格",
    Kind.XLSB: "Excel 二进制表格",
    Kind.ODT: "ODT 文档",
    Kind.ODS: "ODS 表格",
    Kind.RTF: "RTF 文档",
    Kind.ZIP: "压缩包",
    Kind.CSV: "CSV 数据",
    Kind.JSON: "JSON 数据",
    Kind.TOML: "TOML 数据",
    Kind.TEXT: "纯文本",
    Kind.IMAGE: "图片",
    Kind.ENCRYPTED: "加了密码的文件",
    Kind.UNKNOWN: "认不出的内容",
    Kind.EMPTY: "空文件",
}


def sniff(path: Path | str) -> Kind:
    """The kind of the file; macros, templates and passworded members do not change it.

    Raises:
        InputError: There is no such file.
        FileAccessError: The file cannot be opened, for instance because Word holds it.
    """
    head = opening(Path(path), HEAD)
    if not head:
        return Kind.EMPTY
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(Path(path))
    if head.startswith(ole.MAGIC):
        return Kind(ole.kind(Path(path)))
    return _signed(head) or Kind(plain.kind(Path(path), head))


def _signed(head: bytes) -> Kind | None:
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(b"{\\rtf"):
        return Kind.RTF
    return Kind.IMAGE if _is_image(head) else None


def _is_image(head: bytes) -> bool:
    return (
        head.startswith(_IMAGES)
        or (head[:4], head[8:12]) == (b"RIFF", b"WEBP")
        or (head[:2], head[6:10]) == (b"BM", bytes(4))
    )


def _archive(path: Path) -> Kind:
    if is_crowded(path):
        return Kind.ZIP
    try:
        with ZipFile(path) as archive:
            return _package(archive)
    except DAMAGE:
        return Kind.ZIP


def _package(archive: ZipFile) -> Kind:
    names = set(archive.namelist())
    for name in ("[Content_Types].xml", "mimetype"):
        if name in names and archive.getinfo(name).flag_bits & 1:
            return Kind.ENCRYPTED
    if "[Content_Types].xml" in names:
        return _main_part(_start(archive, "[Content_Types].xml"))
    if "mimetype" in names:
        return _open_document(_start(archive, "mimetype").decode("ascii", "replace").strip())
    return Kind.ZIP


def _main_part(types: bytes) -> Kind:
    letters = types.replace(b"\0", b"")  # the list of types may be written in UTF-16
    return next((Kind(kind) for part, kind in _MAIN_PARTS if part in letters), Kind.UNKNOWN)


def _open_document(mimetype: str) -> Kind:
    kinds = {"text": Kind.ODT, "spreadsheet": Kind.ODS}
    word = mimetype.removeprefix(_ODF).removesuffix("-template")
    return kinds.get(word, Kind.UNKNOWN) if mimetype.startswith(_ODF) else Kind.ZIP


def _start(archive: ZipFile, name: str) -> bytes:
    with archive.open(name) as member:
        return member.read(16 * HEAD)
