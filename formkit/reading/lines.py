"""The rows of a repeating table as boxes: ``register.lines.0.customer`` and so on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from formkit.forms.names import TAG_PREFIX
from formkit.forms.spec import RowsSpec
from formkit.reading.decide import Decision, agreed
from formkit.reading.index import Index
from formkit.reading.paper import where
from formkit.reading.rows import Table
from formkit.reading.settle import DOUBTFUL, LABELLED, SURE, Seen, is_blank
from formkit.values.grid import Cell, Named

Row = dict[str, list[Seen]]


def read_lines(
    rows: RowsSpec, tables: Sequence[Table], *, marks: Sequence[Named], index: Index
) -> Iterator[tuple[str, Decision]]:
    """The cells of a table by their keys, row by row; blank rows are left out.

    A second table with the same heading goes on with the first, unless its cells bear the marks
    of the same rows, or say the same: then it is another copy of it.
    """
    tags = {mark.where: mark for mark in marks if mark.where}
    found = [_rows(table, tags, index) for table in tables] or [_marked(rows, marks)]
    for n, row in enumerate(_joined(found)):
        for box in rows.boxes:
            if box.name in row:
                yield rows.key(n, box), agreed(box, row[box.name])


def _rows(table: Table, tags: dict[str, Named], index: Index) -> list[tuple[str, Row]]:
    """The rows of one table, each with the number that its marks give it."""
    start = f"{TAG_PREFIX}{table.rows.path}."
    found = []
    for line in table.lines:
        names = [tags[cell.where].name for cell in line.cells.values() if cell.where in tags]
        marked = [name.removeprefix(start) for name in names if name.startswith(start)]
        number = marked[0].partition(".")[0] if marked else ""
        row = {name: [_seen(cell, tags)] for name, cell in line.cells.items()}
        found.append((number, row | _doubtful(row, index)))
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


def _marked(rows: RowsSpec, marks: Sequence[Named]) -> list[tuple[str, Row]]:
    """The rows as their marks alone show them, where the heading is not on the paper."""
    boxes = {box.name: box for box in rows.boxes}
    found: dict[str, Row] = defaultdict(dict)
    for mark in marks:
        path, _, name = mark.name.removeprefix(TAG_PREFIX).rpartition(".")
        table, _, number = path.rpartition(".")
        if table == rows.path and name in boxes and number.isdecimal():
            seen = Seen(mark.text, mark.source, mark.where)
            found[number].setdefault(name, []).append(seen)
    numbered = sorted(found.items(), key=lambda row: int(row[0]))
    return [
        (number, row)
        for number, row in numbered
        if not all(is_blank(boxes[name], seen[0].text) for name, seen in row.items())
    ]


def _joined(tables: list[list[tuple[str, Row]]]) -> list[Row]:
    """The rows of all tables: copies laid over one another, continuations one after the other."""
    joined = list(tables[0])
    for table in tables[1:]:
        numbers = {number for number, _ in joined if number}
        # The same rows again are a carbon copy, not a continuation.
        is_copy = any(number in numbers for number, _ in table) or _texts(table) == _texts(joined)
        if is_copy:
            _lay_over(joined, table)
        else:
            joined += table
    return [row for _, row in joined]


def _lay_over(under: list[tuple[str, Row]], over: list[tuple[str, Row]]) -> None:
    places = {number: row for number, row in under if number}
    for n, (number, row) in enumerate(over):
        target = places.get(number) or (under[n][1] if n < len(under) and not number else None)
        if target is None:
            under.append((number, row))
            continue
        for name, seen in row.items():
            target.setdefault(name, []).extend(seen)


def _texts(rows: list[tuple[str, Row]]) -> list[dict[str, str]]:
    return [{name: seen[0].text for name, seen in row.items()} for _, row in rows]
