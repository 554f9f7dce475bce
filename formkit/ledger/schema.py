"""The tables of the ledger (台账), and the law that its rows only ever grow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

import sqlalchemy as sa

T = TypeVar("T")

HEAD = "0001"
"""The revision of the schema that this program writes."""

AT_ONCE = 10_000
"""How many values one question may name; SQLite takes some thirty thousand."""

metadata = sa.MetaData()

counters = sa.Table(
    "counters",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("series", sa.Text, nullable=False),
    sa.Column("year", sa.Integer, nullable=False),
    sa.Column("month", sa.Integer, nullable=False),
    sa.Column("dept", sa.Text, nullable=False),
    sa.Column("last", sa.Integer, nullable=False),
    sa.UniqueConstraint("series", "year", "month", "dept", name="one_counter_each"),
)
"""The last serial given per series, period and department."""

numbers = sa.Table(
    "numbers",
    metadata,
    sa.Column("number", sa.Text, primary_key=True),
    sa.Column("counter", sa.ForeignKey("counters.id"), nullable=False),
    sa.Column("serial", sa.Integer, nullable=False),
    sa.Column("year", sa.Integer, nullable=False),
    sa.Column("month", sa.Integer, nullable=False),
    sa.Column("dept", sa.Text, nullable=False),
    sa.Column("form", sa.Text, nullable=False),
    sa.Column("received", sa.Date, nullable=False),
    sa.Column("issued_at", sa.DateTime, nullable=False),
    sa.Column("issued_by", sa.Text, nullable=False),
    sa.Column("request_id", sa.Text),
    sa.Column("supersedes", sa.ForeignKey("numbers.number")),
    sa.UniqueConstraint("counter", "serial", name="one_number_a_serial"),
    sa.UniqueConstraint("request_id", name="one_number_a_request"),
    sa.Index("numbers_by_period", "year", "month"),
)
"""Every number ever issued; the year and month are those it was registered under."""

payloads = sa.Table(
    "payloads",
    metadata,
    sa.Column("number", sa.ForeignKey("numbers.number"), primary_key=True),
    sa.Column("boxes", sa.Text, nullable=False),
)
"""What a number was issued with, as canonical JSON; later boxes are ``filled`` events."""

journal = sa.Table(
    "journal",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("number", sa.ForeignKey("numbers.number")),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("previous", sa.Text, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.UniqueConstraint("previous", name="one_chain"),
    sa.Index("journal_by_number", "number", "kind"),
)
"""Everything that happened, in order, each row sealed with the digest of the one before."""

for _kind in ("issued", "void"):
    sa.Index(
        f"{_kind}_once",
        journal.c.number,
        unique=True,
        sqlite_where=journal.c.kind == _kind,
        postgresql_where=journal.c.kind == _kind,
    )

readings = sa.Table(
    "readings",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("file", sa.Text, nullable=False),
    sa.Column("form", sa.Text),
    sa.Column("number", sa.Text),
    sa.Column("copy", sa.Integer),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.UniqueConstraint("sha256", "digest", name="one_reading_each"),
    sa.Index("readings_by_number", "number"),
)
"""What was read from each returned original; its number is as read, known here or not."""

register = numbers.join(counters).join(payloads)
"""Each number with its series and its boxes."""


def portions(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values in portions that one question may name."""
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]
