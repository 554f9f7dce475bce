"""What a living workbook is to say, in plain values, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from formkit.forms import FormSpec, RowsSpec
from formkit.forms.names import bookmark


@dataclass(frozen=True)
class Column:
    """A column of the register: the name of its box and every heading it may stand under."""

    name: str
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Heading:
    """A box above the table: its name in the workbook, its labels, what it is to say."""

    name: str
    labels: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Wanted:
    """The register as it is to be.

    Attributes:
        columns: Its columns; the first of them that names numbers ties a row to its line.
        number: The name of that column.
        lines: Its lines in their order; what a line does not name stays as it stands.
        headings: The boxes above the table.
        counted: The column that counts the rows (序号), if there is one.
    """

    columns: tuple[Column, ...]
    number: str
    lines: tuple[Mapping[str, Any], ...]
    headings: tuple[Heading, ...] = ()
    counted: str = ""


@dataclass(frozen=True)
class Renewed:
    """A workbook rewritten.

    Attributes:
        data: Its bytes; those it had where nothing changed.
        updated: The numbers whose rows say something else now.
        added: The numbers that had no row.
        kept: The numbers in it that are not among the lines; their rows stay.
        missing: Headings that it does not have; their columns are not written.
    """

    data: bytes
    updated: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def wanted(
    spec: FormSpec, rows: RowsSpec, lines: tuple[Mapping[str, Any], ...], period: str
) -> Wanted:
    """What a register of that form is to say; its lines hold what Excel shows."""
    numbers = [box.name for box in rows.boxes if box.type == "number"]
    headings = [box for box in spec.boxes if box.name == "period"]
    counted = next((box.name for box in rows.boxes if box.name == "serial"), "")
    return Wanted(
        columns=tuple(Column(box.name, box.labels) for box in rows.boxes),
        number=numbers[0] if numbers else "",
        lines=tuple({name: line[name] for name in line if name != counted} for line in lines),
        headings=tuple(Heading(bookmark(box.path), box.labels, period) for box in headings),
        counted=counted,
    )
