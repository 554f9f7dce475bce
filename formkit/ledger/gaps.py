"""The gaps: what the serials of each counter look like, none missing and some void."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from formkit.ledger.schema import counters, journal, numbers
from formkit.values.number import Period


@dataclass(frozen=True)
class Gap:
    """How far one counter has come, and which of its serials are not in use.

    Attributes:
        series: The number series.
        period: What it counts by: the month, January for a year, None for ever.
        dept: The department, where numbers are counted by department.
        last: The last serial given.
        missing: Serials without a number; a sound ledger has none.
        void: Serials whose number is void.
    """

    series: str
    period: Period | None
    dept: str
    last: int
    missing: tuple[int, ...]
    void: tuple[int, ...]


def gaps(connection: sa.Connection) -> list[Gap]:
    """Every counter, by series, period and department."""
    given: defaultdict[int, set[int]] = defaultdict(set)
    void: defaultdict[int, set[int]] = defaultdict(set)
    for counter, serial, voided in connection.execute(_serials()):
        given[counter].add(serial)
        if voided:
            void[counter].add(serial)
    rows = sorted(
        connection.execute(sa.select(counters)),
        key=lambda row: (row.series, row.year, row.month, row.dept),
    )
    return [_gap(row, given[row.id], void[row.id]) for row in rows]


def counted_period(year: int, month: int) -> Period | None:
    """The period of a counter; one that counts for ever has none."""
    return Period(year, month) if year else None


def _serials() -> sa.Select[int, int, int | None]:
    """Each serial given, and whether its number is void."""
    voided = (journal.c.number == numbers.c.number) & (journal.c.kind == "void")
    return sa.select(numbers.c.counter, numbers.c.serial, journal.c.seq).join_from(
        numbers, journal, voided, isouter=True
    )


def _gap(row: sa.Row[Any], given: set[int], void: set[int]) -> Gap:
    return Gap(
        series=row.series,
        period=counted_period(row.year, row.month),
        dept=row.dept,
        last=row.last,
        missing=tuple(sorted(set(range(1, row.last + 1)) - given)),
        void=tuple(sorted(void)),
    )
