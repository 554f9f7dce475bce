"""The rows between the tags of a loop, written for every line of its list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from formkit.filling import columns
from formkit.filling.expression import Loop
from formkit.filling.formula import Growths
from formkit.filling.growth import Block
from formkit.filling.rowheight import Heights
from formkit.filling.slots import CellFault, Column, Row, Scope, Spot
from formkit.filling.trouble import FAULTS


@dataclass(frozen=True)
class Repeated:
    """The rows between the tags of a loop, written for each of its lines.

    Attributes:
        sheet: The name of the sheet.
        first: The row of the opening tag in the template.
        last: The row of the closing tag.
        place: The cell of the opening tag, and what it says.
    """

    sheet: str
    first: int
    last: int
    place: str
    loop: Loop
    rows: tuple[Row, ...]

    def lines(self, scope: Scope) -> list[Any]:
        """The lines there are.

        Raises:
            CellFault: the list cannot be found.
        """
        try:
            return self.loop.lines(scope)
        except FAULTS as fault:
            raise CellFault(self.place, scope, fault) from fault

    def block(self, lines: Sequence[Any]) -> Block:
        """The loop as it moves the rows below; with no lines one blank row stays."""
        return Block(self.first, self.last, max(1, len(lines)))

    def written(
        self, lines: Sequence[Any], scope: Scope, growths: Growths, heights: Heights
    ) -> Iterator[str]:
        """The rows of all lines."""
        block, top = self.block(lines), growths[self.sheet].start(self.first)
        if not lines:
            yield from (row.blank(number) for number, row in enumerate(self.rows, top))
        elif len(self.rows) == 1 and (plain := _columns_of(self.rows[0])):
            yield from columns.written(self.rows[0], plain, lines, top, heights)
        else:
            numbers = count(top)
            for n, line in enumerate(lines):
                names = {**scope, self.loop.target: line, "loop": _counted(n, len(lines))}
                spot = Spot(growths, heights, block, n)
                yield from (row.written(next(numbers), names, spot) for row in self.rows)


def _columns_of(row: Row) -> list[Column]:
    """The slots of a row if all of them are plain columns."""
    found = [slot for slot in row.slots if isinstance(slot, Column)]
    return found if len(found) == len(row.slots) else []


def _counted(n: int, length: int) -> dict[str, Any]:
    """What ``loop`` tells within line ``n``."""
    return {
        "index": n + 1,
        "index0": n,
        "revindex": length - n,
        "first": n == 0,
        "last": n == length - 1,
        "length": length,
    }
