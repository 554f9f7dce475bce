"""The readings: what was read from each returned original, by its SHA-256."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from formkit.ledger import journal
from formkit.ledger.journal import Note, canonical, digest_of
from formkit.ledger.schema import numbers, readings


@dataclass(frozen=True)
class StoredReading:
    """What was read from one original at one time.

    Attributes:
        sha256: The original, as the archive knows it.
        file: The name it came in with.
        form: The title of the form, if recognised.
        number: The number it bears, known to the ledger or not.
        copy: The copy (联) it is, if it says so.
        body: The whole reading as JSON.
        at: When it was stored.
    """

    sha256: str
    file: str
    form: str | None
    number: str | None
    copy: int | None
    body: dict[str, Any]
    at: dt.datetime

    @property
    def part(self) -> str:
        """Which of the sheets bound in the original it is; nothing where there is only one."""
        return str(self.body.get("part", ""))


@dataclass(frozen=True, kw_only=True)
class Found:
    """A reading before it is stored."""

    sha256: str
    file: str
    form: str | None
    number: str | None
    copy: int | None
    body: Mapping[str, Any]


def add(connection: sa.Connection, found: Found, *, at: dt.datetime, by: str) -> bool:
    """Whether the reading is new; the same reading of the same original is stored once."""
    body = canonical(dict(found.body))
    digest = digest_of(body)
    same = (readings.c.sha256 == found.sha256) & (readings.c.digest == digest)
    if connection.scalar(sa.select(readings.c.id).where(same)):
        return False
    particulars = told(vars(found))
    row = particulars | {"body": body, "digest": digest, "at": at}
    connection.execute(readings.insert(), row)
    issued = connection.scalar(sa.select(numbers.c.number).where(numbers.c.number == found.number))
    note = Note("read", issued, particulars | {"digest": digest})
    journal.append(connection, [note], at=at, by=by)
    return True


def told(row: Mapping[str, Any] | sa.RowMapping) -> dict[str, Any]:
    """What the ``read`` event tells of a reading, besides the digest of its body."""
    return {name: row[name] for name in ("sha256", "file", "form", "number", "copy")}


def stored(connection: sa.Connection, number: str | None) -> list[StoredReading]:
    """The readings of one number, or all, newest last."""
    question = sa.select(readings).order_by(readings.c.id)
    if number is not None:
        question = question.where(readings.c.number == number)
    return [_reading(row) for row in connection.execute(question)]


def knows(connection: sa.Connection, sha256: str) -> bool:
    """Whether this original was ever read."""
    same = sa.select(readings.c.id).where(readings.c.sha256 == sha256)
    return connection.scalar(same.limit(1)) is not None


def newest(connection: sa.Connection, sha256: str) -> tuple[StoredReading, ...]:
    """The newest reading of each sheet in an original; none if it was never read."""
    same = sa.select(readings).where(readings.c.sha256 == sha256).order_by(readings.c.id)
    stored = [_reading(row) for row in connection.execute(same)]
    return tuple({one.part: one for one in stored}.values())


def _reading(row: sa.Row[Any]) -> StoredReading:
    return StoredReading(
        sha256=row.sha256,
        file=row.file,
        form=row.form,
        number=row.number,
        copy=row.copy,
        body=json.loads(row.body),
        at=row.at,
    )
