"""Boxes within the sentences of a letter: what stands between the words drawn around them.

A printed page does not tell its paragraphs, only its lines. In the text that all of them make, the
words of the drawing must follow one another; where they can do so in two ways, both are told, and
no value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from formkit.forms.drawing import Drawing, Slot
from formkit.forms.spec import BoxSpec, FormSpec
from formkit.reading.keys import key
from formkit.reading.paper import Paper, Placed, where
from formkit.reading.settle import INSIDE, Seen
from formkit.reading.textline import joined
from formkit.values.grid import Cell, Grid

_TABLE = "\0"  # what stands in the text for a table between its lines

Span = tuple[int, int]


@dataclass(frozen=True)
class _Stretch:
    """Drawn paragraphs without a table between them: the words and places that follow one another.

    ``words`` are those before each place and after the last one, folded.
    """

    words: tuple[str, ...]
    slots: tuple[Slot, ...]

    def found(self, text: str) -> Iterator[tuple[BoxSpec, set[Span]]]:
        """The boxes of places with words on both sides, and where in a text they may stand."""
        first, last = self._first(text), self._last(text)
        if first is None or last is None:
            return
        for n, slot in enumerate(self.slots):
            if slot.box and self.words[n] and self.words[n + 1]:
                ways = {(spans[n][1], spans[n + 1][0]) for spans in (first, last)}
                yield slot.box, ways

    def _first(self, text: str) -> list[Span] | None:
        """Where each of the words stands, each as early as can be."""
        spans, end = list[Span](), 0
        for words in self.words:
            begin = text.find(words, end)
            if begin < 0:
                return None
            end = begin + len(words)
            spans.append((begin, end))
        return spans

    def _last(self, text: str) -> list[Span] | None:
        """Where each of the words stands, each as late as can be."""
        spans, begin = list[Span](), len(text)
        for words in reversed(self.words):
            begin = text.rfind(words, 0, begin)
            if begin < 0:
                return None
            spans.append((begin, begin + len(words)))
        return spans[::-1]


@dataclass(frozen=True)
class _Running:
    """The loose lines of a paper one after the other, as one folded text."""

    lines: tuple[Placed, ...]

    @cached_property
    def text(self) -> str:
        """The text of all lines, folded."""
        return "".join(sign for sign, _, _ in self._signs)

    @cached_property
    def _signs(self) -> list[tuple[str, int, int]]:
        """Each sign of the text, the line it comes from, and where it stands there."""
        return [
            (sign, n, at)
            for n, (_, cell) in enumerate(self.lines)
            for at, written in enumerate(cell.text)
            for sign in (written if written == _TABLE else key(written))
        ]

    def cells(self, span: Span) -> list[Cell]:
        """The lines over which a part of the text runs, each with what stands there of it."""
        parts: dict[int, Span] = {}
        for _, n, at in self._signs[slice(*span)]:
            parts[n] = (parts.get(n, (at, at))[0], at + 1)
        return [
            replace(self.lines[n][1], text=self.lines[n][1].text[slice(*parts.get(n, (0, 0)))])
            for n in range(min(parts, default=0), max(parts, default=-1) + 1)
        ]

    def within(self, span: Span) -> Iterator[Placed]:
        """The lines that stand wholly in a part of the text."""
        inside = {n for _, n, _ in self._signs[slice(*span)]}
        outside = {n for _, n, _ in (*self._signs[: span[0]], *self._signs[span[1] :])}
        yield from (self.lines[n] for n in sorted(inside - outside))


def in_running_text(paper: Paper, spec: FormSpec) -> Iterator[tuple[BoxSpec, Seen]]:
    """The boxes within the sentences of a paper and what is seen there; the lines are claimed.

    What bears a mark is found by it, whatever is written around it.
    """
    stretches = list(_stretches(spec.drawing)) if spec.drawing else []
    if not stretches:
        return
    running = _Running(tuple(_lines(paper)))
    marked = frozenset[str]().union(*paper.owners.values())
    for stretch in stretches:
        for box, ways in list(stretch.found(running.text)):
            for span in sorted(ways) if box.path not in marked else ():
                if _TABLE not in running.text[slice(*span)]:
                    yield box, _seen(paper, box, running.cells(span))
                    paper.claim(running.within(span))


def _seen(paper: Paper, box: BoxSpec, cells: Sequence[Cell]) -> Seen:
    """What stands on some lines: a text of several lines, or one that a print has wrapped."""
    is_wrapped = paper.document.medium == "pdf" and box.lines == 1
    text = cells[0].text if cells else ""
    for cell in cells[1:]:
        text += (joined(text, cell.text) if is_wrapped else "\n") + cell.text
    return Seen(text.strip(), "label", where(cells[0]) if cells else "", INSIDE)


def _lines(paper: Paper) -> Iterator[Placed]:
    """The loose lines, without the heads and feet of pages, and a sign for each table."""
    furniture = set(_furniture(paper))
    for n, grid in enumerate(paper.document.grids):
        for line in _loose(grid, paper.document.medium):
            if line is None:
                yield (n, 0, 0), Cell(_TABLE, 0, 0)
            elif id(line) not in furniture and not paper.is_foot(line):
                yield (n, line.row, line.col), line


def _loose(grid: Grid, medium: str) -> Iterator[Cell | None]:
    """The lines of a grid; None for a table, or in a workbook for each of its rows."""
    if grid.cols == 1:
        yield from grid.cells
    elif medium != "xlsx":
        yield None
    else:
        rows: dict[int, list[Cell]] = {}
        for cell in grid.cells:
            if cell.text.strip():
                rows.setdefault(cell.row, []).append(cell)
        yield from (row[0] if len(row) == 1 else None for row in rows.values())


def _furniture(paper: Paper) -> Iterator[int]:
    """The lines at the head and at the foot of a page that the first page has there as well."""
    if paper.document.medium != "pdf":
        return
    pages = [
        [cell for grid in page.grids for cell in grid.cells if not paper.is_foot(cell)]
        for page in paper.document.parts
    ]
    for page in pages[1:]:
        for way in (1, -1):
            for first, cell in zip(pages[0][::way], page[::way], strict=False):
                if first.text != cell.text:
                    break
                yield id(cell)


def _stretches(drawing: Drawing) -> Iterator[_Stretch]:
    """The drawn paragraphs that hold places, up to the next table."""
    words, slots = [""], list[Slot]()
    for part in (*drawing.parts, None):
        if isinstance(part, tuple):
            for piece in part:
                if isinstance(piece, Slot):
                    slots.append(piece)
                    words.append("")
                else:
                    words[-1] += key(piece)
        elif slots:
            yield _Stretch(tuple(words), tuple(slots))
            words, slots = [""], []
        else:
            words = [""]
