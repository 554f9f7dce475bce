"""The rows of a repeating table as boxes: ``register.lines.0.customer`` and so on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from formkit.forms.names import TAG_PREFIX
from formkit.forms.spec import RowsSpec
from formkit.reading.counted import MEDIA, DayCell, with_days
from formkit.reading.decide import Decision, agreed
from formkit.reading.index import Index
from formkit.reading.paper import Paper, where
from formkit.reading.rows import Table
from formkit.reading.settle import DOUBTFUL, LABELLED, SURE, Seen
from formkit.reading.stray import Numbered, Row, marked_rows, with_stray
from formkit.values.grid import Cell, Named


def read_lines(
    rows: RowsSpec, tables: Sequence[Table], *, paper: Paper, marks: Sequence[Named], index: Index
) -> Iterator[tuple[str, Decision]]:
    """The cells of a table by their keys, row by row; blank rows are left out.

    A second table with the same heading goes on with the first, unless its cells bear the marks
    of the same rows, or say the same: then it is another copy of it. Days that a spreadsheet
    shows as numbers come again at the end, read as days.
    """
    tags = {mark.where: mark for mark in marks if mark.where}
    found = _joined([_rows(table, tags, index) for table in tables])
    is_counted = paper.document.medium in MEDIA
    days: list[DayCell] = []
    for n, row in with_stray(found, marked_rows(rows, marks, paper=paper)):
        for box in rows.boxes:
            if box.name in row:
                key, decision = rows.key(n, box), agreed(box, row[box.name])
                yield key, decision
                if is_counted and box.type == "date":
                    days.append(DayCell(key, box, decision))
    yield from with_days(days)


def _rows(table: Table, tags: dict[str, Named], index: Index) -> list[Numbered]:
    """The rows of one table, each with the number that its marks give it."""
    start = f"{TAG_PREFIX}{table.rows.path}."
    found = []
    for line in filter(lambda one: one.cells, table.lines):
        names = [tags[cell.where].name for cell in line.cells.values() if cell.where in tags]
        marked = [name.removeprefix(start) for name in names if name.startswith(start)]
        number = marked[0].partition(".")[0] if marked else ""
        row = {name: [_seen(cell, tags)] for name, cell in line.cells.items()}
        found.append(Numbered(number, row | _doubtful(row, index)))
    return found


def _seen(cell: Cell, tags: dict[str, Named]) -> Seen:
    if cell.where in tags:
        return Seen(cell.text, tags[cell.where].source, where(cell), SURE)
    return Seen(cell.text, "label", where(cell), LABELLED)


def _doubtful(row: Row, index: Index) -> Row:
    """The first cell where it reads like a label: the row may be no row of the table."""
    name, (first,) = next(iter(row.items()), ("", (None,)))
    if first is None or first.confidence == SURE or not index.label(first.text):
        return {}
    return {name: [replace(first, confidence=DOUBTFUL)]}


def _joined(tables: list[list[Numbered]]) -> list[Numbered]:
    """The rows of all tables: copies laid over one another, continuations one after the other."""
    joined: list[Numbered] = []
    for table in tables:
        numbers = {row.number for row in joined if row.number}
        # The same rows again are a carbon copy, not a continuation.
        is_copy = any(row.number in numbers for row in table) or _texts(table) == _texts(joined)
        if is_copy:
            _lay_over(joined, table)
        else:
            joined += table
    return joined


def _lay_over(under: list[Numbered], over: list[Numbered]) -> None:
    places = {row.number: row for row in under if row.number}
    for n, row in enumerate(over):
        below = under[n] if n < len(under) and not row.number else None
        target = places.get(row.number) or below
        if target is None:
            under.append(row)
            continue
        for name, seen in row.cells.items():
            target.cells.setdefault(name, []).extend(seen)


def _texts(rows: list[Numbered]) -> list[dict[str, str]]:
    return [{name: seen[0].text for name, seen in row.cells.items()} for row in rows]
