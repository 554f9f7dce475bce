"""A row that a clerk put between those of a table: a label and what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence

from formkit.reading.index import Index
from formkit.reading.paper import where
from formkit.reading.reading import Unknown
from formkit.reading.wording import is_known, is_label
from formkit.values.grid import Cell, Grid


def added(grid: Grid, row: int, *, heads: Sequence[Cell], index: Index) -> Unknown | None:
    """What a clerk added in a row, None where the row is another.

    It is a label unknown to the form with one cell beside it, across the columns; and the table
    goes on below it, cell under cell as its heading stands.
    """
    cells = _cells(grid, row)
    if len(cells) != 2 or any(cell.height > 1 for cell in cells):
        return None
    label, value = cells
    if not is_label(label.text) or index.label(label.text) or index.section(label.text):
        return None
    if not _goes_on(grid, row + 1, heads, index):
        return None
    return Unknown(label.text.strip(), value.text.strip(), where(value))


def _cells(grid: Grid, row: int) -> list[Cell]:
    """The cells that begin in a row."""
    found = (grid.at(row, col) for col in range(grid.cols))
    return [cell for cell in dict.fromkeys(found) if cell and cell.row == row]


def _goes_on(grid: Grid, row: int, heads: Sequence[Cell], index: Index) -> bool:
    """Whether a row has a cell under each heading; a further added row may come first."""
    if added(grid, row, heads=heads, index=index):
        return True
    under = [grid.at(row, head.col) for head in heads]
    shapes = [(cell.row, cell.col, cell.height, cell.width) for cell in under if cell]
    texts = [cell.text for cell in under if cell and cell.text.strip()]
    if shapes != [(row, head.col, 1, head.width) for head in heads]:
        return False
    # Words that look like labels begin a part of the paper that the form does not know.
    labels = sum(is_known(text) for text in texts)
    return not any(map(index.label, texts[:1])) and labels * 2 < max(len(texts), 1)
