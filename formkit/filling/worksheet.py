"""A sheet of an authored workbook, compiled: its rows, and what moves around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from formkit.filling.formula import Growths
from formkit.filling.growth import Growth
from formkit.filling.moving import Moving
from formkit.filling.repeated import Repeated
from formkit.filling.rowheight import Heights
from formkit.filling.slots import Row, Scope, Spot

Lines = Mapping[int, Sequence[Any]]
"""The lines of each loop of a sheet, by the row of its opening tag."""

_CHUNK = 200


@dataclass(frozen=True)
class Worksheet:
    """A sheet: what stands before its rows, the rows, and what stands behind them.

    Attributes:
        title: The name on its tab.
        source: Its tags from top to bottom, as one template.
    """

    member: str
    title: str
    head: Moving
    rows: tuple[Row | Repeated, ...]
    tail: Moving
    source: str

    @property
    def loops(self) -> tuple[Repeated, ...]:
        """The loops, from top to bottom."""
        return tuple(row for row in self.rows if isinstance(row, Repeated))

    def lines(self, scope: Scope) -> Lines:
        """The lines that the loops run over."""
        return {loop.first: loop.lines(scope) for loop in self.loops}

    def growth(self, lines: Lines) -> Growth:
        """How the sheet grows with these lines."""
        return Growth(tuple(loop.block(lines[loop.first]) for loop in self.loops))

    def chunks(
        self, scope: Scope, growths: Growths, lines: Lines, heights: Heights
    ) -> Iterator[bytes]:
        """The member, chunk by chunk."""
        batch = [self.head.moved(growths)]
        for row in self._written(scope, growths, lines, heights):
            batch.append(row)
            if len(batch) == _CHUNK:
                yield "".join(batch).encode()
                batch.clear()
        yield "".join((*batch, self.tail.moved(growths))).encode()

    def _written(
        self, scope: Scope, growths: Growths, lines: Lines, heights: Heights
    ) -> Iterator[str]:
        growth = growths[self.title]
        for row in self.rows:
            if isinstance(row, Row):
                yield row.written(growth.start(row.number), scope, Spot(growths, heights))
            else:
                yield from row.written(lines[row.first], scope, growths, heights)
