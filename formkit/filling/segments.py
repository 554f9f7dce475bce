"""A part of a template cut into segments, each rendered and deflated on its own.

What is constant is deflated once and for all, and what two copies of a sheet have in common is
rendered and deflated once for both. The cuts lie where the template puts them, never where the
values do: a copy written alone has the same bytes as one written with the others.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeVar, cast

from jinja2 import Environment, Template, meta
from jinja2.runtime import Context

from formkit.filling import tables
from formkit.filling.listing import has_signs, resolve
from formkit.filling.package import Member
from formkit.filling.tags import TAG, depth_change, has_tags

SHORTEST = 2000
SHORTEST_CONSTANT = 500
FIRST_ID = 1001

_CUT = re.compile(rf"(<w:p(?: [^>]*)?/>)|(<w:p[ >])|(</w:p>)|<w:tr[ >]|{TAG.pattern}", re.DOTALL)
_PICTURE = "<wp:docPr "
_PICTURE_ID = re.compile(r'(<wp:docPr [^>]*?\bid=")[^"]*')
_LAST_BLOCK = b"\x03\x00"
_WINDOW, _HASH = -12, 5  # enough for a segment, and set up ten times faster than the default
_MISSING = object()

T = TypeVar("T")


@dataclass(frozen=True)
class Piece:
    """A stretch of a part, and the same deflated so that it can stand beside others."""

    raw: bytes
    packed: bytes
    pictures: int = 0


Finish = Callable[[str, int], Piece]
Memory = dict[object, tuple[tuple[Any, ...], Any]]
"""What segments and parts rendered last, with the values they rendered it from."""


@dataclass(frozen=True, eq=False)
class Segment:
    """A stretch of a part's source; what it renders depends on ``names`` alone."""

    template: Template
    names: tuple[str, ...]
    finish: Finish

    def piece(self, context: Context, memory: Memory, first_id: int) -> Piece:
        """What the segment renders; taken from ``memory`` if its values are equal there."""
        values = (first_id, *(context.parent.get(name, _MISSING) for name in self.names))
        return _remembered(memory, self, values, lambda: self._rendered(context, first_id))

    def _rendered(self, context: Context, first_id: int) -> Piece:
        return self.finish("".join(self.template.root_render_func(context)), first_id)


@dataclass(frozen=True, eq=False)
class Part:
    """A member of the package that is rendered: segments, and the constant pieces among them."""

    name: str
    pieces: tuple[Segment | Piece, ...]
    constants: Mapping[str, Any]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names its content depends on."""
        segments = (one for one in self.pieces if isinstance(one, Segment))
        return tuple(sorted({name for segment in segments for name in segment.names}))

    def member(self, context: Mapping[str, Any], memory: Memory) -> Member:
        """The member as it is for this context; that of ``memory`` if the values are equal."""
        values = tuple(context.get(name, _MISSING) for name in self.names)
        return _remembered(memory, self, values, lambda: self._rendered(context, memory))

    def _rendered(self, context: Mapping[str, Any], memory: Memory) -> Member:
        shared = self._shared(context)
        crc, size, next_id, packed = 0, 0, FIRST_ID, list[bytes]()
        for one in self.pieces:
            piece = one.piece(shared, memory, next_id) if isinstance(one, Segment) else one
            next_id += piece.pictures
            crc, size = zlib.crc32(piece.raw, crc), size + len(piece.raw)
            packed.append(piece.packed)
        data = b"".join((*packed, _LAST_BLOCK))
        return Member(self.name, zipfile.ZIP_DEFLATED, crc, size, data)

    def _shared(self, context: Mapping[str, Any]) -> Context:
        """One context for all segments of the part, as if they were one template.

        ``constants`` are the environment's globals.
        """
        template = next(one.template for one in self.pieces if isinstance(one, Segment))
        return template.new_context({**self.constants, **context}, shared=True)


def _remembered(memory: Memory, key: object, values: tuple[Any, ...], make: Callable[[], T]) -> T:
    known = memory.get(key)
    if known and known[0] == values:
        return cast("T", known[1])
    made = make()
    memory[key] = (values, made)
    return made


def compiled(source: str, environment: Environment, finish: Finish) -> Iterator[Segment | Piece]:
    """The source cut into segments, those without tags rendered already."""
    for stretch in _cut(source):
        yield pressed(stretch) if _is_constant(stretch) else uncut(stretch, environment, finish)


def uncut(source: str, environment: Environment, finish: Finish) -> Segment:
    """The source as one segment."""
    names = meta.find_undeclared_variables(environment.parse(source))
    return Segment(environment.from_string(source), tuple(sorted(names)), finish)


def pressed(xml: str, pictures: int = 0) -> Piece:
    """The markup as a piece of its own."""
    raw = xml.encode()
    press = zlib.compressobj(6, zlib.DEFLATED, _WINDOW, _HASH)
    packed = press.compress(raw) + press.flush(zlib.Z_FULL_FLUSH)
    return Piece(raw, packed, pictures)


def finish_text(xml: str, _first_id: int) -> Piece:
    """A stretch of a header, footer or the footnotes."""
    return pressed(resolve(xml))


def finish_body(xml: str, first_id: int) -> Piece:
    """A stretch of the body: its pictures are numbered through, as docxtpl does."""
    text = resolve(xml)
    if _PICTURE not in text:
        return pressed(text)
    pieces = _PICTURE_ID.split(text)
    count = len(pieces) // 2
    for at in range(count):
        pieces[2 * at + 1] += str(first_id + at)
    return pressed("".join(pieces), count)


def finish_document(xml: str, first_id: int) -> Piece:
    """A whole document whose tables are counted anew."""
    return finish_body(tables.fixed(resolve(xml)), first_id)


def _is_constant(stretch: str) -> bool:
    return not (has_tags(stretch) or has_signs(stretch) or _PICTURE in stretch)


def _cut(source: str) -> list[str]:
    """The source cut before paragraphs and rows, outside of every block and paragraph."""
    places = list(_places(source)) if _can_be_cut(source) else []
    return [source[start:end] for start, end in pairwise([0, *places, len(source)])]


def _can_be_cut(source: str) -> bool:
    """A ``{% set %}`` reaches over what follows it, and so does a block not foreseen."""
    found: list[str] = TAG.findall(source)
    return all(depth_change(tag) is not None and not _sets(tag) for tag in found)


def _sets(tag: str) -> bool:
    return tag.startswith("{%") and tag.lstrip("{%-+ ").startswith("set")


def _places(source: str) -> Iterator[int]:
    blocks = paragraphs = last = 0
    shortest = SHORTEST_CONSTANT
    for hit in _CUT.finditer(source):
        empty, opening, closing = hit.groups()
        if hit[0].startswith("{"):
            blocks, shortest = blocks + (depth_change(hit[0]) or 0), SHORTEST
        elif closing:
            paragraphs -= 1
        elif blocks == 0 and paragraphs == 0 and hit.start() - last >= shortest:
            last, shortest = hit.start(), SHORTEST_CONSTANT
            yield last
        if opening and not empty:
            paragraphs += 1
