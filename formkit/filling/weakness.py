"""What in a Word template does not survive an office: controls, fields, fonts, glyphs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from formkit.filling.opc import parse
from formkit.filling.package import Package
from formkit.filling.wml import Element, W
from formkit.findings import Finding, Severity
from formkit.say import say

_W = f"{{{W}}}"
TEXTS = ("word/document", "word/header", "word/footer", "word/footnotes")
ACTIVE_FIELDS = frozenset(
    (
        *("DDE", "DDEAUTO", "LINK", "IMPORT", "DATABASE", "RD"),
        *("INCLUDE", "INCLUDETEXT", "INCLUDEPICTURE", "MACROBUTTON"),
    )
)
MISSING_GLYPHS = "☐☑☒✔"
BLOCKS = ("p", "tbl", "tc", "tr")


def weak_spots(template: Path) -> list[Finding]:
    """The weak spots of a Word template.

    Codes: ``plain-text-control``, ``block-control``, ``active-field``, ``no-asian-font``,
    ``missing-glyph``, ``table-at-end``.
    """
    package = Package.open(template)
    parts = [name for name in package.members if name.startswith(TEXTS) and name.endswith(".xml")]
    found: list[Finding] = []
    for name in parts:
        where, root = f"{template.name} · {name}", parse(package.content(name))
        found += [*_controls(where, root), *_fields(where, root), *_glyphs(where, root)]
        if not _has_default_font(package):
            found += _fonts(where, root)
    return found + _end(template.name, parse(package.content("word/document.xml")))


def _controls(where: str, root: Element) -> Iterator[Finding]:
    """Controls in which LibreOffice 7 repeats Chinese text."""
    for control in root.iter(f"{_W}sdt"):
        title = _title(control)
        if control.find(f"{_W}sdtPr/{_W}text") is not None:
            yield Finding(
                code="plain-text-control",
                where=where,
                message=say("内容控件“{title}”是纯文本控件，另存时中文会重复。", title=title),
                fix=say("请改用格式文本内容控件。"),
            )
        elif any(control.find(f"{_W}sdtContent/{_W}{name}") is not None for name in BLOCKS):
            yield Finding(
                code="block-control",
                where=where,
                message=say("内容控件“{title}”包住了整段或整格，另存时中文会重复。", title=title),
                fix=say("请只包住一行里的文字。"),
            )


def _title(control: Element) -> str:
    for name in ("alias", "tag"):
        if (found := control.find(f"{_W}sdtPr/{_W}{name}")) is not None:
            return str(found.get(f"{_W}val", ""))
    return ""


def _fields(where: str, root: Element) -> Iterator[Finding]:
    """Fields that fetch or run something when the document is opened."""
    told = [field.get(f"{_W}instr", "") for field in root.iter(f"{_W}fldSimple")]
    told += [
        "".join(one.text or "" for one in paragraph.iter(f"{_W}instrText"))
        for paragraph in root.iter(f"{_W}p")
    ]
    for name in sorted({word.upper() for one in told for word in one.split()} & ACTIVE_FIELDS):
        yield Finding(
            code="active-field",
            where=where,
            message=say("有域“{name}”，打开文件时会取用别的文件或程序。", name=name),
            fix=say("请删去这个域。"),
        )


def _has_default_font(package: Package) -> bool:
    """Whether a Chinese font is the default of the whole document."""
    if "word/styles.xml" not in package.members:
        return False
    styles = parse(package.content("word/styles.xml"))
    fonts = styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}rFonts")
    return fonts is not None and bool(fonts.get(f"{_W}eastAsia"))


def _fonts(where: str, root: Element) -> Iterator[Finding]:
    """Runs whose Chinese font is left to chance."""
    bare = [run for run in root.iter(f"{_W}r") if _text(run).strip() and not _is_set(run)]
    if bare:
        yield Finding(
            code="no-asian-font",
            where=where,
            message=say(
                "{count}处文字没有指定中文字体，如“{text}”。", count=len(bare), text=_text(bare[0])
            ),
            fix=say("请选中全文，把中文字体设为宋体等。"),
            severity=Severity.WARNING,
        )


def _is_set(run: Element) -> bool:
    fonts = run.find(f"{_W}rPr/{_W}rFonts")
    return fonts is not None and any(
        fonts.get(f"{_W}{name}") for name in ("eastAsia", "eastAsiaTheme")
    )


def _glyphs(where: str, root: Element) -> Iterator[Finding]:
    """Check boxes that Chinese fonts do not have."""
    used = sorted(
        {sign for one in root.iter(f"{_W}t") for sign in one.text or ""} & {*MISSING_GLYPHS}
    )
    if used:
        yield Finding(
            code="missing-glyph",
            where=where,
            message=say("宋体等中文字体没有“{signs}”。", signs="".join(used)),
            fix=say("请改用□和■。"),
            severity=Severity.WARNING,
        )


def _end(where: str, document: Element) -> list[Finding]:
    """A body that ends in a table loses it when LibreOffice saves it as .doc."""
    last = [one for one in document[0] if one.tag != f"{_W}sectPr"][-1:]
    if not last or last[0].tag == f"{_W}p":
        return []
    return [
        Finding(
            code="table-at-end",
            where=where,
            message=say("正文以表格结尾，另存为 .doc 时表格会丢失。"),
            fix=say("请在表格后加一个空段落。"),
            severity=Severity.WARNING,
        )
    ]


def _text(run: Element) -> str:
    return "".join(one.text or "" for one in run.iter(f"{_W}t"))
