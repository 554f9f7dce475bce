"""How much room a sheet's template has: its columns, rows and merged cells, measured once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf

from lxml import etree
from openpyxl.utils import column_index_from_string

from formkit.filling.formula import area
from formkit.filling.growth import Block, Growth
from formkit.filling.looks import Look, Looks
from formkit.filling.opc import parse
from formkit.filling.room import PITCH, Merge, Room
from formkit.filling.rowheight import RowHeight
from formkit.filling.sheetmarkup import MAIN, TRUE, Cell, RowMarkup
from formkit.filling.tags import has_tags

USUAL_WIDTH, USUAL_HEIGHT = 9.14, 15.0
EDGES = 4.0
SURE = 0.95
"""Of the width of a column, what is surely there in every program and on every printer."""

_HEIGHT = re.compile(r' (?:ht|customHeight)="[^"]*"')

Span = tuple[int, int, int, int]
"""First column, first row, last column, last row."""


@dataclass(frozen=True)
class Rooms:
    """A sheet's template as far as it decides where a text has room.

    Attributes:
        looks: The looks of its workbook.
        widths: The widths of its columns in points, by their numbers.
        width: The width of every other column.
        height: The height of a row that does not say its own.
        heights: The heights of the rows there are, by their numbers.
        merges: The merged cells by the column and row they begin in.
        loops: Its loops.
    """

    looks: Looks
    widths: Mapping[int, float]
    width: float
    height: float
    heights: Mapping[int, float]
    merges: Mapping[tuple[int, int], Span]
    loops: tuple[Block, ...]

    def row(self, row: RowMarkup) -> RowHeight | None:
        """How a row of the template grows, or None where nothing in it can ask for that."""
        slots = [cell for cell in row.cells if has_slot(cell)]
        rooms = tuple(self._room(row, cell) for cell in slots)
        spans = tuple(one for one in self._shared if row.number in dict(one.heights))
        if row.hidden or not (any(rooms) or spans):
            return None
        height = max(self.heights[row.number], *self._statics(row), 0.0)
        return RowHeight(row.number, height, rooms, spans, self._markup(row))

    def _markup(self, row: RowMarkup) -> str:
        """A row that programs fit to its texts stays so, unless they cannot do it."""
        merged = any(first <= row.number <= last for _, first, _, last in self.merges.values())
        height = ' ht="%g"' + ' customHeight="1"' * (row.fixed or merged)
        return _HEIGHT.sub("", row.opening).replace("%", "%%").removesuffix(">") + f"{height}>"

    def _statics(self, row: RowMarkup) -> Iterator[float]:
        """What the other texts of a row need that has no height of its own."""
        if row.height is not None:
            return
        for cell in row.cells:
            room = None if has_slot(cell) else self._room(row, cell)
            if room and not room.merge:
                yield room.need(cell.text)

    def _room(self, row: RowMarkup, cell: Cell) -> Room | None:
        look = self.looks.of(cell.style)
        if look.turned or cell.formula is not None or not (look.wraps or row.fixed):
            return None
        at = self._at(cell)
        span = self.merges.get((at, row.number), (at, row.number, at, row.number))
        merge = self._merge(span)
        several = merge if len(merge.heights) > 1 else None
        wide, pitch = self._wide(span, look), look.size * PITCH
        room = Room(wide, pitch, merge.height, merge.spare, several)
        return replace(room, smaller=tuple(self._smaller(room, cell.style, look.size)))

    def _smaller(self, room: Room, style: int, usual: float) -> Iterator[tuple[int, Room]]:
        for number, size in self.looks.smaller(style):
            share = size / usual
            yield number, replace(room, wide=room.wide / share, pitch=size * PITCH)

    def _wide(self, span: Span, look: Look) -> float:
        if not look.wraps:
            return inf
        whole = sum(self.widths.get(n, self.width) for n in range(span[0], span[2] + 1))
        return max(1.0, (whole * SURE - EDGES - look.indent) / look.size)

    def _merge(self, span: Span) -> Merge:
        """The rows that grow with a cell: those of its line, or all but those of a loop."""
        _, first, _, last = span
        growth = Growth(self.loops)
        there = [n for n in range(first, last + 1) if not self._is_tag(n)]
        own = [n for n in there if growth.around(n) == growth.around(first)]
        beyond = [] if growth.around(first) else [n for n in there if n not in own]
        spare = sum(map(self._height, beyond))
        return Merge(tuple((n, self._height(n)) for n in own), spare)

    @cached_property
    def _shared(self) -> Sequence[Merge]:
        """The cells over several rows that grow together."""
        found = dict.fromkeys(map(self._merge, self.merges.values()))
        return [one for one in found if len(one.heights) > 1]

    def _height(self, row: int) -> float:
        return self.heights.get(row, self.height)

    def _is_tag(self, row: int) -> bool:
        return any(row in (one.first, one.last) for one in self.loops)

    def _at(self, cell: Cell) -> int:
        return column_index_from_string(cell.column)


def has_slot(cell: Cell) -> bool:
    """Whether a cell is filled."""
    return cell.formula is not None or has_tags(cell.text)


def rooms(
    parts: tuple[str, str], rows: Sequence[RowMarkup], loops: tuple[Block, ...], looks: Looks
) -> Rooms:
    """The room on a sheet, from what stands before and behind its rows, and from these."""
    root = parse("".join(parts).encode())
    usual = root.find(f"{MAIN}sheetFormatPr")
    said: Mapping[str, str] = {} if usual is None else {str(k): str(v) for k, v in usual.items()}
    height = float(said.get("defaultRowHeight", USUAL_HEIGHT))
    heights = {row.number: height if row.height is None else row.height for row in rows}
    return Rooms(
        looks,
        dict(_widths(root, looks.digit)),
        float(said.get("defaultColWidth", USUAL_WIDTH)) * looks.digit,
        height,
        heights,
        {(one[0], one[1]): one for one in _merges(root)},
        loops,
    )


def _widths(root: etree._Element, digit: float) -> Iterator[tuple[int, float]]:
    for one in root.iterfind(f"{MAIN}cols/{MAIN}col"):
        shown = 0.0 if one.get("hidden") in TRUE else float(one.get("width", USUAL_WIDTH))
        for n in range(int(one.get("min", "1")), int(one.get("max", "1")) + 1):
            yield n, shown * digit


def _merges(root: etree._Element) -> Iterator[Span]:
    for one in root.iter(f"{MAIN}mergeCell"):
        found = area(one.get("ref", ""), "")
        if found and found.last:
            first, last = found.first, found.last
            columns = [column_index_from_string(corner.column) for corner in (first, last)]
            yield columns[0], first.row, columns[1], last.row
