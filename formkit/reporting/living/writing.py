"""The lines of a register written into the rows of their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl.utils.cell import coordinate_to_tuple

from formkit.reporting.living.inserted import Inserted, add_row, move_rows
from formkit.reporting.living.page import Page
from formkit.reporting.living.table import Table, numbered
from formkit.reporting.living.wanted import Heading, Wanted
from formkit.values.label import fold_label
from formkit.values.text import fold

Line = Mapping[str, Any]


@dataclass
class Outcome:
    """What came of writing; the fields are those of ``Renewed``."""

    updated: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    growth: Inserted = field(default_factory=Inserted)
    is_changed: bool = False


@dataclass(frozen=True)
class _Plan:
    """Which row each line goes to: one of its number, a free one, or one put in below another."""

    rows: tuple[tuple[int, Line], ...]
    below: tuple[tuple[int, Line], ...]
    added: tuple[str, ...]
    kept: tuple[str, ...]


def write(
    page: Page, title: str, table: Table, wanted: Wanted, names: Mapping[str, str]
) -> Outcome:
    """Write the lines into the page; what it says already stays as it stands."""
    plan = _planned(table, wanted)
    said = [(row, line) for row, line in plan.rows if _write(page, row, line, table)]
    own = dict.fromkeys(str(line[wanted.number]) for _, line in said)
    growth = _insert(page, title, table, plan)
    counted = _count(page, table, wanted)
    headed = [_head(page, table, one, names, kept=plan.kept) for one in wanted.headings]
    return Outcome(
        updated=tuple(number for number in own if number not in plan.added),
        added=plan.added,
        kept=plan.kept,
        growth=growth,
        is_changed=bool(said or plan.below or counted or any(headed)),
    )


def _planned(table: Table, wanted: Wanted) -> _Plan:
    rows: list[tuple[int, Line]] = []
    below: list[tuple[int, Line]] = []
    left = {number: list(places) for number, places in table.rows.items()}
    free, added, end = list(table.free), dict[str, None](), table.end
    for line in wanted.lines:
        number = fold(str(line[wanted.number]))
        places = left.get(number)
        if places:
            rows.append((places.pop(0), line))
        elif places is not None:
            below.append((table.rows[number][-1], line))
        else:
            added[str(line[wanted.number])] = None
            if free:
                rows.append((free.pop(0), line))
            else:
                below.append((end, line))
    kept = tuple(number for number, places in left.items() if places)
    return _Plan(tuple(rows), tuple(below), tuple(added), kept)


def _write(page: Page, row: int, line: Line, table: Table) -> bool:
    """Write a line's values into its row; False where it says all of them already."""
    placed = [(table.columns[name], value) for name, value in line.items() if name in table.columns]
    written = [page.put(row, col, value) for col, value in placed]
    return any(written)


def _insert(page: Page, title: str, table: Table, plan: _Plan) -> Inserted:
    """Put in the rows that are wanting and write their lines."""
    groups: dict[int, list[Line]] = {}
    for at, line in plan.below:
        groups.setdefault(at, []).append(line)
    growth = Inserted(below=tuple((at, len(lines)) for at, lines in sorted(groups.items())))
    if not groups:
        return growth
    move_rows(page, title, growth, head=table.head)
    own = frozenset(table.columns.values())
    for at, lines in groups.items():
        source = growth.start(at)
        for row, line in enumerate(lines, source + 1):
            if at > table.head:
                add_row(page, source, row, own=own)
            _write(page, row, line, table)
    return growth


def _count(page: Page, table: Table, wanted: Wanted) -> bool:
    """Count the rows with a number from 1 on, in the order in which they stand (序号)."""
    if wanted.counted not in table.columns:
        return False
    col = table.columns[wanted.counted]
    found = numbered(page, wanted, table.head, table.columns[wanted.number])
    rows = sorted(row for _, places in found for row in places)
    written = [page.put(row, col, count) for count, row in enumerate(rows, 1)]
    return any(written)


def _head(
    page: Page, table: Table, heading: Heading, names: Mapping[str, str], *, kept: Sequence[str]
) -> bool:
    """Write a box above the table; a period joins that of the rows that stay."""
    place = _place(page, table, heading, names)
    if place is None:
        return False
    there = page.text(*place).split("、") if heading.joins and kept else []
    others = [one for one in there if one and one != heading.text]
    return page.put(*place, "、".join((*others, heading.text)))


def _place(
    page: Page, table: Table, heading: Heading, names: Mapping[str, str]
) -> tuple[int, int] | None:
    if heading.name in names:
        return coordinate_to_tuple(names[heading.name])
    called = set(map(fold_label, heading.labels))
    labels = (
        place
        for place in _above(page, table)
        if fold_label(page.text(*place)) in called and place in page.cells
    )
    return next((_beside(page, place) for place in labels), None)


def _above(page: Page, table: Table) -> Sequence[tuple[int, int]]:
    return sorted(place for place in page.cells if place[0] < table.head)


def _beside(page: Page, place: tuple[int, int]) -> tuple[int, int]:
    """The cell right of a label, behind those merged with it."""
    row, col = place
    over: Iterator[int] = (
        right for top, left, low, right in page.merges if (top, left) == place and low >= row
    )
    return row, next(over, col) + 1
