"""What other papers say of a case: a line of a register, or a sheet that names its number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

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
        spec: The form itself.
        own: Its own number, where it bears one.
    """

    form: str
    number: str
    boxes: Boxes
    spec: FormSpec | None = None
    own: str = ""

    @property
    def name(self) -> str:
        """What to call it: ``派工单 PG26030001``."""
        return f"{self.form} {self.own}".strip()

    def value(self, path: str) -> Any:
        """The typed value of a box, ``None`` where it is blank."""
        seen = self.boxes.get(path)
        return None if seen is None else seen.value


def lines_beside(spec: FormSpec, boxes: Boxes, own: str = "") -> Iterator[Beside]:
    """Each line of a paper that names a number, and the paper itself if it does."""
    for rows in spec.tables:
        for line in _lines(rows, boxes):
            columns = (box.path for box in rows.boxes if box.type == "number")
            yield from _naming(Beside(spec.title, "", line, spec, own), columns)
    single = (box.path for box in spec.boxes if box.type == "number")
    yield from _naming(Beside(spec.title, "", boxes, spec, own), single)


def names_numbers(spec: FormSpec) -> bool:
    """True where papers of this form name the numbers of others."""
    columns = (column for rows in spec.tables for column in rows.boxes)
    return any(box.type == "number" for box in (*spec.boxes, *columns))


def last_line(table: str, boxes: Boxes) -> Boxes:
    """The columns of the last line of a table in which anything stands, by their names."""
    lines: dict[int, dict[str, Evidence]] = {}
    for path, seen in boxes.items():
        row, _, column = path.removeprefix(f"{table}.").partition(".")
        if path.startswith(f"{table}.") and row.isdecimal() and seen.value is not None:
            lines.setdefault(int(row), {})[column] = seen
    return lines[max(lines)] if lines else {}


def _naming(paper: Beside, paths: Iterator[str]) -> Iterator[Beside]:
    for path in paths:
        number = paper.value(path)
        if number is not None:
            yield Beside(paper.form, number, paper.boxes, paper.spec, paper.own)


def _lines(rows: RowsSpec, boxes: Boxes) -> Iterator[Boxes]:
    lines: dict[str, dict[str, Evidence]] = {}
    for path, seen in boxes.items():
        if path.startswith(f"{rows.path}."):
            row, _, column = path.removeprefix(f"{rows.path}.").partition(".")
            lines.setdefault(row, {})[f"{rows.path}.{column}"] = seen
    return iter(lines.values())
