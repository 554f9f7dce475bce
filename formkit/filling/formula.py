"""A formula of a sheet as text and areas; the areas move with the rows they name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError

from formkit.filling.growth import Block, Growth

Growths = Mapping[str, Growth]

_CORNER = r"((?:\$?[A-Z]{1,3})?)(\$?)([0-9]{1,7})"
_AREA = re.compile(rf"((?:'(?:[^']|'')+'|[^'!:$]+)!)?{_CORNER}(?::{_CORNER})?")
_STILL = Growth()


@dataclass(frozen=True)
class Corner:
    """A cell as written: its column, ``$`` where the row is fixed, and the row."""

    column: str
    fixed: str
    row: int

    def at(self, row: int) -> str:
        """The corner in another row."""
        return f"{self.column}{self.fixed}{row}"


@dataclass(frozen=True)
class Area:
    """A cell, or a range of cells or rows, as a formula names it.

    Attributes:
        sheet: The name of the sheet it lies on.
        shown: What is written before it, such as ``登记!``, or nothing.
        last: Where a range ends; None for a single cell.
    """

    sheet: str
    shown: str
    first: Corner
    last: Corner | None

    def moved(self, growths: Growths) -> str:
        """The area where it lies now; a range over a loop's line spans all lines."""
        growth = growths.get(self.sheet, _STILL)
        last = self.last.at(growth.end(self.last.row)) if self.last else ""
        return self._written(self.first.at(growth.start(self.first.row)), last)

    def stretched(self, growths: Growths) -> str:
        """The area where it lies now; even a single cell of a loop's line spans all lines."""
        growth, row = growths.get(self.sheet, _STILL), self.first.row
        if self.last or growth.start(row) == growth.end(row):
            return self.moved(growths)
        return replace(self, last=self.first).moved(growths)

    def repeated(self, growths: Growths, block: Block, n: int) -> str:
        """The area as line ``n`` of a loop names it: what lies in the loop lies in that line."""
        growth = growths[self.sheet]

        def own(corner: Corner) -> str:
            inside = growth.around(corner.row) == block and not corner.fixed
            return corner.at(growth.instance(corner.row, block, n)) if inside else ""

        first = own(self.first) or self.first.at(growth.start(self.first.row))
        last = (own(self.last) or self.last.at(growth.end(self.last.row))) if self.last else ""
        return self._written(first, last)

    def _written(self, first: str, last: str) -> str:
        return f"{self.shown}{first}:{last}" if last else f"{self.shown}{first}"


@dataclass(frozen=True)
class Formula:
    """A formula without its ``=``, on the sheet of this name."""

    sheet: str
    parts: tuple[str | Area, ...]

    def moved(self, growths: Growths) -> str:
        """The formula with its areas where they lie now."""
        return "".join(one if isinstance(one, str) else one.moved(growths) for one in self.parts)

    def stretched(self, growths: Growths) -> str:
        """Likewise; even a single cell of a loop's line spans all lines."""
        return "".join(
            one if isinstance(one, str) else one.stretched(growths) for one in self.parts
        )

    def repeated(self, growths: Growths, block: Block, n: int) -> str:
        """The formula of line ``n`` of a loop, as if the line had been copied down."""
        return "".join(
            one
            if isinstance(one, str)
            else one.repeated(growths, block, n)
            if one.sheet == self.sheet
            else one.moved(growths)
            for one in self.parts
        )


def formula(text: str, sheet: str) -> Formula:
    """The formula in this text; what cannot be read stays as it is."""
    try:
        tokens = Tokenizer(f"={text}").items
    except (TokenizerError, IndexError):
        return Formula(sheet, (text,))
    return Formula(sheet, tuple(_part(token, sheet) for token in tokens))


def areas(text: str, sheet: str) -> tuple[Area, ...]:
    """The areas in a list such as ``B4:B9 D4``; none if one of them cannot be read."""
    found = [area(one, sheet) for one in text.split()]
    return tuple(one for one in found if one) if all(found) else ()


def area(text: str, sheet: str) -> Area | None:
    """The area in this text, or None if it names no rows."""
    read = _AREA.fullmatch(text)
    if not read:
        return None
    shown, column, fixed, row, last_column, last_fixed, last_row = read.groups()
    last = Corner(last_column, last_fixed, int(last_row)) if last_row else None
    return Area(_named(shown) or sheet, shown or "", Corner(column, fixed, int(row)), last)


def _part(token: Token, sheet: str) -> str | Area:
    is_range = token.type == Token.OPERAND and token.subtype == Token.RANGE
    return (area(token.value, sheet) if is_range else None) or str(token.value)


def _named(shown: str | None) -> str:
    name = (shown or "").removesuffix("!")
    return name[1:-1].replace("''", "'") if name.startswith("'") else name
