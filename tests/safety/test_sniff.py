"""The kind of a file is told by its content, whatever its name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from formkit.errors import InputError
from formkit.safety.sniff import Kind, sniff

Maker = Callable[..., Path]

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def ole(*streams: str) -> bytes:
    """A compound file with these streams in its directory."""
    return OLE + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", Kind.EMPTY),
        (b"%PDF-1.7\n", Kind.PDF),
        (b"\r\n\r\n%PDF-1.4\n", Kind.PDF),
        (rb"{\rtf1\ansi }", Kind.RTF),
        (b"\x89PNG\r\n\x1a\n\0\0", Kind.IMAGE),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", Kind.IMAGE),
        (b"RIFF\0\0\0\0WEBPVP8 ", Kind.IMAGE),
        (b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0", Kind.IMAGE),
        (ole("WordDocument"), Kind.DOC),
        (ole("Workbook"), Kind.XLS),
        (ole("WordDocument", "Workbook"), Kind.DOC),
        (ole("Workbook", "WordDocument"), Kind.XLS),
        (ole("EncryptionInfo", "EncryptedPackage"), Kind.ENCRYPTED),
        (ole("PowerPoint Document"), Kind.UNKNOWN),
        (
            ole("WordDocument").ljust(1024, b"\0") + b"\xec\xa5" + bytes(9) + b"\1" + bytes(100),
            Kind.ENCRYPTED,
        ),
        (b"PK\x03\x04 cut off", Kind.ZIP),
        ('{"客户名称": "远山机电"}'.encode(), Kind.JSON),
        (b"[" * 100_000, Kind.TEXT),
        ('[受理]\n客户名称 = "远山机电"\n'.encode(), Kind.TEXT),
        ('[intake]\n"客户名称" = "远山机电"\n'.encode(), Kind.TOML),
        ("编号,客户名称\n26030001,远山机电\n".encode("gb18030"), Kind.CSV),
        ("\ufeff编号;客户名称\r\n26030001;远山机电\r\n".encode(), Kind.CSV),
        ("编号\t客户名称\n26030001\t远山机电\n".encode("utf-16"), Kind.CSV),
        ("客户来电，外壳开裂。\n请尽快处理。\n".encode("gb18030"), Kind.TEXT),
        ("BMW 车主来电".encode(), Kind.TEXT),
        (b"\x00\x01\x02\x03", Kind.UNKNOWN),
        (b"\x81\x20\xff\xff", Kind.UNKNOWN),
    ],
)
def test_content_tells_the_kind(tmp_path: Path, content: bytes, kind: Kind) -> None:
    path = tmp_path / "附件.docx"
    path.write_bytes(content)
    assert sniff(path) is kind


@pytest.mark.parametrize(
    ("main", "kind"),
    [
        ("openxmlformats-officedocument.wordprocessingml.document.main+xml", Kind.DOCX),
        ("openxmlformats-officedocument.wordprocessingml.template.main+xml", Kind.DOCX),
        ("ms-word.document.macroEnabled.main+xml", Kind.DOCX),
        ("ms-word.template.macroEnabledTemplate.main+xml", Kind.DOCX),
        ("openxmlformats-officedocument.spreadsheetml.sheet.main+xml", Kind.XLSX),
        ("openxmlformats-officedocument.spreadsheetml.template.main+xml", Kind.XLSX),
        ("ms-excel.sheet.macroEnabled.main+xml", Kind.XLSX),
        ("openxmlformats-officedocument.presentationml.presentation.main+xml", Kind.UNKNOWN),
    ],
)
def test_the_main_part_tells_an_office_package(package: Maker, main: str, kind: Kind) -> None:
    assert sniff(package(f"application/vnd.{main}")) is kind


def test_the_list_of_types_may_be_utf_16(archive: Maker) -> None:
    types = '<Types><Override ContentType="spreadsheetml.sheet.main+xml"/></Types>'
    path = archive("附件", {"[Content_Types].xml": types.encode("utf-16")})
    assert sniff(path) is Kind.XLSX


@pytest.mark.parametrize(
    ("mimetype", "kind"),
    [
        ("application/vnd.oasis.opendocument.text", Kind.ODT),
        ("application/vnd.oasis.opendocument.text-template", Kind.ODT),
        ("application/vnd.oasis.opendocument.spreadsheet", Kind.ODS),
        ("application/vnd.oasis.opendocument.presentation", Kind.UNKNOWN),
        ("application/epub+zip", Kind.ZIP),
    ],
)
def test_the_mimetype_tells_an_open_document(archive: Maker, mimetype: str, kind: Kind) -> None:
    assert sniff(archive("附件", {"mimetype": mimetype})) is kind


def test_any_other_archive_is_a_zip(archive: Maker) -> None:
    assert sniff(archive("附件", {"意见表.txt": "…"})) is Kind.ZIP


def test_a_passworded_package_is_encrypted(docx: Maker) -> None:
    path = docx()
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert sniff(path) is Kind.ENCRYPTED


@pytest.mark.parametrize("name", ["没有.docx", "nul\0.docx", "."])
def test_a_missing_file_is_said_to_be_missing(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="找不到文件"):
        sniff(tmp_path / name)


def test_a_kind_has_a_name_for_the_clerk() -> None:
    assert [kind.told for kind in (Kind.DOCX, Kind.EMPTY)] == ["Word 文档", "空文件"]
    assert all(kind.told for kind in Kind)
