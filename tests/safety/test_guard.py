"""The guard lets paper forms in and says why it keeps anything else out."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from formkit.errors import ExitCode, FormkitError, InputError, UnsafeError
from formkit.safety.guard import Limits, guard
from formkit.safety.limits import KIB, MIB
from formkit.safety.sniff import Kind

Maker = Callable[..., Path]

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCTYPE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
MACRO_TYPES = "<Types><Default ContentType='application/vnd.ms-office.vbaProject'/></Types>"
ZEROS = bytes(60 * MIB)


def relationship(kind: str, target: str, mode: str = "External") -> str:
    """The relationships of a part that lead to this target."""
    return (
        f'<Relationships><Relationship Id="rId9" Type="{OFFICE}/{kind}" '
        f'Target="{target}" TargetMode="{mode}"/></Relationships>'
    )


def run(instruction: str) -> str:
    """A run that holds a piece of a field instruction."""
    return f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"


FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'


@pytest.mark.parametrize("kind", [Kind.DOCX, Kind.XLSX, Kind.ODT])
def test_an_ordinary_document_is_let_in(docx: Maker, xlsx: Maker, odt: Maker, kind: Kind) -> None:
    makers = {Kind.DOCX: docx, Kind.XLSX: xlsx, Kind.ODT: odt}
    assert guard(makers[kind]()) is kind


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("回单.pdf", b"%PDF-1.4\ntrailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF", Kind.PDF),
        ("登记.csv", "编号,客户\n1,远山机电\n".encode(), Kind.CSV),
        ("说明.txt", "外壳开裂".encode(), Kind.TEXT),
        ("照片.jpg", b"\xff\xd8\xff\xe0", Kind.IMAGE),
    ],
)
def test_other_files_are_let_in(tmp_path: Path, name: str, content: bytes, kind: Kind) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert guard(path) is kind


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        (Limits(total=32 * MIB), '解开后共 6[12] MiB，超过上限 32 MiB.*total = "64 MiB"'),
        (Limits(entry=32 * MIB), '其中的 word/zeros.bin 有 60 MiB.*entry = "64 MiB"'),
        (Limits(entry=64 * MIB), "压缩比 10[0-9]{2}，超过上限 200.*ratio = 1600"),
    ],
)
def test_a_zip_bomb_is_refused_by_the_limit_it_breaks(
    docx: Maker, limits: Limits, told: str
) -> None:
    bomb = docx({"word/zeros.bin": ZEROS, "word/more.bin": bytes(MIB)})
    with pytest.raises(UnsafeError, match=told):
        guard(bomb, limits=limits)


def test_a_bomb_is_let_in_where_the_office_raised_the_limits(docx: Maker) -> None:
    bomb = docx({"word/zeros.bin": ZEROS})
    assert guard(bomb, limits=Limits(entry=64 * MIB, ratio=2000)) is Kind.DOCX


def test_an_empty_table_may_pack_well(docx: Maker) -> None:
    assert guard(docx({"word/media/empty.emf": bytes(10 * MIB)})) is Kind.DOCX


def test_too_many_entries_are_refused(docx: Maker) -> None:
    crowd = docx({f"word/{n}.bin": b"" for n in range(100)})
    with pytest.raises(UnsafeError, match="条目数 102，超过上限 50.*entries = 200"):
        guard(crowd, limits=Limits(entries=50))


def test_a_file_that_is_too_large_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "登记.csv"
    path.write_bytes(b"1,2\n" * KIB)
    with pytest.raises(UnsafeError, match='文件有 4096 B，超过上限 1 KiB.*total = "4096 B"'):
        guard(path, limits=Limits(total=KIB))


def test_members_that_share_their_bytes_are_refused(docx: Maker) -> None:
    path = docx({"word/a.bin": bytes(range(256)) * 40})
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 20 : at + 24] = struct.pack("<I", len(data))
    path.write_bytes(data)
    with pytest.raises(UnsafeError, match="互相重叠"):
        guard(path)


@pytest.mark.parametrize(
    "name", ["../x.xml", "/etc/x", "a/../../x", "..\\x", "C:/x", "\\\\host\\x"]
)
def test_a_name_that_leads_elsewhere_is_refused(docx: Maker, name: str) -> None:
    with pytest.raises(UnsafeError, match="指向包外"):
        guard(docx({name: b"x"}))


@pytest.mark.parametrize(
    "content",
    [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le"),
        b"%PDF-1.7\ntrailer <</Root 1 0 R /Encrypt 5 0 R>>\nstartxref\n9\n%%EOF",
    ],
)
def test_an_encrypted_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "合同"
    path.write_bytes(content)
    with pytest.raises(UnsafeError, match="合同：文件有密码.*去掉密码后另存一份"):
        guard(path)


def test_an_archive_with_a_password_is_refused(archive: Maker) -> None:
    path = archive("一包.zip", {"意见表.docx": b"x"})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(UnsafeError, match="文件有密码"):
        guard(path)


def test_an_encrypted_open_document_is_refused(odt: Maker) -> None:
    manifest = "<m:manifest xmlns:m='m'><m:encryption-data/></m:manifest>"
    with pytest.raises(UnsafeError, match="文件有密码"):
        guard(odt({"META-INF/manifest.xml": manifest}))


@pytest.mark.parametrize(
    "members",
    [
        {"word/vbaProject.bin": b"\xd0\xcf"},
        {"word/VBAPROJECT.BIN": b"\xd0\xcf"},
        {"xl/macrosheets/sheet1.xml": "<xm:macrosheet xmlns:xm='xm'/>"},
        {"other.xml": MACRO_TYPES},
    ],
)
def test_macros_are_refused(docx: Maker, members: dict[str, str | bytes]) -> None:
    with pytest.raises(UnsafeError, match="带有宏，已拒绝。请另存为不带宏的 .docx"):
        guard(docx(members))


MACRO_ENABLED = {
    "docm": ("application/vnd.ms-word.document.macroEnabled.main+xml", Kind.DOCX),
    "dotm": ("application/vnd.ms-word.template.macroEnabledTemplate.main+xml", Kind.DOCX),
    "xlsm": ("application/vnd.ms-excel.sheet.macroEnabled.main+xml", Kind.XLSX),
    "xlsb": ("application/vnd.ms-excel.sheet.binary.macroEnabled.main", Kind.XLSB),
}


@pytest.mark.parametrize(("content_type", "kind"), MACRO_ENABLED.values(), ids=MACRO_ENABLED)
def test_a_document_that_could_hold_macros_and_has_none_is_let_in(
    content_type: str, kind: Kind, package: Maker
) -> None:
    assert guard(package(content_type)) is kind


@pytest.mark.parametrize("member", ["Basic/Standard/Module1.xml", "Scripts/python/a.py"])
def test_macros_of_open_documents_are_refused(odt: Maker, member: str) -> None:
    with pytest.raises(UnsafeError, match="带有宏"):
        guard(odt({member: "<s:module xmlns:s='s'/>"}))


def test_macros_of_old_documents_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "意见表.doc"
    streams = "".join(name.ljust(64, "\0") for name in ("WordDocument", "_VBA_PROJECT"))
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + streams.encode("utf-16-le"))
    with pytest.raises(UnsafeError, match="带有宏"):
        guard(path)


@pytest.mark.parametrize(
    ("member", "content"),
    [
        ("word/settings.xml", DOCTYPE.encode()),
        ("word/settings.xml", DOCTYPE.encode("utf-16")),
        ("word/settings.xml", f"<!--{'x' * 200_000}-->{DOCTYPE}".encode()),
        ("word/settings.xml", b" " * 100 + DOCTYPE.encode()),
        ("word/settings.bin", DOCTYPE.encode()),
        ("[Content_Types].xml", DOCTYPE.replace("&e;", "wordprocessingml.document.main+xml")),
    ],
)
def test_a_doctype_is_refused_wherever_it_hides(docx: Maker, member: str, content: bytes) -> None:
    with pytest.raises(UnsafeError, match="带有 DOCTYPE 声明"):
        guard(docx({member: content}))


def test_a_picture_may_bring_its_doctype(docx: Maker) -> None:
    assert guard(docx({"word/media/logo.svg": "<!DOCTYPE svg><svg/>"})) is Kind.DOCX


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("attachedTemplate", "https://example.com/t.dotm"),
        ("attachedTemplate", "file://server/share/t.dotm"),
        ("attachedTemplate", r"\\server\share\t.dotm"),
        ("attachedTemplate", "file:///%5C%5Cserver/t.dotm"),
        ("oleObject", "file:///C:/x.doc"),
        ("frame", "https://example.com/"),
        ("image", "https://example.com/logo.png"),
        ("image", "file:///C:/logo.png"),
        ("externalLinkPath", "https://example.com/x.xlsx"),
        ("im&#97;ge", "https://example.com/logo.png"),
    ],
)
def test_a_link_that_loads_something_is_refused(docx: Maker, kind: str, target: str) -> None:
    with pytest.raises(UnsafeError, match="链接了外部内容.*请在 Word 或 Excel 中断开链接"):
        guard(docx({"word/_rels/document.xml.rels": relationship(kind, target)}))


@pytest.mark.parametrize(
    ("kind", "target", "mode"),
    [
        ("hyperlink", "https://example.com/", "External"),
        ("image", "media/logo.png", "Internal"),
        ("attachedTemplate", r"file:///C:\Templates\意见表.dotx", "External"),
        ("attachedTemplate", "Normal.dotm", "External"),
        ("externalLinkPath", "上月登记表.xlsx", "External"),
    ],
)
def test_a_link_that_loads_nothing_is_let_in(
    docx: Maker, kind: str, target: str, mode: str
) -> None:
    rels = relationship(kind, target, mode)
    assert guard(docx({"word/_rels/document.xml.rels": rels})) is Kind.DOCX


def test_a_linked_picture_cannot_pass_as_a_hyperlink(docx: Maker) -> None:
    rels = relationship("hyperlink", "https://example.com/logo.png")
    blip = "<a:blip xmlns:a='a' xmlns:r='r' r:link='rId9'/>"
    with pytest.raises(UnsafeError, match="链接了外部内容"):
        guard(docx({"word/_rels/document.xml.rels": rels}, blip))


@pytest.mark.parametrize(
    ("element", "fine"),
    [
        ("<d:image x:href='https://example.com/logo.png'/>", False),
        ("<d:image x:href='../logo.png'/>", False),
        ("<d:image x:href='Pictures/logo.png'/>", True),
        ("<t:a x:href='https://example.com/'/>", True),
        ("<o:dde-source/>", False),
    ],
)
def test_links_of_open_documents_are_judged_likewise(
    odt: Maker, element: str, *, fine: bool
) -> None:
    content = f"<o:document-content xmlns:o='o' xmlns:d='d' xmlns:t='t' xmlns:x='x'>{element}"
    path = odt({"content.xml": content + "</o:document-content>"})
    if fine:
        assert guard(path) is Kind.ODT
    else:
        with pytest.raises(UnsafeError, match="外部内容"):
            guard(path)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (run(r' DDEAUTO c:\\cmd.exe "/c calc" '), "DDEAUTO"),
        (run(" dde excel x "), "DDE"),
        (run(' INCLUDETEXT "https://example.com/x" '), "INCLUDETEXT"),
        (run(' INCLUDEPICTURE "https://example.com/x" '), "INCLUDEPICTURE"),
        (run(" DD") + run("EAUTO x "), "DDEAUTO"),
        (run("&#68;&#68;E x "), "DDE"),
        (FIELD + run(" PAGE ") + FIELD + run("DDE x "), "DDE"),
        ("<w:fldSimple w:instr=' DDE x '/>", "DDE"),
    ],
)
def test_a_field_that_fetches_is_refused(docx: Maker, body: str, field: str) -> None:
    with pytest.raises(UnsafeError, match=f"含有会取外部内容的域 {field}，已拒绝。"):
        guard(docx(body=body))


@pytest.mark.parametrize("part", ["word/header1.xml", "word/footnotes.xml", "word/glossary/x.xml"])
def test_fields_are_looked_for_in_every_part(docx: Maker, part: str) -> None:
    with pytest.raises(UnsafeError, match="DDE"):
        guard(docx({part: f"<w:hdr xmlns:w='w'>{run(' DDE x ')}</w:hdr>"}))


@pytest.mark.parametrize(
    "body",
    [
        run(" PAGE "),
        run(' HYPERLINK "https://example.com/DDE" '),
        "<w:r><w:t>请打开 DDEAUTO 链接</w:t></w:r>",
    ],
)
def test_other_fields_and_plain_words_are_let_in(docx: Maker, body: str) -> None:
    assert guard(docx(body=body)) is Kind.DOCX


def test_a_dde_link_of_a_workbook_is_refused(xlsx: Maker) -> None:
    link = "<externalLink><ddeLink ddeService='cmd' ddeTopic='/C calc'/></externalLink>"
    with pytest.raises(UnsafeError, match="DDE"):
        guard(xlsx({"xl/externalLinks/externalLink1.xml": link}))


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("甲.docx", b"", "文件是空的"),
        ("甲.docx", b"PK\x03\x04 cut off", "不完整或已损坏"),
        ("甲.pdf", b"%PDF-1.7\n1 0 obj", "不完整或已损坏"),
        ("甲.docx", "只是文字".encode(), "内容是纯文本，不是 Word"),
        ("甲.xlsx", b"\x89PNG\r\n\x1a\n", "内容是图片"),
        ("甲", b"\x00\x01\x02", "内容是认不出的内容"),
    ],
)
def test_an_unusable_file_is_an_input_error(
    tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=f"{name}：.*{told}"):
        guard(path)


def test_an_archive_of_something_else_is_no_document(archive: Maker) -> None:
    with pytest.raises(InputError, match="内容是压缩包"):
        guard(archive("甲.docx", {"a.txt": "x"}))


def test_damaged_xml_is_named(docx: Maker) -> None:
    with pytest.raises(InputError, match=r"其中的 word/styles.xml 已损坏"):
        guard(docx({"word/styles.xml": "< styles"}))


def test_xml_in_a_strange_encoding_is_not_let_in(docx: Maker) -> None:
    strange = '<?xml version="1.0" encoding="utf-7"?><x/>'
    with pytest.raises(InputError, match=r"其中的 word/styles.xml 已损坏"):
        guard(docx({"word/styles.xml": strange}))


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="找不到文件"):
        guard(tmp_path / "没有.docx")


def test_a_refusal_ends_a_command_with_eight(docx: Maker) -> None:
    with pytest.raises(UnsafeError) as refusal:
        guard(docx({"word/vbaProject.bin": b""}))
    assert refusal.value.exit_code is ExitCode.UNSAFE


def test_hostile_files_from_the_wild_are_told_or_refused(hostile: list[Path]) -> None:
    outcomes = {path.name: _outcome(path) for path in hostile}
    assert set(outcomes.values()) <= {UnsafeError, InputError, Kind}
    refused = {name for name, outcome in outcomes.items() if outcome is UnsafeError}
    assert refused == {
        "60320-protected.xlsx",
        "ExternalEntityInText.docx",
        "bug53475-password-is-solrcell.docx",
        "crash-9bf3cd4bd6f50a8a9339d363c2c7af14b536865c.xlsx",
        "poc-xmlbomb-empty.xlsx",
        "poc-xmlbomb.xlsx",
        "protected_agile.docx",
        "protected_sha512.xlsx",
    }


def _outcome(path: Path) -> type[object]:
    try:
        return type(guard(path))
    except FormkitError as error:
        return type(error)
