"""The ledger (台账): numbers issued, what happened to them, and what was read back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

import sqlalchemy as sa

from formkit.errors import UsageError
from formkit.findings import Finding
from formkit.ledger import (
    backup,
    changes,
    check,
    connect,
    entries,
    gaps,
    journal,
    readings,
    transaction,
)
from formkit.ledger import numbers as issuing
from formkit.ledger.entries import Entry
from formkit.ledger.gaps import Gap
from formkit.ledger.journal import Event, Note
from formkit.ledger.orders import Order
from formkit.ledger.place import place
from formkit.ledger.readings import Found, StoredReading
from formkit.ledger.schema import counters, numbers
from formkit.say import say
from formkit.values.number import Period


class Ledger:
    """The register and journal of an office: it only grows, and each step is whole or not at all.

    One ledger is used by one thread at a time; each process and each thread opens its own.
    Any call raises LedgerError when another program keeps writing, or the ledger is damaged,
    and FileAccessError when the disk is full.
    """

    def __init__(self, connection: sa.Connection) -> None:
        """Wrap a connection; use ``create`` or ``open``."""
        self._connection = connection

    @classmethod
    def create(cls, path_or_url: str | Path) -> Self:
        """A new ledger in a file, or in a PostgreSQL database.

        Raises:
            FileAccessError: The folder is missing or not writable, or the file is there already.
            LedgerError: The database holds a ledger already, or the file is on a network drive.
        """
        return cls(connect.create(place(path_or_url)))

    @classmethod
    def open(cls, path_or_url: str | Path) -> Self:
        """The ledger that is there, brought to the revision of this program.

        Raises:
            FileAccessError: The file is missing or read-only.
            LedgerError: It is no ledger, newer than this program, or on a network drive.
        """
        return cls(connect.open_(place(path_or_url)))

    def close(self) -> None:
        """Let go of the ledger."""
        connect.close(self._connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[Self]:
        """Several steps as one: all of them, or none. A transaction within joins the outer one."""
        with transaction.writing(self._connection):
            yield self

    def issue(self, orders: Sequence[Order], *, at: dt.datetime, by: str) -> tuple[Entry, ...]:
        """One entry per order, all or none; a request made before gets the entry it got then.

        Raises:
            LedgerError: A request id was used for something else, a sheet cannot be superseded,
                or the next number is taken by another series.
            UnknownName: The sheet to supersede was never issued.
            UsageError: The period is full, or a box holds what is not JSON.
        """
        with self._writing() as connection:
            return issuing.issue(connection, orders, at=at, by=by)

    def preview(self, orders: Sequence[Order]) -> tuple[str, ...]:
        """The numbers that ``issue`` would give now; writes nothing, raises what it would raise."""
        with self._reading() as connection:
            return issuing.preview(connection, orders)

    def entry(self, number: str) -> Entry:
        """The entry of a number; UnknownName offers the known numbers it may be a slip of."""
        with self._reading() as connection:
            return entries.entry(connection, number)

    def find(self, number: str) -> Entry | None:
        """The entry of a number, if it was ever issued."""
        with self._reading() as connection:
            return entries.find(connection, number)

    def entries(
        self,
        *,
        period: Period | None = None,
        series: str | None = None,
        form: str | None = None,
        state: Literal["issued", "void"] | None = None,
    ) -> list[Entry]:
        """The entries asked for, by period, series, department and serial."""
        wanted = {
            numbers.c.year: period and period.year,
            numbers.c.month: period and period.month,
            counters.c.series: series,
            numbers.c.form: form,
        }
        conditions = [column == value for column, value in wanted.items() if value is not None]
        with self._reading() as connection:
            found = entries.entries(connection, *conditions)
        return [entry for entry in found if state in {None, entry.state}]

    def fill(
        self, number: str, boxes: Mapping[str, Any], *, at: dt.datetime, by: str, source: str
    ) -> Entry:
        """The entry with the boxes that changed filled in.

        Raises:
            UnknownName: The number was never issued.
            LedgerError: It is void.
            NothingToDo: All of this stands there already.
        """
        with self._writing() as connection:
            note = changes.filling(entries.entry(connection, number), boxes, source)
            journal.append(connection, [note], at=at, by=by)
            return entries.entry(connection, number)

    def void(self, number: str, reason: str, *, at: dt.datetime, by: str) -> Entry:
        """The entry made void; its number stays in the register and is never given again.

        A sheet that it had superseded stands again, and may be superseded anew.

        Raises:
            UnknownName: The number was never issued.
            UsageError: No reason is given.
            NothingToDo: It is void already.
        """
        with self._writing() as connection:
            notes = changes.voiding(entries.entry(connection, number), reason)
            journal.append(connection, notes, at=at, by=by)
            return entries.entry(connection, number)

    def record(
        self, kind: str, *, number: str | None, body: Mapping[str, Any], at: dt.datetime, by: str
    ) -> Event:
        """An event of another room: printed, sent, received, lost, decided …

        Raises:
            UnknownName: The number was never issued.
            UsageError: The kind is one that only the ledger itself writes.
        """
        (event,) = self.record_each(kind, [body], number=number, at=at, by=by)
        return event

    def record_each(
        self,
        kind: str,
        bodies: Iterable[Mapping[str, Any]],
        *,
        number: str | None,
        at: dt.datetime,
        by: str,
    ) -> list[Event]:
        """Several events of one kind, such as one for each copy printed; see ``record``."""
        if kind in journal.OWN_KINDS:
            raise UsageError(say("“{kind}”只能由台账自己记下。", kind=kind))
        notes = [Note(kind, number, dict(body)) for body in bodies]
        with self._writing() as connection:
            if number is not None:
                entries.require(connection, number)
            rows = journal.append(connection, notes, at=at, by=by)
        return [journal.event_of(row) for row in rows]

    def journal(self, number: str | None = None, *, kinds: Collection[str] = ()) -> list[Event]:
        """The events of one number, or all; of some kinds, or of every kind; oldest first."""
        with self._reading() as connection:
            return journal.events(connection, number=number, kinds=kinds)

    @property
    def head(self) -> str:
        """The digest of the last event: written down elsewhere, it vouches for all before it."""
        with self._reading() as connection:
            return journal.end(connection)[1]

    def add_reading(
        self,
        *,
        sha256: str,
        file: str,
        form: str | None,
        number: str | None,
        copy: int | None,
        body: Mapping[str, Any],
        at: dt.datetime,
        by: str,
    ) -> bool:
        """Whether the reading is new; the same reading of the same original is stored once."""
        found = Found(sha256=sha256, file=file, form=form, number=number, copy=copy, body=body)
        with self._writing() as connection:
            return readings.add(connection, found, at=at, by=by)

    def readings(self, number: str | None = None) -> list[StoredReading]:
        """The readings of one number, or all, newest last."""
        with self._reading() as connection:
            return readings.stored(connection, number)

    def knows(self, sha256: str) -> bool:
        """Whether this original was ever read."""
        with self._reading() as connection:
            return readings.knows(connection, sha256)

    def recall(self, sha256: str) -> tuple[StoredReading, ...]:
        """The newest reading of each sheet in an original; none if it was never read."""
        with self._reading() as connection:
            return readings.newest(connection, sha256)

    def gaps(self) -> list[Gap]:
        """How far every counter has come, with the serials that are missing or void."""
        with self._reading() as connection:
            return gaps.gaps(connection)

    def check(self) -> list[Finding]:
        """What is not intact: file, chain, counters, numbers, readings; nothing if it is sound."""
        with self._reading() as connection:
            return check.check(connection)

    def backup(self, to: Path) -> None:
        """A whole ledger in a new file, as it stands now, while the office goes on working.

        Raises:
            FileAccessError: The file is there already, or cannot be written.
            UsageError: The ledger is in PostgreSQL, which has pg_dump for this.
        """
        backup.backup(self._connection, to)

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        with transaction.writing(self._connection):
            yield self._connection

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with transaction.reading(self._connection):
            yield self._connection
