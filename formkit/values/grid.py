"""What every reader makes of a document: grids of cells, with the text and where it stood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from formkit.findings import Finding
from formkit.values import drawing as drawings

_LARGE = 10_000


@dataclass(frozen=True)
class Cell:
    """A cell of a table, or a loose paragraph.

    Attributes:
        text: What is written in it.
        row: Its first row, from 0.
        col: Its first column, from 0.
        height: How many rows it spans.
        width: How many columns it spans.
        where: Where it stood, for people: ``表1第2行第3格``, ``B7``, ``第1页``.
        doubt: Why its text may not be all of it or may not be its own; nothing where that is sure.
    """

    text: str
    row: int
    col: int
    height: int = 1
    width: int = 1
    where: str = ""
    doubt: str = ""


@dataclass(frozen=True)
class Printed:
    """Where a table is printed.

    Attributes:
        page: The page of its last row, from 0.
        lefts: Where its columns begin, and where the last one ends, in points.
    """

    page: int
    lefts: tuple[float, ...]


@dataclass(frozen=True)
class Grid:
    """The cells of one table; merged cells are one cell with a height and a width.

    Attributes:
        cells: Its cells.
        where: Which one it is, for people.
        printed: Where it is drawn on a page, for one with rules there.
    """

    cells: tuple[Cell, ...]
    where: str = ""
    printed: Printed | None = None

    def at(self, row: int, col: int) -> Cell | None:
        """The cell that covers a place, None where there is none."""
        found = self._places.get((row, col))
        return found or next((cell for cell in self._large if _covers(cell, row, col)), None)

    def right_of(self, cell: Cell) -> Cell | None:
        """The cell that begins where this one ends, on its first row."""
        return self.at(cell.row, cell.col + cell.width)

    def below(self, cell: Cell) -> Cell | None:
        """The cell under this one's first column."""
        return self.at(cell.row + cell.height, cell.col)

    def above(self, cell: Cell) -> Cell | None:
        """The cell over this one's first column."""
        return self.at(cell.row - 1, cell.col)

    @cached_property
    def rows(self) -> int:
        """How many rows there are."""
        return max((cell.row + cell.height for cell in self.cells), default=0)

    @cached_property
    def cols(self) -> int:
        """How many columns there are."""
        return max((cell.col + cell.width for cell in self.cells), default=0)

    @cached_property
    def _places(self) -> dict[tuple[int, int], Cell]:
        places: dict[tuple[int, int], Cell] = {}
        for cell in self.cells:
            if cell.height == cell.width == 1:
                places.setdefault((cell.row, cell.col), cell)
            elif cell.height * cell.width <= _LARGE:
                for row in range(cell.row, cell.row + cell.height):
                    for col in range(cell.col, cell.col + cell.width):
                        places.setdefault((row, col), cell)
        return places

    @cached_property
    def _large(self) -> tuple[Cell, ...]:
        """Cells merged over so many places that a list of them would fill the memory."""
        return tuple(cell for cell in self.cells if cell.height * cell.width > _LARGE)

    @classmethod
    def parse(cls, drawing: str) -> Grid:
        """The grid drawn as text, a line a row.

        ``|`` parts the cells; ``<`` is merged with the cell to its left, ``^`` with the one above,
        ``~`` is no cell; ``⏎`` ends a line within a cell, ``␣`` is a space at its edge.
        """
        return cls(tuple(Cell(*block) for block in drawings.blocks(drawing)))

    def __str__(self) -> str:
        return drawings.draw(
            [[self._drawn(row, col) for col in range(self.cols)] for row in range(self.rows)]
        )

    def _drawn(self, row: int, col: int) -> str:
        cell = self.at(row, col)
        if cell is None:
            return drawings.NOTHING
        if col > cell.col:
            return drawings.LEFT
        return drawings.ABOVE if row > cell.row else drawings.drawn(cell.text)


@dataclass(frozen=True)
class Named:
    """A text that the document itself names.

    Attributes:
        name: The name: a tag, a bookmark, a defined name.
        text: What stands there.
        source: control, bookmark, name or code.
        where: The place, for people.
    """

    name: str
    text: str
    source: str
    where: str


@dataclass(frozen=True)
class Document:
    """A document as read, whatever its format.

    Attributes:
        grids: Tables and loose paragraphs (grids of one column), in reading order.
        named: Texts that the document names itself.
        properties: Its properties, such as identifier.
        remarks: What the reader noticed, for people.
        findings: What was wrong with it.
        medium: docx, xlsx or pdf.
        parts: Its sections or pages, each with its own head, where there are several.
        place: Where in its file it stands, if it is a part of one: ``第3页``.
    """

    grids: tuple[Grid, ...]
    named: tuple[Named, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    medium: str = "docx"
    parts: tuple[Document, ...] = ()
    place: str = ""


def _covers(cell: Cell, row: int, col: int) -> bool:
    return 0 <= row - cell.row < cell.height and 0 <= col - cell.col < cell.width
