"""Rows of a table that only their marks show: below a line of the clerk's, or without a heading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from formkit.forms.names import TAG_PREFIX
from formkit.forms.spec import RowsSpec
from formkit.reading.paper import Paper
from formkit.reading.settle import Seen, is_blank
from formkit.values.grid import Named

Row = dict[str, list[Seen]]


@dataclass(frozen=True)
class Numbered:
    """A row of a table: the number that its marks give it, empty without any, and its cells."""

    number: str
    cells: Row


@dataclass(frozen=True)
class Marked(Numbered):
    """A row that is not blank, as its marks show it, and how many such rows are before it."""

    place: int


def marked_rows(rows: RowsSpec, marks: Sequence[Named], *, paper: Paper) -> list[Marked]:
    """The rows of a table as their marks show them; in each cell all that is written there."""
    boxes = {box.name: box for box in rows.boxes}
    grids = paper.document.grids if marks else ()
    whole = {cell.where: cell.text for grid in grids for cell in grid.cells if cell.where}
    found: dict[int, Row] = defaultdict(dict)
    for mark in marks:
        path, _, name = mark.name.removeprefix(TAG_PREFIX).rpartition(".")
        table, _, number = path.rpartition(".")
        if table == rows.path and name in boxes and number.isdecimal():
            seen = Seen(whole.get(mark.where, mark.text), mark.source, mark.where)
            found[int(number)].setdefault(name, []).append(seen)
    blank = {
        number
        for number, row in found.items()
        if all(is_blank(boxes[name], seen[0].text) for name, seen in row.items())
    }
    return [
        Marked(str(number), row, number - sum(other < number for other in blank))
        for number, row in sorted(found.items())
        if number not in blank
    ]


def with_stray(found: Sequence[Numbered], marked: Sequence[Marked]) -> Iterator[tuple[int, Row]]:
    """The rows counted, with those that only their marks show.

    Where there are such, a row may be lost altogether: then the marks say which one it is.
    """
    numbers = {row.number for row in found}
    stray = [row for row in marked if row.number not in numbers]
    places = {row.number: row.place for row in marked} if stray else {}
    last = -1
    for row in _in_order(found, stray) if stray else found:
        last = max(last + 1, places.get(row.number, 0))
        yield last, row.cells


def _in_order(found: Sequence[Numbered], stray: Sequence[Numbered]) -> list[Numbered]:
    """The rows by their numbers; one without a number stays behind the one it stands under."""
    keys, last = [], 0
    for row in (*found, *stray):
        last = int(row.number or last)
        keys.append((last, row))
    return [row for _, row in sorted(keys, key=lambda one: one[0])]
