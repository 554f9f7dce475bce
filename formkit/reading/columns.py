"""Repeating tables of an unknown form: a row of labels over rows of the same cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from formkit.reading.inner import inners
from formkit.reading.keys import label_key
from formkit.reading.wording import is_known, is_label, is_place, options
from formkit.values.grid import Cell, Grid

SERIALS = ("序号", "项次", "行号", "no", "no.")
TOTALS = ("合计", "总计", "小计", "本页合计", "本页小计")
MOST_CLOSED = 3
"""The columns of a checklist that are printed: what is looked at, how, against which mark."""
LEAST_HEADS = 3
"""The columns from which on a heading without rows is that of a register."""


_ITEM = re.compile(r"项目|内容|事项|要点|指标|部位|名称|条款|问题|工序")
_FOUND = re.compile(
    r"结果|结论|判定|情况|记录|实测|得分|评分|评价|评定|确认|是否|合格|符合|整改|满意|^[√✓]$"
)
_COUNT = re.compile(r"\d{1,2}")
_ENTRY = re.compile(r"\d{7,}|\d{4}\s*[-/.年]\s*\d")


@dataclass(frozen=True)
class Columns:
    """A repeating table.

    Attributes:
        heads: The cells of its heading.
        rows: The rows under it.
        groups: The heading and the titles at its left that hold several rows together.
    """

    heads: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    groups: tuple[Cell, ...] = ()

    @property
    def is_blank(self) -> bool:
        """True where nothing is written in its rows but serial numbers."""
        return all(_is_free(cell) for row in self.rows for cell in row)

    @cached_property
    def entries(self) -> tuple[tuple[Cell, Cell, Cell], ...]:
        """The places of a checklist: what the row is about, the heading of the column, the place.

        Nothing where its rows are not printed, or the columns do not ask what was found.
        """
        closed, asked = self._parted()
        if not closed or not any(self._asks(n) for n in asked):
            return ()
        about = next((n for n in closed if _ITEM.search(label_key(self.heads[n].text))), closed[0])
        items = [label_key(row[about].text) for row in self.rows]
        if not all(items) or len(set(items)) < len(items):
            return ()
        return tuple((row[about], self.heads[n], row[n]) for row in self.rows for n in asked)

    def _parted(self) -> tuple[list[int], list[int]]:
        """The columns that are printed, with no entries among them, and those to be filled."""
        asked = [n for n in range(len(self.heads)) if all(_is_asked(row[n]) for row in self.rows)]
        closed = [
            n
            for n in range(len(self.heads))
            if n not in asked and not is_serial(self.heads[n].text)
        ]
        cells = [row[n] for n in closed for row in self.rows]
        is_written = len(closed) > MOST_CLOSED or any(_ENTRY.search(cell.text) for cell in cells)
        return ([], []) if is_written else (closed, [n for n in asked if n not in self._serials])

    @property
    def _serials(self) -> list[int]:
        return [n for n, head in enumerate(self.heads) if is_serial(head.text)]

    def _asks(self, n: int) -> bool:
        """Whether a column is to be ticked, or is called like what was found."""
        is_ticked = all(len(options(row[n].text)) > 1 for row in self.rows)
        return is_ticked or bool(_FOUND.search(label_key(self.heads[n].text)))

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
    groups = _groups(grid, heads[0], bottom) if len(rows) < 2 < len(heads) else ()
    if groups:
        heads, rows = heads[1:], tuple(_rows(grid, heads[1:], bottom))
    table = Columns(heads, rows, groups)
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


def _groups(grid: Grid, head: Cell, bottom: int) -> tuple[Cell, ...]:
    """A first column in which titles stand beside several rows, its heading among them."""
    under = dict.fromkeys(grid.at(row, head.col) for row in range(bottom, grid.rows))
    titles = [cell for cell in under if cell and cell.width == head.width and cell.text.strip()]
    return (head, *titles) if any(cell.height > 1 for cell in titles) else ()


def _rows(grid: Grid, heads: tuple[Cell, ...], bottom: int) -> Iterator[tuple[Cell, ...]]:
    shape: list[bool] | None = None
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
        if len(fitting) < len(heads) or is_total or _is_form_row(fitting):
            return
        own = [bool(cell.text.strip()) for cell in fitting]
        if shape and sum(shape) > 1 and own != shape and is_known(fitting[0].text):
            return  # a label and its place under a list of what is printed
        shape = shape or own
        yield fitting


def _is_form_row(cells: tuple[Cell, ...]) -> bool:
    """Whether a row has labels within its cells; behind a count it says what is looked at."""
    is_counted = bool(_COUNT.fullmatch(cells[0].text.strip()))
    return not is_counted and any(inners(cell.text) for cell in cells)


def is_calculated(cell: Cell) -> bool:
    """True where a formula stands in the place of what it comes to."""
    return cell.text.startswith("=")


def _is_free(cell: Cell) -> bool:
    is_count = _COUNT.fullmatch(cell.text.strip())
    return is_place(cell.text) or bool(is_count) or is_calculated(cell)


def _is_asked(cell: Cell) -> bool:
    return is_place(cell.text) or len(options(cell.text)) > 1


def _is_heading(table: Columns) -> bool:
    """Whether rows with writing stand under labels, and are not labels and values side by side."""
    if is_serial(table.heads[0].text):
        return True
    known = [is_known(head.text) for head in table.heads]
    first = [is_known(row[0].text) for row in table.rows if row[0].text.strip()]
    return sum(known) * 2 >= len(known) and any(known[1::2]) and sum(first) * 2 <= len(first)
