"""The paper under the eye: its grids with the place of every cell, and who holds which cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from formkit.forms.spec import BoxSpec
from formkit.reading.keys import label_key
from formkit.say import say
from formkit.values.grid import Cell, Document, Grid

Place = tuple[int, int, int]
Placed = tuple[Place, Cell]
Owners = Mapping[str, Mapping[str, str]]

_FOOT = re.compile(r"第\s*\d+\s*页\s*共\s*\d+\s*页\s*$")


@dataclass
class Paper:
    """A document while it is matched.

    Attributes:
        document: The document.
        owners: The boxes whose marks stand in a cell, path and text, by where it stands.
        claimed: The cells that are spoken for: a label, a value, a title.
        printed: The lines that every sheet of the form bears, folded as labels are.
    """

    document: Document
    owners: Owners = field(default_factory=dict)
    claimed: set[Place] = field(default_factory=set)
    printed: frozenset[str] = frozenset()

    def cells(self) -> Iterator[Placed]:
        """The cells that are not yet claimed, in reading order."""
        for n, grid in enumerate(self.document.grids):
            for cell in grid.cells:
                place = (n, cell.row, cell.col)
                if place not in self.claimed:
                    yield place, cell

    @cached_property
    def hosts(self) -> Mapping[str, tuple[Grid, ...]]:
        """The nested tables by the cell that holds them: what they say is found in them."""
        found: dict[str, tuple[Grid, ...]] = {}
        for grid in self.document.grids:
            host = grid.where.rpartition("内 ")[0]
            found[host] = (*found.get(host, ()), grid)
        return {host: grids for host, grids in found.items() if host}

    def own(self, cell: Cell) -> Cell:
        """The cell without what the tables in it say."""
        text = cell.text
        for grid in self.hosts.get(cell.where, ()):
            for inner in grid.cells:
                text = text.replace(inner.text, "", 1)
        return cell if text is cell.text else replace(cell, text=text.strip())

    def grid(self, place: Place) -> Grid:
        """The grid in which a place lies."""
        return self.document.grids[place[0]]

    def is_loose(self, place: Place) -> bool:
        """True among loose paragraphs."""
        return self.grid(place).cols == 1

    def beside(self, place: Place, cell: Cell) -> list[Placed]:
        """The cells to the right of a cell, as many as stand on its rows."""
        grid = self.grid(place)
        rows = range(cell.row, cell.row + min(cell.height, grid.rows))
        found = (grid.at(row, cell.col + cell.width) for row in rows)
        return [((place[0], one.row, one.col), one) for one in dict.fromkeys(found) if one]

    def under(self, place: Place, cell: Cell) -> Placed | None:
        """The cell below a cell."""
        below = self.grid(place).below(cell)
        return None if below is None else ((place[0], below.row, below.col), below)

    def claim(self, cells: Iterable[Placed]) -> None:
        """Let no other label have these cells."""
        self.claimed |= {place for place, _ in cells}

    def is_free(self, spot: Placed, boxes: Iterable[BoxSpec]) -> bool:
        """True where a cell is not claimed, nor marked as another box than these."""
        place, cell = spot
        owners = self.owners.get(cell.where)
        return place not in self.claimed and (
            not owners or any(box.path in owners for box in boxes)
        )

    def is_printed(self, spot: Placed) -> bool:
        """True where a cell holds a line that the form prints, and no mark of a box.

        A PDF has the foot of the page among its lines.
        """
        cell = spot[1]
        is_line = cell.where not in self.owners and label_key(cell.text) in self.printed
        return is_line or self.is_foot(cell)

    def is_foot(self, cell: Cell) -> bool:
        """True for the line at the foot of a printed page that numbers it."""
        return self.document.medium == "pdf" and is_foot(cell.text)

    def is_marked(self, spot: Placed, boxes: Iterable[BoxSpec]) -> bool:
        """True where a cell is marked as one of these boxes."""
        owners = self.owners.get(spot[1].where, {})
        return any(box.path in owners for box in boxes)


def is_foot(text: str) -> bool:
    """True for a line that numbers its page: ``第1页 共2页``."""
    return _FOOT.search(text) is not None


def where(cell: Cell) -> str:
    """Where a cell stands, for people."""
    return cell.where or say("第{row}行第{col}格", row=cell.row + 1, col=cell.col + 1)
