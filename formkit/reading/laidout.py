"""The cells that a sheet stores, laid out as a grid: holes are blank, merged cells are one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from formkit.values.grid import Cell, Grid

MARGIN = 100
"""How far from what is written blank cells are still part of the sheet."""
_MOST = 1_000_000

Corner = tuple[int, int]
Rows = dict[int, dict[int, str]]
"""The texts of a sheet by row and column, both from 0; blank where only a format is stored."""
Spans = Mapping[Corner, Corner]
"""Where a merged cell begins, and how high and wide it is."""


@dataclass(frozen=True)
class _Extent:
    """The part of a sheet that is looked at: up to its last row and column."""

    bottom: int
    right: int


def laid_out(title: str, rows: Rows, spans: Spans) -> Grid:
    """The grid of a sheet.

    A format strayed far away from all that is written does not count, and a sheet that would be
    nearly all holes has only the cells that it stores.
    """
    extent = _extent(rows, spans)
    kept = {row: texts for row, texts in rows.items() if row <= extent.bottom}
    for (row, _), (height, _) in spans.items():
        for one in range(row, min(row + height - 1, extent.bottom) + 1):
            kept.setdefault(one, {})
    covered = _covered(spans, extent)
    return Grid(tuple(_cells(title, kept, spans, covered, extent)), title)


def place(sheet: str, row: int, col: int) -> str:
    """Where a cell stands, counted from 0: ``Sheet1!B3``."""
    return f"{sheet}!{get_column_letter(col + 1)}{row + 1}"


def _extent(rows: Rows, spans: Spans) -> _Extent:
    ends = {
        row: max((col for col in texts if texts[col]), default=-1) for row, texts in rows.items()
    }
    bottom = max((row for row, col in ends.items() if col >= 0), default=0)
    right = max(ends.values(), default=0)
    stored = max((max(texts, default=0) for texts in rows.values()), default=0)
    merged = max((col + width - 1 for (_, col), (_, width) in spans.items()), default=0)
    return _Extent(bottom + MARGIN, min(right + MARGIN, max(stored, merged)))


def _covered(spans: Spans, extent: _Extent) -> dict[int, set[int]]:
    """The columns in each row that belong to a cell merged from above or from the left."""
    covered: dict[int, set[int]] = {}
    for (row, col), (height, width) in spans.items():
        cols = range(col, min(col + width - 1, extent.right) + 1)
        for one in range(row, min(row + height - 1, extent.bottom) + 1):
            covered.setdefault(one, set()).update(cols)
        covered[row].discard(col)
    return covered


def _cells(
    title: str, rows: Rows, spans: Spans, covered: Mapping[int, set[int]], extent: _Extent
) -> Iterator[Cell]:
    stored = sum(map(len, rows.values()))
    width = extent.right + 1
    is_sparse = len(rows) * width > max(_MOST, 4 * stored)
    letters = [get_column_letter(col + 1) for col in range(width)]
    for row in sorted(rows):
        texts, hidden = rows[row], covered.get(row, ())
        for col in sorted(texts) if is_sparse else range(width):
            if col < width and col not in hidden:
                size = spans.get((row, col), (1, 1))
                where = f"{title}!{letters[col]}{row + 1}"
                yield Cell(texts.get(col, ""), row, col, *size, where=where)
