"""A Word document as grids: body, headers, footers and text boxes, straight from its XML."""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lxml import etree

from formkit.errors import InputError
from formkit.findings import Finding, Severity
from formkit.reading import block, change, inline, naming
from formkit.reading.glyph import has_symbols
from formkit.reading.story import Story, Visits
from formkit.reading.trouble import damaged, unopened
from formkit.reading.wordml import Element, R, W, is_on, parsed
from formkit.say import say
from formkit.values.grid import Document

MEDIUM = "docx"
_DAMAGE = (BadZipFile, EOFError, IndexError, NotImplementedError, RecursionError, zlib.error)
_VISITS = block.VISITS | inline.VISITS | naming.VISITS | change.VISITS
_WITH_SYMBOL_FONTS = _VISITS | inline.SYMBOL_FONTS
_LINKED = ("header", "footer", "comments", "officeDocument", "core-properties", "custom-properties")
_PAGE_PARTS = (("headerReference", "页眉"), ("footerReference", "页脚"))


@dataclass(frozen=True)
class Package:
    """The parts of an open docx and how they are linked."""

    archive: ZipFile

    def source(self, name: str) -> bytes:
        """A part as it stands in the package; nothing where there is none of that name."""
        try:
            return self.archive.read(name)
        except KeyError:
            return b""

    def part(self, name: str) -> Element | None:
        """The root of a part, None where there is none of that name."""
        source = self.source(name)
        return parsed(source, name) if source else None

    def links(self, name: str = "") -> dict[str, tuple[str, str]]:
        """Where a part points to: id → (kind, part); for the package itself without a name."""
        folder, file = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = {}
        for link in () if root is None else root:
            kind = link.get("Type", "").rpartition("/")[2]
            if kind in _LINKED:
                part = posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))
                found[link.get("Id", "")] = (kind, part[1:])
        return found


def read_file(path: Path) -> Document:
    """The document in a docx file.

    Raises:
        InputError: It is no Word document, or is damaged.
        FileAccessError: It cannot be opened.
    """
    try:
        with ZipFile(path) as archive:
            return _read(Package(archive), path.name)
    except _DAMAGE as error:
        raise damaged(path, "Word") from error
    except OSError as error:
        raise unopened(path, error) from error


def _read(package: Package, file: str) -> Document:
    parts = dict(package.links().values())
    main = parts.get("officeDocument", "word/document.xml")
    source = package.source(main)
    if not source:
        raise InputError(say("{file}里没有正文，不是 Word 文档。", file=file))
    body = parsed(source, main)
    links = package.links(main)
    text = Story("", _visits(source)).read(body)
    edges = dict(_page_stories(package, body, links))
    own = [text, *edges.values()]
    stories = [*own, *(box for story in own for box in story.boxes)]
    properties = dict(_properties(package, parts))
    return Document(
        grids=tuple(grid for story in stories for grid in story.grids),
        named=tuple(named for story in stories for named in story.named),
        properties=properties,
        remarks=tuple(_remarks(package, dict(links.values()))),
        findings=tuple(_changes(stories)),
        medium=MEDIUM,
        parts=tuple(_sections(text, _edges_of(body, links), edges, properties)),
    )


def _sections(
    text: Story,
    shown: list[tuple[str, ...]],
    edges: Mapping[str, Story],
    properties: Mapping[str, str],
) -> Iterator[Document]:
    """Each section of the body with the head and foot of its pages; nothing for a single one."""
    ends = [*text.ends, (len(text.grids), len(text.named), len(text.boxes))] if text.ends else []
    for n, ((*first, box), (*last, boxes)) in enumerate(pairwise([(0, 0, 0), *ends])):
        around = [edges[part] for part in (shown[n] if n < len(shown) else ()) if part in edges]
        beside = [*text.boxes[box:boxes], *around, *(one for edge in around for one in edge.boxes)]
        yield Document(
            grids=(
                *text.grids[first[0] : last[0]],
                *(grid for one in beside for grid in one.grids),
            ),
            named=(
                *text.named[first[1] : last[1]],
                *(name for one in beside for name in one.named),
            ),
            properties=properties,
            medium=MEDIUM,
            place=say("第{n}节", n=n + 1),
        )


def _edges_of(body: Element, links: dict[str, tuple[str, str]]) -> list[tuple[str, ...]]:
    """The head and foot parts of each section; one that names none keeps those before it."""
    kept: dict[tuple[str, str], str] = {}
    shown: list[tuple[str, ...]] = []
    for section in body.iter(W + "sectPr"):
        for tag, _ in _PAGE_PARTS:
            for reference in section.iterchildren(W + tag):
                if _is_shown(reference, section):
                    part = links.get(reference.get(R + "id", ""), ("", ""))[1]
                    kept[tag, reference.get(W + "type", "")] = part
        shown.append(tuple(dict.fromkeys(kept.values())))
    return shown


def edge_parts(body: Element, parts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The head and foot parts of the pages, each with what places in it are called after.

    Args:
        body: The root of the document's main part.
        parts: The parts it is linked with by the ids of the links.
    """
    for tag, title in _PAGE_PARTS:
        # Several sections may share one part.
        shown = dict.fromkeys(
            parts[link]
            for section in body.iter(W + "sectPr")
            for reference in section.iterchildren(W + tag)
            if _is_shown(reference, section) and (link := reference.get(R + "id", "")) in parts
        )
        for n, part in enumerate(shown, 1):
            yield part, title if n == 1 else f"{title}{n}"


def _page_stories(
    package: Package, body: Element, links: dict[str, tuple[str, str]]
) -> Iterator[tuple[str, Story]]:
    there = set(package.archive.namelist())
    parts = {link: part for link, (_, part) in links.items() if part in there}
    for part, name in edge_parts(body, parts):
        if source := package.source(part):
            yield part, Story(name, _visits(source)).read(parsed(source, part))


def _visits(source: bytes) -> Visits:
    """What is visited in a part; the fonts of its runs only where one of them has signs."""
    return _WITH_SYMBOL_FONTS if has_symbols(source) else _VISITS


def _is_shown(reference: Element, section: Element) -> bool:
    # Word keeps the head of a first page that was switched off again.
    return reference.get(W + "type") != "first" or is_on(section.find(W + "titlePg"))


def _properties(package: Package, parts: dict[str, str]) -> Iterator[tuple[str, str]]:
    for kind in ("core-properties", "custom-properties"):
        root = package.part(parts[kind]) if kind in parts else None
        for child in root if root is not None else ():
            name = child.get("name") or etree.QName(child).localname
            yield name, "".join(map(str, child.itertext())).strip()


def _remarks(package: Package, parts: dict[str, str]) -> Iterator[str]:
    root = package.part(parts["comments"]) if "comments" in parts else None
    for comment in root if root is not None else ():
        paragraphs = (
            "".join(text.text or "" for text in paragraph.iter(W + "t"))
            for paragraph in comment.iter(W + "p")
        )
        text = "\n".join(paragraphs).strip()
        yield say("批注（{author}）：{text}", author=comment.get(W + "author", ""), text=text)


def _changes(stories: list[Story]) -> Iterator[Finding]:
    authors = {author for story in stories for author in story.changes}
    places = sum(story.changes.total() for story in stories)
    if places:
        yield Finding(
            code="tracked-changes",
            where="",
            message=say(
                "文档里有 {places} 处未处理的修订（{authors}），已按全部接受来读。",
                places=places,
                authors="、".join(sorted(filter(None, authors))) or say("无名"),
            ),
            fix=say("请在 Word 里逐处接受或拒绝修订后再交回。"),
            severity=Severity.REMARK,
        )
