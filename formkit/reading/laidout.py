"""The cells that a sheet stores, laid out as a grid: holes are blank, merged cells are one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from formkit.values.grid import Cell, Grid

MARGIN = 100
"""How far from what is written blank cells are still part of the sheet."""
_MOST = 1_000_000
_FAR = 1 << 30

Corner = tuple[int, int]
Rows = dict[int, dict[int, str]]
"""The texts of a sheet by row and column, both from 0; blank where only a format is stored."""
Spans = Mapping[Corner, Corner]
"""Where a merged cell begins, and how high and wide it is."""


@dataclass(frozen=True)
class _Extent:
    """The part of a sheet that is looked at: from its first row to its last row and column."""

    top: int
    bottom: int
    right: int

    def rows_of(self, corner: Corner, size: Corner) -> range:
        """The rows that a merged cell covers."""
        return range(corner[0], min(corner[0] + size[0] - 1, self.bottom) + 1)

    def cols_of(self, corner: Corner, size: Corner) -> range:
        """The columns that a merged cell covers."""
        return range(corner[1], min(corner[1] + size[1] - 1, self.right) + 1)


def laid_out(title: str, rows: Rows, spans: Spans) -> Grid:
    """The grid of a sheet.

    A format strayed far away from all that is written does not count, and a sheet that would be
    nearly all holes has only the cells that it stores.
    """
    extent = _extent(rows, spans)
    covered = _covered(spans, extent)
    cells = (
        Cell(text, row, col, *spans.get((row, col), (1, 1)), where=f"{title}!{letters}{row + 1}")
        for row, col, letters, text in _places(rows, extent)
        if (row, col) not in covered
    )
    return Grid(tuple(cells), title)


def place(sheet: str, row: int, col: int) -> str:
    """Where a cell stands, counted from 0: ``Sheet1!B3``."""
    return f"{sheet}!{get_column_letter(col + 1)}{row + 1}"


def _extent(rows: Rows, spans: Spans) -> _Extent:
    written = {
        row: _last((col for col in texts if texts[col]), _FAR) for row, texts in rows.items()
    }
    bottom = max((row for row, col in written.items() if col >= 0), default=0) + MARGIN
    right = max(written.values(), default=0) + MARGIN
    near = {corner: size for corner, size in spans.items() if _is_within(corner, (bottom, right))}
    merged = [(row + high - 1, col + wide - 1) for (row, col), (high, wide) in near.items()]
    return _Extent(
        top=min((*rows, *(row for row, _ in near)), default=0),
        bottom=max(_last(rows, bottom), *(min(row, bottom) for row, _ in merged), -1),
        right=max(
            *(_last(texts, right) for row, texts in rows.items() if row <= bottom),
            *(min(col, right) for _, col in merged),
            *(-1, -1),
        ),
    )


def _last(numbers: Iterable[int], most: int) -> int:
    """The greatest of these that is not beyond a limit; -1 where there is none."""
    return max((one for one in numbers if one <= most), default=-1)


def _is_within(corner: Corner, last: Corner) -> bool:
    return corner[0] <= last[0] and corner[1] <= last[1]


def _covered(spans: Spans, extent: _Extent) -> set[Corner]:
    """The places that belong to a cell merged from above or from the left."""
    return {
        (row, col)
        for corner, size in spans.items()
        for row in extent.rows_of(corner, size)
        for col in extent.cols_of(corner, size)
        if (row, col) != corner
    }


def _places(rows: Rows, extent: _Extent) -> Iterator[tuple[int, int, str, str]]:
    """Row, column, its letters and the text there, holes filled unless they are nearly all."""
    letters = [get_column_letter(col + 1) for col in range(extent.right + 1)]
    stored = sum(map(len, rows.values()))
    all_rows = range(extent.top, extent.bottom + 1)
    is_sparse = len(all_rows) * len(letters) > max(_MOST, 4 * stored)
    for row in sorted(rows) if is_sparse else all_rows:
        texts = rows.get(row, {}) if row <= extent.bottom else {}
        for col in sorted(texts) if is_sparse else range(len(letters)):
            if col <= extent.right:
                yield row, col, letters[col], texts.get(col, "")
