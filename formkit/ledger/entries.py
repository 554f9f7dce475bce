"""The entries of the ledger: a number, what it was issued with, and what became of it."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa

from formkit.errors import UnknownName
from formkit.ledger.schema import counters, journal, numbers, payloads, portions, register
from formkit.say import say
from formkit.values.number import Period, near_misses

CHANGES = ("filled", "void", "superseded", "restored")
"""The kinds of event that change an entry."""

Change = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class Entry:
    """One number of the register, as it stands now.

    Attributes:
        number: The number as printed.
        series: The number series it was drawn from.
        period: The month it is registered under.
        serial: Its serial within series, period and department.
        dept: The department it was drawn for, or nothing.
        form: The title of the form.
        state: ``issued``, or ``void`` (作废).
        received: The day the paper was received.
        issued_at: When the number was given.
        issued_by: Who gave it.
        boxes: What stands in the boxes: the payload and whatever was filled in later.
        request_id: What made a retry safe, if anything.
        supersedes: The number of the sheet that this one takes the place of.
        superseded_by: The number of the sheet that took the place of this one.
        void_reason: Why it is void.
    """

    number: str
    series: str
    period: Period
    serial: int
    dept: str
    form: str
    state: Literal["issued", "void"]
    received: dt.date
    issued_at: dt.datetime
    issued_by: str
    boxes: dict[str, Any]
    request_id: str | None
    supersedes: str | None
    superseded_by: str | None = None
    void_reason: str | None = None


def entry(connection: sa.Connection, number: str) -> Entry:
    """The entry of a number; UnknownName offers the known numbers it may be a slip of."""
    known = find(connection, number)
    if known is None:
        raise _never_issued(connection, number)
    return known


def require(connection: sa.Connection, number: str) -> None:
    """Refuse a number that was never issued, with the known numbers it may be a slip of."""
    issued = sa.select(numbers.c.number).where(numbers.c.number == number)
    if connection.scalar(issued) is None:
        raise _never_issued(connection, number)


def find(connection: sa.Connection, number: str) -> Entry | None:
    """The entry of a number, if it was ever issued."""
    return next(iter(entries(connection, numbers.c.number == number)), None)


def entries_of(connection: sa.Connection, wanted: Sequence[str]) -> dict[str, Entry]:
    """The entries of several numbers, by number."""
    found = (entries(connection, numbers.c.number.in_(some)) for some in portions(wanted))
    return {one.number: one for some in found for one in some}


def entries(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> list[Entry]:
    """The entries that meet all conditions, in the order of a register; two questions in all."""
    changes = _changes(connection, conditions)
    columns = (numbers, counters.c.series, payloads.c.boxes)
    lines = connection.execute(sa.select(*columns).select_from(register).where(*conditions))
    found = [_entry(line, changes[line.number]) for line in lines]
    return sorted(found, key=_place_in_register)


def _never_issued(connection: sa.Connection, number: str) -> UnknownName:
    near = near_misses(number, connection.scalars(sa.select(numbers.c.number)))
    return UnknownName(say("编号"), number, near)


def _place_in_register(entry: Entry) -> tuple[int, int, str, str, int]:
    return (entry.period.year, entry.period.month, entry.series, entry.dept, entry.serial)


def _changes(
    connection: sa.Connection, conditions: Iterable[sa.ColumnElement[bool]]
) -> defaultdict[str, list[Change]]:
    """What happened later to each of these numbers, oldest first."""
    later = (
        sa.select(journal.c.number, journal.c.kind, journal.c.body)
        .select_from(journal.join(numbers).join(counters))
        .where(journal.c.kind.in_(CHANGES), *conditions)
        .order_by(journal.c.seq)
    )
    changes: defaultdict[str, list[Change]] = defaultdict(list)
    for number, kind, body in connection.execute(later):
        changes[number].append((kind, json.loads(body)))
    return changes


def _entry(row: sa.Row[Any], changes: Iterable[Change]) -> Entry:
    boxes, superseded_by, void_reason = json.loads(row.boxes), None, None
    for kind, body in changes:
        if kind == "filled":
            boxes.update(body["boxes"])
        elif kind == "void":
            void_reason = body["reason"]
        else:
            superseded_by = body["by"]
    return Entry(
        number=row.number,
        series=row.series,
        period=Period(row.year, row.month),
        serial=row.serial,
        dept=row.dept,
        form=row.form,
        state="issued" if void_reason is None else "void",
        received=row.received,
        issued_at=row.issued_at,
        issued_by=row.issued_by,
        boxes=boxes,
        request_id=row.request_id,
        supersedes=row.supersedes,
        superseded_by=superseded_by,
        void_reason=void_reason,
    )
