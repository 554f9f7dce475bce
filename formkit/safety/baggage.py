"""What an office file brings along that no paper form needs: macros, links, fields that fetch."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote
from xml.parsers import expat
from zipfile import ZipFile, ZipInfo

from formkit.errors import InputError, UnsafeError
from formkit.safety.markup import Link, Markup, look
from formkit.safety.names import shown
from formkit.safety.package import locked
from formkit.say import say

_NOT_READ = (".svg", ".htm", ".html", ".xhtml")
_MACRO_MEMBERS = re.compile(r"vbaproject\.bin$|/macrosheets/|^scripts/.", re.IGNORECASE)
_MACRO_TYPES = re.compile(r"vbaProject|macrosheet", re.IGNORECASE)
_FETCHING = re.compile(
    r"^\s*(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE)\b", re.IGNORECASE | re.MULTILINE
)
_DDE = frozenset({"ddeLink", "dde-connection-decl", "dde-source", "dde-link"})
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\\\|\.\./", re.IGNORECASE)
_ON_THIS_COMPUTER = re.compile(
    r"file:///[a-z]:|[a-z]:\\|(?![a-z][a-z0-9+.-]*:|//|\\)", re.IGNORECASE
)

# Word notes where its template lay, Excel where a linked workbook lay: harmless on a local disk.
_NOTED = frozenset({"attachedTemplate", "externalLinkPath", "xlPathMissing", "xlStartup"})


def check_members(file: str, archive: ZipFile) -> None:
    """Refuse macros, DOCTYPE, links that load something, and fields that fetch.

    Raises:
        UnsafeError: One of these was found, or the file has a password.
        InputError: An XML member is damaged.
    """
    for member in archive.infolist():
        if _MACRO_MEMBERS.search(member.filename):
            raise _macros(file)
        if member.file_size and not member.filename.lower().endswith(_NOT_READ):
            _check(file, member.filename, _looked(file, archive, member))


def _looked(file: str, archive: ZipFile, member: ZipInfo) -> Markup:
    try:
        with archive.open(member) as stream:
            return look(stream)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise InputError(
            say(
                "{file}：其中的 {name} 已损坏，读不了。请用 Word 或 Excel 打开，另存一份再交来。",
                file=shown(file),
                name=shown(member.filename),
            )
        ) from error


def _check(file: str, name: str, seen: Markup) -> None:
    if seen.has_doctype:
        raise _refusal(file, say("其中的 {name} 带有 DOCTYPE 声明", name=shown(name)))
    if "encryption-data" in seen.elements:
        raise locked(file)
    if seen.root == "module" or any(map(_MACRO_TYPES.search, seen.content_types)):
        raise _macros(file)
    _check_links(file, seen.relationships, seen.references)
    if _DDE & seen.elements:
        raise _fetches(file, "DDE")
    if found := _FETCHING.search(seen.instructions):
        raise _fetches(file, found[1].upper())


def _check_links(file: str, relationships: Iterable[Link], references: Iterable[Link]) -> None:
    for link in relationships:
        if link.kind != "hyperlink" and not _is_noted(link):
            raise _links(file, link)
    for link in references:
        if _OUTSIDE.match(unquote(link.target)):
            raise _links(file, link)


def _is_noted(link: Link) -> bool:
    return link.kind in _NOTED and bool(_ON_THIS_COMPUTER.match(unquote(link.target)))


def _links(file: str, link: Link) -> UnsafeError:
    seen = say(
        "链接了外部内容（{kind}：{target}）", kind=link.kind, target=shown(link.target[:200])
    )
    return _refusal(file, seen, say("请在 Word 或 Excel 中断开链接，另存一份再交来。"))


def _fetches(file: str, field: str) -> UnsafeError:
    seen = say("含有会取外部内容的域 {field}", field=field)
    return _refusal(file, seen, say("请在 Word 或 Excel 中删去这个域，另存一份再交来。"))


def _macros(file: str) -> UnsafeError:
    return _refusal(file, say("带有宏"), say("请另存为不带宏的 .docx 或 .xlsx，再交来。"))


def _refusal(file: str, seen: str, advice: str = "") -> UnsafeError:
    todo = advice or say("请向来件人索取正常的文件。")
    return UnsafeError(
        say("{file}：{seen}，已拒绝。{todo}", file=shown(file), seen=seen, todo=todo)
    )
