"""A Word table on its way to a grid: merged cells become one cell."""

from __future__ import annotations

from dataclasses import dataclass, field

from formkit.reading.wordml import Told, W, whole
from formkit.values.grid import Cell, Grid

WIDEST = 1000
_GRID_BEFORE, _GRID_SPAN, _V_MERGE, _H_MERGE = (
    f"{W}{name}" for name in ("gridBefore", "gridSpan", "vMerge", "hMerge")
)
_CONTINUES = ("", "continue")


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

    def next_row(self, properties: Told) -> None:
        """Begin a row, indented by the grid columns it leaves out."""
        self.row += 1
        self.col = whole(properties.get(_GRID_BEFORE), 0, WIDEST)
        self.nth = 0

    def next_place(self) -> str:
        """Where the next cell stands: ``表1 第3行第2格``."""
        self.nth += 1
        return f"{self.where} 第{self.row + 1}行第{self.nth}格"

    def put(self, text: str, properties: Told, where: str) -> None:
        """Add the cell that has just been read."""
        width = whole(properties.get(_GRID_SPAN), 1, WIDEST) or 1
        over = self.above.get(self.col)
        if properties.get(_V_MERGE) in _CONTINUES and over and over.row + over.height == self.row:
            over.height += 1
            over.grow(text)
        elif (
            properties.get(_H_MERGE) in _CONTINUES and self.cells and self.cells[-1].row == self.row
        ):
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
