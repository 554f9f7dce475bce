"""Tables that a page break parts, put together again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from formkit.reading.index import Index
from formkit.reading.keys import key
from formkit.reading.paper import is_foot
from formkit.say import say
from formkit.values.grid import Cell, Document, Grid, Printed

_NEAR = 2.0  # points: two edges nearer than that are one


def unbroken(document: Document, index: Index) -> Document:
    """The document with each table that goes on over a page as one.

    It goes on where only the foot of one page and the head of the next stand between two tables
    that are as wide as one another, and the second does not begin with a row of the first.
    """
    if not any(grid.printed for grid in document.grids):
        return document
    texts = Counter(text for grid in document.grids for text in _texts(grid))
    found: list[Grid] = []
    last = -1
    for grid in document.grids:
        if grid.printed is None:
            found.append(grid)
            continue
        between = (text for one in found[last + 1 :] for text in _texts(one))
        is_near = last >= 0 and all(texts[text] > 1 or is_foot(text) for text in between)
        if is_near and _goes_on(found[last], grid):
            found[last] = _joined(found[last], grid, index)
        else:
            last = len(found)
            found.append(grid)
    return replace(document, grids=tuple(found))


def _texts(grid: Grid) -> set[str]:
    """The lines of a loose grid."""
    return set() if grid.printed else {cell.text for cell in grid.cells}


def _goes_on(grid: Grid, after: Grid) -> bool:
    one, other = grid.printed, after.printed
    if one is None or other is None or one.page == other.page:
        return False
    ends = zip((one.lefts[0], one.lefts[-1]), (other.lefts[0], other.lefts[-1]), strict=True)
    first = _row(after, 0)
    return all(abs(left - right) < _NEAR for left, right in ends) and not any(
        _row(grid, row) == first for row in range(grid.rows)
    )


def _row(grid: Grid, row: int) -> list[str]:
    cells = dict.fromkeys(grid.at(row, col) for col in range(grid.cols))
    return [key(cell.text) for cell in cells if cell]


def _joined(grid: Grid, after: Grid, index: Index) -> Grid:
    """Both as one grid; what is merged over the page break is one cell."""
    lefts = _edges(grid, after)
    upper = [_moved(cell, grid, lefts) for cell in grid.cells]
    lower = [_moved(cell, after, lefts, grid.rows) for cell in after.cells]
    ending = {(c.col, c.width): c for c in upper if c.row + c.height == grid.rows}
    merged = {}
    for cell in lower:
        above = ending.get((cell.col, cell.width))
        if above and _is_rest(cell, above, grid.rows, index):
            merged[above.where] = (replace(above, height=above.height + cell.height), cell)
    rests = [rest for _, rest in merged.values()]
    cells = [merged.get(cell.where, (cell,))[0] for cell in upper]
    cells += [cell for cell in lower if cell not in rests]
    page = after.printed.page if after.printed else 0
    return Grid(tuple(_told(cells, grid.rows)), grid.where, Printed(page, tuple(lefts)))


def _is_rest(cell: Cell, above: Cell, row: int, index: Index) -> bool:
    """Whether a blank cell under a page break is the rest of the one above it.

    It is where it stands beside several rows, and where that one is a label: the row of a label
    is broken then.
    """
    if cell.row != row or cell.text.strip():
        return False
    return cell.height > 1 or bool(index.label(above.text) or index.section(above.text))


def _edges(*grids: Grid) -> list[float]:
    edges: list[float] = []
    for edge in sorted(edge for grid in grids if grid.printed for edge in grid.printed.lefts):
        if not edges or edge - edges[-1] > _NEAR:
            edges.append(edge)
    return edges


def _moved(cell: Cell, grid: Grid, lefts: Sequence[float], down: int = 0) -> Cell:
    """A cell in the columns of the whole table."""
    own = grid.printed.lefts if grid.printed else ()
    col, end = (_at(lefts, own[n]) for n in (cell.col, cell.col + cell.width))
    return replace(cell, row=cell.row + down, col=col, width=end - col)


def _at(lefts: Sequence[float], edge: float) -> int:
    return min(range(len(lefts)), key=lambda n: abs(lefts[n] - edge))


def _told(cells: Iterable[Cell], row: int) -> Iterable[Cell]:
    """The cells; those of a row under the break that begins blank may be the rest of another."""
    cells = list(cells)
    below = sorted((one for one in cells if one.row == row), key=lambda one: one.col)
    is_part = below and not below[0].text.strip() and any(one.text.strip() for one in below)
    rows = (row - 1, row) if is_part else ()
    for cell in cells:
        is_doubtful = any(cell.row <= n < cell.row + cell.height for n in rows)
        yield replace(cell, doubt=_broken()) if is_doubtful and not cell.doubt else cell


def _broken() -> str:
    return say("表格在这里换页，看不出换页后的一行是新的一行还是上一行的下半行")
