"""The journal: what happened, in order, each event sealed with the one before."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import sqlalchemy as sa

from formkit.errors import UsageError
from formkit.ledger.schema import journal
from formkit.say import say

GENESIS = "0" * 64
"""What stands before the first event."""

OWN_KINDS = frozenset({"issued", "filled", "void", "superseded", "restored", "read"})
"""The kinds of event that only the ledger itself writes."""


@dataclass(frozen=True)
class Event:
    """One thing that happened to a number, or to the office as a whole.

    Attributes:
        seq: Its place in the journal, from 1.
        at: When, in office time.
        by: Who.
        kind: What: issued, filled, void, printed, sent …
        number: The number it concerns, if any.
        body: The particulars.
        previous: The digest of the event before.
        digest: SHA-256 over the previous digest and all of the above.
    """

    seq: int
    at: dt.datetime
    by: str
    kind: str
    number: str | None
    body: dict[str, Any]
    previous: str
    digest: str


class Note(NamedTuple):
    """An event before it has its place in the journal."""

    kind: str
    number: str | None
    body: Mapping[str, Any]


def canonical(value: object) -> str:
    """The one way in which a JSON value is written, so that its digest is always the same.

    Raises:
        UsageError: It is not made of text, numbers, yes/no, lists and mappings.
    """
    try:
        text = _encoder.encode(value)
        text.encode()
    except (TypeError, ValueError) as error:
        raise UsageError(
            say("这里有不能记入台账的内容（{seen}）：只收文字、数字、是否和清单。", seen=error)
        ) from error
    return text


def digest_of(text: str) -> str:
    """SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def append(
    connection: sa.Connection, notes: Iterable[Note], *, at: dt.datetime, by: str
) -> list[dict[str, Any]]:
    """The rows of the notes, sealed at the end of the journal.

    Raises:
        UsageError: The moment bears a time zone, or a body is not JSON.
    """
    if at.tzinfo is not None:
        raise UsageError(say("时刻“{at}”带有时区：请改用办公室当地时间。", at=at.isoformat()))
    rows = list(_sealed(notes, at, by, end(connection)))
    if rows:
        connection.execute(_APPEND, rows)
    return rows


def end(connection: sa.Connection) -> tuple[int, str]:
    """The place and the digest of the last event; ``(0, GENESIS)`` before the first."""
    row = connection.execute(_LAST).first()
    return (row.seq, row.digest) if row else (0, GENESIS)


def seal(previous: str, told: tuple[int, dt.datetime, str, str, str | None], body: str) -> str:
    """The digest of an event told as (seq, at, by, kind, number) with a canonical body."""
    seq, at, by, kind, number = told
    return digest_of(f"{previous}{canonical([seq, at.isoformat(), by, kind, number])[:-1]},{body}]")


def events(
    connection: sa.Connection, *, number: str | None = None, kinds: Collection[str] = ()
) -> list[Event]:
    """The events of one number, or all; of some kinds, or of every kind; oldest first."""
    question = sa.select(journal).order_by(journal.c.seq)
    if number is not None:
        question = question.where(journal.c.number == number)
    if kinds:
        question = question.where(journal.c.kind.in_(kinds))
    return [event_of(row) for row in connection.execute(question).mappings()]


def event_of(row: Mapping[str, Any] | sa.RowMapping) -> Event:
    """The event that a row of the journal holds."""
    return Event(**{**row, "body": json.loads(row["body"])})


def _sealed(
    notes: Iterable[Note], at: dt.datetime, by: str, after: tuple[int, str]
) -> Iterator[dict[str, Any]]:
    last, previous = after
    for seq, (kind, number, content) in enumerate(notes, start=last + 1):
        body = canonical(content)
        digest = seal(previous, (seq, at, by, kind, number), body)
        yield {
            "seq": seq,
            "at": at,
            "by": by,
            "kind": kind,
            "number": number,
            "body": body,
            "previous": previous,
            "digest": digest,
        }
        previous = digest


_encoder = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
)

_LAST = sa.select(journal.c.seq, journal.c.digest).order_by(journal.c.seq.desc()).limit(1)
_APPEND = journal.insert()
