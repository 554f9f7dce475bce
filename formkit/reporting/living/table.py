"""Where the register stands on an office's sheet: its headings, and the row of each number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from formkit.reporting.living.page import Page
from formkit.reporting.living.wanted import Wanted
from formkit.values.label import fold_label
from formkit.values.text import fold

FEWEST_HEADINGS = 2
_NO_NUMBER = re.compile(r"(本[页月季年])?([合小总共]计|共|备注|注[:：]|说明|制表|填表|审核)")


@dataclass(frozen=True)
class Table:
    """The register on a sheet.

    Attributes:
        head: The row of its headings, the lower one of two.
        columns: The column of each box that has a heading there.
        rows: The rows of each number, from top to bottom.
        free: Ruled rows below the last number that nothing stands in.
    """

    head: int
    columns: Mapping[str, int]
    rows: Mapping[str, tuple[int, ...]]
    free: tuple[int, ...]

    @property
    def last(self) -> int:
        """The last row with a number; that of the headings where there is none."""
        return max((row for rows in self.rows.values() for row in rows), default=self.head)

    @property
    def end(self) -> int:
        """The last row of the table, empty ones too."""
        return max(self.last, *self.free) if self.free else self.last


def find(page: Page, wanted: Wanted) -> Table | None:
    """The register on a page, or ``None`` where no heading names its numbers."""
    for head in sorted(page.rows):
        columns = dict(_headings(page, wanted, head))
        needed = min(FEWEST_HEADINGS, len(wanted.columns))
        if wanted.number in columns and len(columns) >= needed:
            rows = dict(numbered(page, wanted, head, columns[wanted.number]))
            last = max((row for places in rows.values() for row in places), default=head)
            free = tuple(_free(page, columns[wanted.number], last, head))
            return Table(head, columns, rows, free)
    return None


def _headings(page: Page, wanted: Wanted, row: int) -> Iterator[tuple[str, int]]:
    """The column of each box; a printed label goes before another name of a box."""
    texts = {col: _heading(page, row, col) for col in range(1, page.width + 1)}
    labels = [(one.name, {fold_label(one.labels[0])}) for one in wanted.columns]
    others = [(one.name, set(map(fold_label, one.labels[1:]))) for one in wanted.columns]
    taken: dict[str, int] = {}
    for name, called in (*labels, *others):
        places = (col for col, text in texts.items() if text & called)
        free = [col for col in places if col not in taken.values()]
        if free and name not in taken:
            taken[name] = free[0]
            yield name, free[0]


def _heading(page: Page, row: int, col: int) -> set[str]:
    """What a column is called: its heading, and the same behind that of its group."""
    own = fold_label(page.text(row, col))
    group = fold_label(page.text(row - 1, col)) if row > 1 else ""
    is_lowest = all(low == row for top, left, low, right in _over(page, row, col))
    return {own, group + own} if own and is_lowest else set()


def _over(page: Page, row: int, col: int) -> Iterator[tuple[int, int, int, int]]:
    for top, left, low, right in page.merges:
        if top <= row <= low and left <= col <= right:
            yield top, left, low, right


def numbered(
    page: Page, wanted: Wanted, head: int, col: int
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The rows of each number below the headings; totals and notes have none."""
    rows: dict[str, list[int]] = {}
    for row in sorted(one for one in page.rows if one > head):
        text = fold(page.text(row, col))
        is_number = wanted.is_named or any(map(str.isdigit, text))
        if text and is_number and not _NO_NUMBER.match(text):
            rows.setdefault(text, []).append(row)
    return ((number, tuple(places)) for number, places in rows.items())


def _free(page: Page, col: int, last: int, head: int) -> Iterator[int]:
    """The empty rows that follow, ruled as the last one is."""
    row = last + 1
    while row in page.rows and page.is_blank(row) and (row, col) in page.cells:
        if last > head and page.style(row, col) != page.style(last, col):
            return
        yield row
        row += 1
