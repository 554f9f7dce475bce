"""What an XML member says about itself, read by a parser that expands nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

CHUNK = 65_536

_OPEN_DOCUMENT = frozenset({"document-content", "document-styles"})
_READ_WHOLE = _OPEN_DOCUMENT | {"Relationships", "Types", "externalLink", "manifest"}
_CELLS = frozenset({"worksheet", "sst", "calcChain", "pivotCacheRecords"})
_TELLING = re.compile(rb"instrText|fldSimple|:link\s*=")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<", b"\0\0\0<", b"\0\0\xfe\xff", b"Lo\xa7\x94")
"""How XML starts in UTF-16, UTF-32 and EBCDIC."""


@dataclass(frozen=True)
class Link:
    """Something that leads out of the package.

    Attributes:
        kind: hyperlink, image, attachedTemplate, oleObject … or the element of ODF.
        target: Where it leads.
    """

    kind: str
    target: str


@dataclass
class Markup:
    """What was seen in one XML member.

    Attributes:
        root: The name of its root element, without prefix.
        has_doctype: It declares a document type, which office programs never do.
        elements: The names of its elements, without prefix; the root alone if that is enough.
        content_types: What it says about the kinds of the other members.
        relationships: Where the package leads to outside of itself.
        references: Where an ODF element leads to.
        instructions: The field instructions of Word, one a line.
    """

    root: str = ""
    has_doctype: bool = False
    elements: set[str] = field(default_factory=set)
    content_types: list[str] = field(default_factory=list)
    relationships: list[Link] = field(default_factory=list)
    references: list[Link] = field(default_factory=list)
    instructions: str = ""


class _Enough(Exception):
    """Nothing more needs to be read."""


def is_markup(start: bytearray) -> bool:
    """Whether a member that starts so is XML, whatever its name says."""
    letter = start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return letter in b"<" or start.startswith(_WIDE)


def look(stream: IO[bytes]) -> Markup:
    """What a member says: nothing if it is no XML, its root alone if the rest is only contents.

    Raises:
        expat.ExpatError: It is not well-formed.
    """
    data = bytearray(stream.read(CHUNK))
    if not is_markup(data):
        return Markup()
    seen = _until_root(stream, data)
    if seen.has_doctype or seen.root in _CELLS:
        return seen
    data += stream.read()
    return _whole(data) if seen.root in _READ_WHOLE or _may_tell(data) else seen


def _until_root(stream: IO[bytes], data: bytearray) -> Markup:
    seen = Markup()
    parser = _parser(seen)

    def root(name: str, _attributes: dict[str, str]) -> None:
        seen.root = _local(name)
        raise _Enough

    parser.StartElementHandler = root
    _feed(parser, _chunks(stream, data))
    return seen


def _whole(data: bytearray) -> Markup:
    seen = Markup()
    parser = _parser(seen)
    reader = _Reader(seen)
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    _feed(parser, iter((bytes(data), b"")))
    seen.instructions = "".join(reader.instructions)
    return seen


def _may_tell(data: bytearray) -> bool:
    return data.startswith(_WIDE) or bool(_TELLING.search(data))


class _Reader:
    def __init__(self, seen: Markup) -> None:
        self.seen = seen
        self.instructions: list[str] = []
        self._instructs = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        element = _local(name)
        self.seen.root = self.seen.root or element
        self.seen.elements.add(element)
        self._instructs = element == "instrText"
        if element == "fldChar":
            self.instructions.append("\n")
        if attributes.get("TargetMode") == "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.seen.relationships.append(Link(kind, attributes.get("Target", "")))
        for attribute, value in attributes.items():
            self._attribute(element, _local(attribute), value)

    def end(self, _name: str) -> None:
        self._instructs = False

    def text(self, text: str) -> None:
        if self._instructs:
            self.instructions.append(text)

    def _attribute(self, element: str, attribute: str, value: str) -> None:
        if attribute == "instr":
            self.instructions.append(f"\n{value}\n")
        elif attribute == "ContentType":
            self.seen.content_types.append(value)
        elif attribute == "href" and element != "a" and self.seen.root in _OPEN_DOCUMENT:
            self.seen.references.append(Link(element, value))
        elif attribute == "link" and element == "blip" and value:
            # LibreOffice fetches it whatever kind of relationship it names, hyperlinks too.
            self.seen.relationships.append(Link("image", value))


def _parser(seen: Markup) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def doctype(*_declaration: object) -> None:
        seen.has_doctype = True
        raise _Enough

    parser.StartDoctypeDeclHandler = doctype
    return parser


def _feed(parser: expat.XMLParserType, chunks: Iterator[bytes]) -> None:
    try:
        for chunk in chunks:
            parser.Parse(chunk, not chunk)
    except _Enough:
        return


def _chunks(stream: IO[bytes], data: bytearray) -> Iterator[bytes]:
    yield bytes(data)
    while chunk := stream.read(CHUNK):
        data += chunk
        yield chunk
    yield b""


def _local(name: str) -> str:
    return name.rpartition(":")[2]
