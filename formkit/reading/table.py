"""A Word table on its way to a grid: merged cells become one cell."""

from __future__ import annotations

from dataclasses import dataclass, field

from formkit.reading.wordml import whole
from formkit.values.grid import Cell, Grid

WIDEST = 1000


@dataclass(eq=False)
class OpenCell:
    """A cell that is being read, or may still grow downwards or to the right.

    Attributes:
        begin: Where its text begins in the text of the part.
        where: Where it stands, for people.
        outside: The place around its table.
        row: Its row.
        col: Its first column.
    """

    begin: int
    where: str
    outside: str
    row: int
    col: int
    width: int = 1
    height: int = 1
    text: str = ""
    is_merged_down: bool = False
    goes_on_down: bool = False
    goes_on_right: bool = False
    is_deleted: bool = False

    def merge_down(self, value: str | None) -> None:
        """Let it be merged with cells below it, or go on with those above it."""
        self.is_merged_down = True
        # Without a value Word means that the merge goes on.
        self.goes_on_down = value in (None, "continue")

    def continues(self, over: OpenCell, row: int) -> bool:
        """Whether it goes on with the cell over it, which must be merged downwards, too."""
        is_open = over.is_merged_down and over.row + over.height == row
        return self.goes_on_down and is_open

    def span(self, columns: str | None) -> None:
        """Let it span so many columns."""
        self.width = whole(columns, usual=1, most=WIDEST) or 1

    def grow(self, text: str) -> None:
        """Take in the text of a cell that is merged with it."""
        self.text = f"{self.text}\n{text}".strip("\n") if text.strip() else self.text


@dataclass
class Table:
    """The rows read so far of one ``w:tbl``.

    Attributes:
        where: Where it stands, for people.
        nth: Its place among the grids of its part.
    """

    where: str
    nth: int
    row: int = -1
    col: int = 0
    cell: int = 0
    is_row_deleted: bool = False
    cells: list[OpenCell] = field(default_factory=list)
    above: dict[int, OpenCell] = field(default_factory=dict)

    def next_row(self) -> None:
        """Begin a row."""
        self.row += 1
        self.col = self.cell = 0

    def leave_out(self, columns: str | None) -> None:
        """Begin the row so many columns further right."""
        self.col = whole(columns, usual=0, most=WIDEST)

    def end_row(self) -> None:
        """End a row; a deleted one is none."""
        self.row -= self.is_row_deleted
        self.is_row_deleted = False

    def open_cell(self, begin: int, outside: str) -> OpenCell:
        """The next cell of the row: ``表1 第3行第2格``."""
        self.cell += 1
        where = f"{self.where} 第{self.row + 1}行第{self.cell}格"
        return OpenCell(begin, where, outside, self.row, self.col)

    def put(self, cell: OpenCell, text: str) -> None:
        """Add a cell that has been read."""
        if cell.is_deleted or self.is_row_deleted:
            return
        over = self.above.get(self.col)
        last = self.cells[-1] if self.cells else None
        if over and cell.continues(over, self.row):
            over.height += 1
            over.grow(text)
        elif cell.goes_on_right and last and last.row == self.row:
            last.width += cell.width
            last.grow(text)
        else:
            # A merge that goes on under a cell that is not merged is a cell of its own.
            cell.text = text
            self.above[self.col] = cell
            self.cells.append(cell)
        self.col += cell.width

    def grid(self) -> Grid:
        """The table as a grid."""
        cells = (
            Cell(one.text, one.row, one.col, one.height, one.width, one.where) for one in self.cells
        )
        return Grid(tuple(cells), self.where)
