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
    return lambda growths: " ".join(one.stretched(growths) for one in found) or text


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
        cells = "".join(f'<mergeCell ref="{ref}"/>' for ref in refs)
        return f'<mergeCells count="{len(refs)}">{cells}</mergeCells>'

    return move


def _merged(merge: Area, growths: Growths) -> Iterator[str]:
    block = _line_around(merge, growths)
    if block:
        yield from (merge.repeated(growths, block, n) for n in range(block.times))
    else:
        yield merge.moved(growths)


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
