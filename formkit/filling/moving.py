"""What names rows of a sheet without standing in them, and moves when the rows do.

Merged cells, conditional formats, validations, print areas and names, tables, drawings,
comments, charts: each is markup with areas in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape, unescape

from formkit.filling.formula import Area, Growths, area, areas, formula
from formkit.filling.growth import Block, Growth

Move = Callable[[Growths], str]
Maker = Callable[[str, str], Move]

_SPARKLINE = re.compile(r"<xm:f>([^<]*)</xm:f>\s*<xm:sqref>([^<]*)</xm:sqref>")
_MERGED = re.compile(r'<mergeCell ref="([^"]+)"')


@dataclass(frozen=True)
class Moving:
    """Markup with pieces that depend on how the sheets grow."""

    pieces: tuple[str | Move, ...]

    def moved(self, growths: Growths) -> str:
        """The markup for these growths."""
        return "".join(one if isinstance(one, str) else one(growths) for one in self.pieces)

    @property
    def is_still(self) -> bool:
        """Whether nothing in it can move."""
        return all(isinstance(one, str) for one in self.pieces)


class Rules:
    """What moves in one kind of member: patterns with one named group each, and how it moves."""

    def __init__(self, **rules: tuple[str, Maker]) -> None:
        self._makers = {name: maker for name, (_, maker) in rules.items()}
        whole = "|".join(pattern % f"?P<{name}>" for name, (pattern, _) in rules.items())
        self._pattern = re.compile(whole, re.DOTALL)

    def moving(self, markup: str, sheet: str = "") -> Moving:
        """The markup with what moves in it; areas without a sheet's name lie on ``sheet``."""
        return Moving(tuple(self._pieces(markup, sheet)))

    def _pieces(self, markup: str, sheet: str) -> Iterator[str | Move]:
        done = 0
        for found in self._pattern.finditer(markup):
            name = found.lastgroup or ""
            start, end = found.span(name)
            yield markup[done:start]
            yield self._makers[name](markup[start:end], sheet)
            done = end
        yield markup[done:]


def _ranges(text: str, sheet: str) -> Move:
    """Ranges side by side; those over a loop's line span all lines."""
    found = areas(text, sheet)
    return lambda growths: (
        " ".join(one.stretched(growths) for one in found if _is_left(one, growths)) or text
    )


def _is_left(one: Area, growths: Growths) -> bool:
    """False for an area on the rows of the tags alone, which vanish."""
    growth = growths.get(one.sheet, Growth())
    return growth.start(one.first.row) <= growth.end((one.last or one.first).row)


def _cell(text: str, sheet: str) -> Move:
    """A single cell."""
    found = area(text, sheet)
    return lambda growths: found.moved(growths) if found else text


def _condition(text: str, sheet: str) -> Move:
    """A formula about one cell, the first of those it is for."""
    found = formula(unescape(text), sheet)
    return lambda growths: escape(found.moved(growths), quote=False)


def _formula(text: str, sheet: str) -> Move:
    """A formula about ranges, such as those of a name or a chart."""
    found = formula(unescape(text), sheet)
    return lambda growths: escape(found.stretched(growths), quote=False)


def _row(text: str, sheet: str) -> Move:
    """A row counted from 0, as drawings count."""
    return lambda growths: str(growths.get(sheet, Growth()).start(int(text) + 1) - 1)


def _break(text: str, sheet: str) -> Move:
    """The row after which a page ends."""
    return lambda growths: str(growths.get(sheet, Growth()).end(int(text)))


def _merges(text: str, sheet: str) -> Move:
    """Merged cells; those within a loop's line are merged in every line."""
    found = [one for ref in _MERGED.findall(text) if (one := area(ref, sheet))]

    def move(growths: Growths) -> str:
        refs = [ref for one in found for ref in _merged(one, growths)]
        if not refs:
            return ""
        cells = "".join(f'<mergeCell ref="{ref}"/>' for ref in refs)
        return f'<mergeCells count="{len(refs)}">{cells}</mergeCells>'

    return move


def _merged(merge: Area, growths: Growths) -> Iterator[str]:
    """The merged cells that one of the template becomes; the rows of the tags vanish from it."""
    growth, end = growths.get(merge.sheet, Growth()), merge.last or merge.first
    for first, last in _spans(growth, merge.first.row, end.row):
        corners = merge.first.at(first), end.at(last)
        if first <= last and corners[0] != corners[1]:
            yield ":".join(corners)


def _spans(growth: Growth, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The rows of a merge: once, or in every line if it is part of a loop and not all of it."""
    block = growth.around(first)
    if block is None or block != growth.around(last) or block.is_all(first, last):
        yield _begun(growth, first), _ended(growth, last)
        return
    top, bottom = max(first, block.first + 1), min(last, block.last - 1)
    for n in range(block.times):
        yield growth.instance(top, block, n), growth.instance(bottom, block, n)


def _begun(growth: Growth, row: int) -> int:
    """Where a merge begins that ends elsewhere: amid the lines of a loop in the last of them."""
    block = growth.around(row)
    if block and block.first < row < block.last:
        return growth.instance(row, block, block.times - 1)
    return growth.start(row)


def _ended(growth: Growth, row: int) -> int:
    """Where a merge ends that begins elsewhere: amid a line of several rows in the first line."""
    block = growth.around(row)
    if block and block.first < row < block.last - 1:
        return growth.instance(row, block, 0)
    return growth.end(row)


def _sparkline(text: str, sheet: str) -> Move:
    """A chart in a cell; one within a loop's line is drawn in every line."""
    read = _SPARKLINE.search(text)
    place = area(read[2], sheet) if read else None
    if read is None or place is None:
        return lambda _growths: text
    data = formula(unescape(read[1]), sheet)

    def move(growths: Growths) -> str:
        block = _line_around(place, growths)
        if block is None:
            return _spark(data.moved(growths), place.moved(growths))
        return "".join(
            _spark(data.repeated(growths, block, n), place.repeated(growths, block, n))
            for n in range(block.times)
        )

    return move


def _spark(data: str, cell: str) -> str:
    shown = f"<xm:f>{escape(data, quote=False)}</xm:f><xm:sqref>{cell}</xm:sqref>"
    return f"<x14:sparkline>{shown}</x14:sparkline>"


def _line_around(inner: Area, growths: Growths) -> Block | None:
    """The loop whose line holds the whole area."""
    block = growths.get(inner.sheet, Growth()).around(inner.first.row)
    last = inner.last or inner.first
    return block if block and block.first < inner.first.row and last.row < block.last else None


SHEET = Rules(
    merges=(r"(%s<mergeCells\b.*?</mergeCells>)", _merges),
    sparkline=(r"(%s<x14:sparkline>.*?</x14:sparkline>)", _sparkline),
    ranges=(r'\b(?:sq)?ref="(%s[^"]*)"', _ranges),
    listed=(r"<xm:sqref>(%s[^<]*)<", _ranges),
    cell=(r'\b(?:activeCell|topLeftCell)="(%s[^"]*)"', _cell),
    condition=(r"<(?:formula[12]?|xm:f)>(%s[^<]*)<", _condition),
    page=(r'<brk\b[^>]*\bid="(%s\d+)"(?=[^>]*\bmax="16383")', _break),
)
WORKBOOK = Rules(name=(r"<definedName\b[^>]*>(%s[^<]*)<", _formula))

BESIDE = {
    "table": Rules(ranges=(r'\bref="(%s[^"]*)"', _ranges)),
    "comments": Rules(cell=(r'\bref="(%s[^"]*)"', _cell)),
    "drawing": Rules(row=(r"<(?:\w+:)?row>(%s\d+)<", _row)),
    "vmlDrawing": Rules(row=(r"<(?:\w+:)?Row>(%s\d+)<", _row)),
    "chart": Rules(formula=(r"<(?:\w+:)?f>(%s[^<]*)<", _formula)),
}
"""The members that hang on a sheet and move with it, by the last word of their relationship."""
