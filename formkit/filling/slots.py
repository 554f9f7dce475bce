"""A row of a sheet's template, with slots where its cells are filled."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, zip_longest
from typing import Any

from jinja2 import Environment, Template

from formkit.filling.cells import EMPTY, Show, escaped, text_cell
from formkit.filling.expression import Expression
from formkit.filling.formula import Formula, Growths
from formkit.filling.growth import Block
from formkit.filling.rowheight import Heights, RowHeight, text_in
from formkit.filling.trouble import FAULTS

_STYLE = re.compile(r' s="\d+"')
NUMBER = "\0"
"""Stands in a row's markup wherever the number of the row does."""


class CellFault(Exception):
    """A cell that cannot be filled: where it stands and what it says, the names, and why."""

    def __init__(self, place: str, scope: Mapping[str, Any], fault: Exception) -> None:
        super().__init__(place)
        self.place = place
        self.scope = scope
        self.fault = fault


@dataclass(frozen=True)
class Spot:
    """Where a row is being written: how the sheets grow, and which line of which loop it is.

    Attributes:
        heights: The heights of the rows on its sheet.
    """

    growths: Growths
    heights: Heights = field(default_factory=Heights)
    block: Block | None = None
    n: int = 0


Scope = Mapping[str, Any]
Slot = Callable[[Scope, Spot], str]


@dataclass(frozen=True)
class Column:
    """A cell that shows one key of the loop's line."""

    target: str
    key: str
    show: Show
    environment: Environment

    def __call__(self, scope: Scope, _spot: Spot) -> str:
        """The cell for the line in the scope."""
        return self.show(self.environment.getattr(scope[self.target], self.key))


@dataclass(frozen=True)
class Typed:
    """A cell that is one tag: a number stays a number, a date a date."""

    expression: Expression
    show: Show

    def __call__(self, scope: Scope, _spot: Spot) -> str:
        """The cell for these names."""
        return self.show(self.expression.value(scope))


@dataclass(frozen=True)
class Mixed:
    """A cell with text around its tags."""

    template: Template

    def __call__(self, scope: Scope, _spot: Spot) -> str:
        """The cell for these names."""
        return text_cell(self.template.render(scope))


@dataclass(frozen=True)
class Rich:
    """A cell whose text is formatted piece by piece; every second piece is a template."""

    pieces: tuple[str | Template, ...]

    def __call__(self, scope: Scope, _spot: Spot) -> str:
        """The cell for these names."""
        texts = (one if isinstance(one, str) else escaped(one.render(scope)) for one in self.pieces)
        return f' t="inlineStr"><is>{"".join(texts)}</is></c>'


@dataclass(frozen=True)
class Calculated:
    """A cell with a formula, whose areas move; ``array`` is the range an array formula fills."""

    formula: Formula
    array: Formula | None = None

    def __call__(self, _scope: Scope, spot: Spot) -> str:
        """The cell where it stands now."""
        kind = f' t="array" ref="{self._text(self.array, spot)}"' if self.array else ""
        return f"><f{kind}>{escaped(self._text(self.formula, spot))}</f></c>"

    def _text(self, formula: Formula, spot: Spot) -> str:
        if spot.block:
            return formula.repeated(spot.growths, spot.block, spot.n)
        return formula.moved(spot.growths)


@dataclass(frozen=True)
class Row:
    """A row of the template: its markup, and the slots between the pieces of it.

    Attributes:
        number: Where it stands in the template.
        places: The cell of each slot, such as ``C5``, with the text the template has there.
        height: How it grows with its texts; None where it never does.
    """

    number: int
    literals: tuple[str, ...]
    slots: tuple[Slot, ...]
    places: tuple[str, ...]
    height: RowHeight | None = None

    def written(self, number: int, scope: Scope, spot: Spot) -> str:
        """The row, written as row ``number``.

        Raises:
            CellFault: a cell of it cannot be filled.
        """
        try:
            cells = [slot(scope, spot) for slot in self.slots]
        except FAULTS as fault:
            raise CellFault(self._faulty(scope, spot), scope, fault) from fault
        markup = self.filled(number, cells)
        return self.grown(markup, number, [*map(text_in, cells)], spot.heights)

    def grown(self, markup: str, number: int, texts: Sequence[str], heights: Heights) -> str:
        """The row written already, as tall as the texts in its slots need."""
        if self.height is None:
            return markup
        needs = self.height.needs(texts)
        if self.height.holds(needs):
            return markup
        smaller = self.height.smaller(texts, needs)
        for at, (style, _) in smaller.items():
            heights.styled.add(style)
            markup = self._restyled(markup, at, style, number)
        needs = {**needs, **{at: need for at, (_, need) in smaller.items()}}
        height = self.height.needed(needs, heights)
        if height <= self.height.height:
            return markup
        opening = self.height.opening(height, number, heights).replace(NUMBER, str(number))
        return opening + markup[markup.index(">") + 1 :]

    def _restyled(self, markup: str, at: int, style: int, number: int) -> str:
        """The row with another style for the cell of a slot."""
        start = self.literals[at].rindex("<c ")
        place = self.literals[at][start:].replace(NUMBER, str(number))
        unstyled = _STYLE.sub("", place)
        return markup.replace(place, f'{unstyled} s="{style}"', 1)

    def _faulty(self, scope: Scope, spot: Spot) -> str:
        for place, slot in zip(self.places, self.slots, strict=True):
            try:
                slot(scope, spot)
            except FAULTS:
                return place
        return ""

    def blank(self, number: int) -> str:
        """The row with nothing in its slots."""
        return self.filled(number, [EMPTY] * len(self.slots))

    def filled(self, number: int, cells: Sequence[str]) -> str:
        """The row with the cells written already."""
        texts = chain.from_iterable(zip_longest(self.literals, cells, fillvalue=""))
        return "".join(texts).replace(NUMBER, str(number))
