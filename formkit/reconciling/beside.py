"""What other papers say of a case: a line of a register, or a sheet that names its number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from formkit.forms import FormSpec, RowsSpec
from formkit.reconciling.evidence import Evidence

Boxes = Mapping[str, Evidence]


@dataclass(frozen=True)
class Beside:
    """One line of a register, or one sheet, that names a case's number.

    Attributes:
        form: The title of the form it stands on.
        number: The number it names.
        boxes: What it says; a column of a table by its path, ``visits.lines.satisfaction``.
    """

    form: str
    number: str
    boxes: Boxes


def lines_beside(spec: FormSpec, boxes: Boxes) -> Iterator[Beside]:
    """Each line of a paper that names a number, and the paper itself if it does."""
    for rows in spec.tables:
        for line in _lines(rows, boxes):
            columns = (box.path for box in rows.boxes if box.type == "number")
            yield from _naming(spec, columns, line)
    yield from _naming(spec, (box.path for box in spec.boxes if box.type == "number"), boxes)


def names_numbers(spec: FormSpec) -> bool:
    """True where papers of this form name the numbers of others."""
    columns = (column for rows in spec.tables for column in rows.boxes)
    return any(box.type == "number" for box in (*spec.boxes, *columns))


def _naming(spec: FormSpec, paths: Iterator[str], boxes: Boxes) -> Iterator[Beside]:
    for path in paths:
        seen = boxes.get(path)
        if seen is not None and seen.value is not None:
            yield Beside(spec.title, seen.value, boxes)


def _lines(rows: RowsSpec, boxes: Boxes) -> Iterator[Boxes]:
    lines: dict[str, dict[str, Evidence]] = {}
    for path, seen in boxes.items():
        if path.startswith(f"{rows.path}."):
            row, _, column = path.removeprefix(f"{rows.path}.").partition(".")
            lines.setdefault(row, {})[f"{rows.path}.{column}"] = seen
    return iter(lines.values())
