"""Repeating tables: the heading row is found by its labels, then the rows under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from formkit.forms.spec import BoxSpec, RowsSpec
from formkit.reading.added import added
from formkit.reading.between import Written, is_around, is_entry, is_sum
from formkit.reading.index import LONGEST, Index
from formkit.reading.keys import label_key
from formkit.reading.pairs import pairs
from formkit.reading.paper import Owners, Paper, where
from formkit.reading.reading import Unknown
from formkit.reading.settle import is_blank
from formkit.values.grid import Cell, Grid

SERIALS = ("序号", "项次", "行号", "no")
_FARTHEST = 6
"""How many rows that are no entries may follow one another within a table."""


@dataclass(frozen=True)
class Line:
    """One row of a table.

    Attributes:
        cells: The cell of each column; none for a row that is no entry.
        others: What stands beside the columns, or was added.
        is_ours: False for words between the entries, which the table does not explain.
    """

    cells: Mapping[str, Cell]
    others: tuple[Unknown, ...] = ()
    is_ours: bool = True


@dataclass(frozen=True)
class Table:
    """A table of the form as found on the paper, blank rows left out."""

    rows: RowsSpec
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class _Heading:
    """The heading row of a table: its columns, and columns that the form does not have."""

    rows: RowsSpec
    columns: tuple[tuple[BoxSpec, Cell], ...]
    others: tuple[Cell, ...]

    @property
    def cells(self) -> Iterator[Cell]:
        """The cells of the heading."""
        yield from (cell for _, cell in self.columns)
        yield from self.others

    @property
    def heads(self) -> list[Cell]:
        """The cells of its columns, from left to right."""
        return [cell for _, cell in self.columns]

    @property
    def first(self) -> Cell:
        """The cell of the leftmost column."""
        return self.columns[0][1]

    @property
    def keys(self) -> set[str]:
        """The labels of its columns as printed there."""
        return {label_key(cell.text) for _, cell in self.columns}

    @property
    def bottom(self) -> int:
        """The row under it."""
        return max(cell.row + cell.height for _, cell in self.columns)


def tables(paper: Paper, index: Index) -> Iterator[Table]:
    """The form's tables on the paper; their cells are claimed."""
    for n, grid in enumerate(paper.document.grids if index.columns else ()):
        by_bottom = _by_bottom(grid)
        row = 1
        while row <= grid.rows:
            heading = _heading(by_bottom.get(row, []), index)
            if heading:
                paper.claimed |= {(n, cell.row, cell.col) for cell in heading.cells}
                lines = list(_lines(paper, grid, heading=heading, index=index))
                ours = [row + step for step, line in enumerate(lines) if line.is_ours]
                paper.claimed |= {(n, *place) for place in _places(grid, ours)}
                told = tuple(line for line in lines if line.cells or line.others)
                yield Table(heading.rows, told)
                row += len(lines)
            row += 1


def _by_bottom(grid: Grid) -> dict[int, list[Cell]]:
    """The cells by the row under them: heading cells of two heights end on the same row."""
    found: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        found.setdefault(cell.row + cell.height, []).append(cell)
    return found


def _places(grid: Grid, rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Where the cells of these rows begin."""
    for row in rows:
        for col in range(grid.cols):
            if cell := grid.at(row, col):
                yield cell.row, cell.col


# --- the heading


def _heading(cells: list[Cell], index: Index) -> _Heading | None:
    """The heading that a row of cells is: at least half of a table's columns, side by side."""
    written = [cell for cell in cells if cell.text.strip()]
    for rows, labels in index.columns if written else ():
        columns = [(box, cell) for cell in written if (box := index.column(cell.text, labels))]
        if _are_enough(columns, rows):
            return _headed(rows, columns, written)
    return None


def _are_enough(columns: list[tuple[BoxSpec, Cell]], rows: RowsSpec) -> bool:
    known = {box.path for box, _ in columns}
    # A few columns are enough where one of them has the numbers of the cases.
    names_cases = len(known) > 2 and any(box.type == "number" for box, _ in columns)
    if len(known) < max(2, (len(rows.boxes) + 1) // 2) and not names_cases:
        return len(rows.boxes) == len(columns) == 1
    # Labels with cells between them are a form row, not a heading.
    places = sorted((cell.col, cell.col + cell.width) for _, cell in columns)
    side_by_side = sum(one[1] == next_one[0] for one, next_one in pairwise(places))
    return side_by_side * 2 >= len(places) - 1


def _headed(rows: RowsSpec, columns: list[tuple[BoxSpec, Cell]], written: list[Cell]) -> _Heading:
    """The heading, each column once: the cell that prints its label before one that means it."""
    known: dict[str, tuple[BoxSpec, Cell]] = {}
    for box, cell in sorted(columns, key=lambda column: _is_printed(*column)):
        known[box.path] = (box, cell)
    heads = tuple(sorted(known.values(), key=lambda column: column[1].col))
    first = min(cell.col for _, cell in heads)
    others = [cell for cell in written if cell.col > first and (cell not in [c for _, c in heads])]
    return _Heading(rows, heads, tuple(others))


def _is_printed(box: BoxSpec, cell: Cell) -> bool:
    return label_key(cell.text) == label_key(box.label)


# --- the rows under it


def _lines(paper: Paper, grid: Grid, *, heading: _Heading, index: Index) -> Iterator[Line]:
    """The rows of the table in order; those not its own are lines without cells.

    Such are blank rows, headings repeated, and rows that a clerk added between the others.
    """
    foot = _foot(grid, heading, heading.bottom - 1)
    for row in range(heading.bottom, grid.rows):
        cells = _columns(grid, row, heading)
        is_own = _is_marked(cells, heading, paper.owners) or (
            _belongs(cells, heading)
            and not _is_beside_label(grid, row, heading, index)
            and not _bears_label(paper, grid.at(row, heading.first.col), heading, index)
        )
        if row < foot and is_own:
            yield _line(grid, row, cells, heading)
        elif other := added(grid, row, heads=heading.heads, index=index):
            yield Line({}, (other,))
            foot = _foot(grid, heading, row + 1)
        elif row < foot and _is_between(grid, row, heading, index):
            yield Line({}, is_ours=is_sum(_written(heading, cells)))
            if not _goes_on(grid, row + 1, heading, index):
                return
        else:
            return


def _is_between(grid: Grid, row: int, heading: _Heading, index: Index) -> bool:
    """Whether a row is no entry but may stand between entries; it bears no label of the form."""
    cells = _columns(grid, row, heading)
    written = _written(heading, cells)
    first = written[0][1] if written else ""
    if not first or _is_beside_label(grid, row, heading, index) or _is_known(first, index):
        return False
    is_across = len(cells) > 1 and len({id(cell) for cell in cells.values()}) == 1
    return is_across or is_sum(written) or is_around(written)


def _is_known(text: str, index: Index) -> bool:
    labels = (text, *(pair.label for pair in pairs(text)))
    return any(index.label(label) or index.section(label) for label in labels)


def _goes_on(grid: Grid, row: int, heading: _Heading, index: Index) -> bool:
    """Whether entries follow from this row on, below blank rows and others that are none."""
    for below in range(row, min(row + _FARTHEST, grid.rows)):
        cells = _columns(grid, below, heading)
        if _is_between(grid, below, heading, index) or _is_blank(heading, cells):
            continue
        is_own = _belongs(cells, heading) and not _is_repeated(heading, cells)
        first = grid.at(below, heading.first.col)
        is_labelled = first is not None and _is_known(first.text, index)
        return is_own and not is_labelled and is_entry(_written(heading, cells))
    return False


def _written(heading: _Heading, cells: Mapping[str, Cell]) -> Written:
    """What is written in a row, each cell once."""
    found: dict[int, tuple[BoxSpec, str]] = {}
    for box, _ in heading.columns:
        cell = cells.get(box.name)
        if cell and cell.text.strip():
            found.setdefault(id(cell), (box, cell.text))
    return list(found.values())


def _line(grid: Grid, row: int, cells: Mapping[str, Cell], heading: _Heading) -> Line:
    if _is_blank(heading, cells) or _is_repeated(heading, cells):
        return Line({})
    return Line(cells, tuple(_others(grid, row, heading)))


def _columns(grid: Grid, row: int, heading: _Heading) -> dict[str, Cell]:
    """The cells of a row by the columns that they stand in."""
    return {box.name: cell for box, head in heading.columns if (cell := _under(grid, row, head))}


def _foot(grid: Grid, heading: _Heading, row: int) -> int:
    """The row under the last that the table may reach: the foot of the title beside this row."""
    title = grid.at(row, heading.first.col - 1)
    foot = title.row + title.height if title and title.height > 1 else 0
    return foot if foot > heading.bottom else grid.rows


def _under(grid: Grid, row: int, head: Cell) -> Cell | None:
    """The cell of a column; where the column is parted there, its texts together."""
    if head.width == 1:
        return grid.at(row, head.col)
    found = dict.fromkeys(grid.at(row, head.col + step) for step in range(head.width))
    cells = [cell for cell in found if cell is not None]
    written = [cell for cell in cells if cell.text.strip()] or cells
    if len(written) < 2:
        return written[0] if written else None
    return replace(written[0], text=" ".join(cell.text for cell in written))


def _belongs(cells: Mapping[str, Cell], heading: _Heading) -> bool:
    """False for a row that stands across the columns, that adds them up, or that is a note."""
    if not cells or len({id(cell) for cell in cells.values()}) < len(cells):
        return False
    written = _written(heading, cells)
    return not is_sum(written) and not is_around(written)


def _is_beside_label(grid: Grid, row: int, heading: _Heading, index: Index) -> bool:
    """Whether a label of the form begins this row, left of the columns."""
    left = grid.at(row, heading.first.col - 1)
    return left is not None and left.row == row and index.prints(index.label(left.text))


def _bears_label(paper: Paper, first: Cell | None, heading: _Heading, index: Index) -> bool:
    """Whether the row in front of which this cell stands belongs to a label of the form.

    What stands in the column like any entry may be a department that is called like a label, if
    that label has its own place elsewhere on the paper.
    """
    key = label_key(first.text) if first and len(first.text) <= LONGEST else ""
    if first is None or not index.prints(key) or key in heading.keys:
        return False
    is_entry = (first.col, first.width) == (heading.first.col, heading.first.width)
    return not is_entry or not any(
        label_key(cell.text) == key
        for grid in paper.document.grids
        for cell in grid.cells
        if cell is not first and len(cell.text) <= LONGEST
    )


def _is_marked(cells: Mapping[str, Cell], heading: _Heading, owners: Owners) -> bool:
    """Whether a row bears the marks of the table."""
    if not owners:
        return False
    start = f"{heading.rows.path}."
    paths = (path for cell in cells.values() for path in owners.get(cell.where, ()))
    return any(path.startswith(start) for path in paths)


def _is_blank(heading: _Heading, cells: Mapping[str, Cell]) -> bool:
    # Printed serial numbers do not fill a row.
    return all(
        box.name not in cells
        or is_blank(box, cells[box.name].text)
        or label_key(box.label).lower() in SERIALS
        for box, _ in heading.columns
    )


def _is_repeated(heading: _Heading, cells: Mapping[str, Cell]) -> bool:
    return all(
        box.name in cells and label_key(cells[box.name].text) == label_key(head.text)
        for box, head in heading.columns
    )


def _others(grid: Grid, row: int, heading: _Heading) -> Iterator[Unknown]:
    """What stands in columns that the form does not have."""
    for head in heading.others:
        cell = grid.at(row, head.col)
        if cell and cell.text.strip():
            yield Unknown(head.text.strip(), cell.text.strip(), where(cell))
