"""A Word table on its way to a grid: merged cells become one cell."""

from __future__ import annotations

from dataclasses import dataclass, field

from formkit.reading.wordml import Element, count, value
from formkit.values.grid import Cell, Grid

WIDEST = 1000


@dataclass
class _Open:
    """A cell that may still grow downwards or to the right."""

    text: str
    row: int
    col: int
    width: int
    where: str
    height: int = 1

    def grow(self, text: str) -> None:
        self.text = f"{self.text}\n{text}".strip("\n") if text.strip() else self.text


@dataclass
class Table:
    """The rows read so far of one ``w:tbl``."""

    where: str
    row: int = -1
    col: int = 0
    nth: int = 0
    cells: list[_Open] = field(default_factory=list)
    above: dict[int, _Open] = field(default_factory=dict)

    def next_row(self, properties: Element | None) -> None:
        """Begin a row, indented by the grid columns it leaves out."""
        self.row += 1
        self.col = count(properties, "gridBefore", 0, WIDEST)
        self.nth = 0

    def next_place(self) -> str:
        """Where the next cell stands: ``表1 第3行第2格``."""
        self.nth += 1
        return f"{self.where} 第{self.row + 1}行第{self.nth}格"

    def put(self, text: str, properties: Element | None, where: str) -> None:
        """Add the cell that has just been read."""
        width = max(count(properties, "gridSpan", 1, WIDEST), 1)
        over = self.above.get(self.col)
        if _continues(properties, "vMerge") and over and over.row + over.height == self.row:
            over.height += 1
            over.grow(text)
        elif _continues(properties, "hMerge") and self.cells and self.cells[-1].row == self.row:
            self.cells[-1].width += width
            self.cells[-1].grow(text)
        else:
            self.above[self.col] = _Open(text, self.row, self.col, width, where)
            self.cells.append(self.above[self.col])
        self.col += width

    def grid(self) -> Grid:
        """The table as a grid."""
        cells = (
            Cell(one.text, one.row, one.col, one.height, one.width, one.where) for one in self.cells
        )
        return Grid(tuple(cells), self.where)


def _continues(properties: Element | None, merge: str) -> bool:
    return value(properties, merge) in ("", "continue")
