"""What a living workbook is to say, in plain values, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Column:
    """A column of the register: the name of its box and every heading it may stand under."""

    name: str
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Heading:
    """A box above the table.

    Attributes:
        name: Its name in the workbook.
        labels: Its labels.
        text: What it is to say.
        joins: True where it tells of the rows that stay, too.
    """

    name: str
    labels: tuple[str, ...]
    text: str
    joins: bool = False


@dataclass(frozen=True)
class Wanted:
    """The register as it is to be.

    Attributes:
        columns: Its columns; the first of them that names numbers ties a row to its line.
        number: The name of that column.
        lines: Its lines in their order; what a line does not name stays as it stands.
        headings: The boxes above the table.
        counted: The column that counts the rows (序号), if there is one.
        is_named: True where rows go by names, such as kinds of complaints, and not by numbers.
    """

    columns: tuple[Column, ...]
    number: str
    lines: tuple[Mapping[str, Any], ...]
    headings: tuple[Heading, ...] = ()
    counted: str = ""
    is_named: bool = False


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
