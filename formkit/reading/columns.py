"""Repeating tables of an unknown form: a row of labels over rows of the same cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from formkit.reading.inner import inners
from formkit.reading.keys import label_key
from formkit.reading.wording import is_known, is_label, is_place
from formkit.values.grid import Cell, Grid

SERIALS = ("序号", "项次", "行号", "no", "no.")
TOTALS = ("合计", "总计", "小计", "本页合计", "本页小计")
LEAST_HEADS = 3
"""The columns from which on a heading without rows is that of a register."""


@dataclass(frozen=True)
class Columns:
    """A repeating table: the cells of its heading, and the rows under it."""

    heads: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def is_blank(self) -> bool:
        """True where nothing is written in its rows but serial numbers."""
        return all(_is_free(cell) for row in self.rows for cell in row)

    @property
    def last(self) -> int:
        """Its last row on the grid, from 0."""
        head = self.heads[0]
        return self.rows[-1][0].row if self.rows else head.row + head.height - 1


def is_serial(text: str) -> bool:
    """True for the heading of a column that only counts the rows."""
    return label_key(text).lower() in SERIALS


def columns(grid: Grid) -> Iterator[Columns]:
    """The repeating tables in a grid."""
    by_row: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        by_row.setdefault(cell.row, []).append(cell)
    row = 0
    while row < grid.rows:
        found = _table(grid, by_row, row)
        if found:
            yield found
            row = found.last
        row += 1


def _table(grid: Grid, by_row: Mapping[int, list[Cell]], row: int) -> Columns | None:
    heads = _heads(by_row.get(row, []))
    if len(heads) < 2:
        return None
    bottom = heads[0].row + heads[0].height
    rows = tuple(_rows(grid, heads, bottom))
    table = Columns(heads, rows)
    least = 1 if is_serial(heads[0].text) else 2
    if len(rows) < least:
        return table if table.is_blank and _is_register(by_row, table) else None
    return table if table.is_blank or _is_heading(table) else None


def _is_register(by_row: Mapping[int, list[Cell]], table: Columns) -> bool:
    """Whether a heading with no rows yet, or a single one, is all that there is on the sheet."""
    heads = table.heads
    known = sum(is_known(head.text) or is_serial(head.text) for head in heads)
    # Beside a blank a few labels may as well be a label, what was filled in, and a label.
    beside = len(by_row[heads[0].row]) > len(heads)
    least = LEAST_HEADS + len(table.rows) + LEAST_HEADS * beside
    if len(heads) < least or known * 2 < len(heads):
        return False
    written = {row: [cell for cell in cells if cell.text.strip()] for row, cells in by_row.items()}
    above = (cells for row, cells in written.items() if row < heads[0].row)
    below = (cells for row, cells in written.items() if cells and row > table.last)
    return all(len(cells) < 2 for cells in above) and all(_is_foot(cells) for cells in below)


def _is_foot(cells: list[Cell]) -> bool:
    """True for a row of sums, and for one whose labels have their places in the same cell."""
    return label_key(cells[0].text) in TOTALS or all(inners(cell.text) for cell in cells)


def _heads(cells: list[Cell]) -> tuple[Cell, ...]:
    """The labels side by side on a row, nothing blank among them, down to the same row."""
    labels: list[Cell] = []
    for cell in cells:
        is_head = is_label(cell.text) and not inners(cell.text)
        if is_head and not cell.text.rstrip().endswith((":", "：")):
            labels.append(cell)
        elif labels:
            return tuple(labels) if not cell.text.strip() and len(labels) > 2 else ()
    bands = [cell for cell in labels if cell.height > 1]
    if bands and len({cell.height for cell in labels}) > 1:
        labels = [cell for cell in labels if cell.height == 1]
    together = all(one.col + one.width == two.col for one, two in pairwise(labels))
    return tuple(labels) if together else ()


def _rows(grid: Grid, heads: tuple[Cell, ...], bottom: int) -> Iterator[tuple[Cell, ...]]:
    for row in range(bottom, grid.rows):
        cells = [grid.at(row, head.col) for head in heads]
        fitting = tuple(
            cell
            for cell, head in zip(cells, heads, strict=True)
            if cell
            and (cell.row, cell.col, cell.width, cell.height) == (row, head.col, head.width, 1)
        )
        first = next((cell for cell in fitting if cell.text.strip()), None)
        is_total = first is not None and label_key(first.text) in TOTALS
        if len(fitting) < len(heads) or is_total or any(inners(cell.text) for cell in fitting):
            return
        yield fitting


def is_calculated(cell: Cell) -> bool:
    """True where a formula stands in the place of what it comes to."""
    return cell.text.startswith("=")


def _is_free(cell: Cell) -> bool:
    is_count = cell.text.strip().isdigit() and len(cell.text.strip()) <= 2
    return is_place(cell.text) or is_count or is_calculated(cell)


def _is_heading(table: Columns) -> bool:
    """Whether rows with writing stand under labels, and are not labels and values side by side."""
    if is_serial(table.heads[0].text):
        return True
    known = [is_known(head.text) for head in table.heads]
    first = [is_known(row[0].text) for row in table.rows if row[0].text.strip()]
    return sum(known) * 2 >= len(known) and any(known[1::2]) and sum(first) * 2 <= len(first)
