"""Counters, numbers, payloads, the sealed journal and readings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

GROW_ONLY = ("numbers", "payloads", "journal", "readings")

SQLITE_GUARD = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table}: rows are never changed or deleted'); END
"""
SQLITE_COUNTER_DELETE = """
CREATE TRIGGER counters_no_delete BEFORE DELETE ON counters
BEGIN SELECT RAISE(ABORT, 'counters: rows are never deleted'); END
"""
SQLITE_COUNTER_BACK = """
CREATE TRIGGER counters_no_way_back BEFORE UPDATE ON counters WHEN NEW.last < OLD.last
BEGIN SELECT RAISE(ABORT, 'counters: a counter never goes back'); END
"""

POSTGRES_REFUSE = """
CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '%: rows are never changed or deleted', TG_TABLE_NAME; END $$
"""
POSTGRES_GUARD = """
CREATE TRIGGER {table}_grows_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
"""
POSTGRES_COUNTER_DELETE = """
CREATE TRIGGER counters_no_delete BEFORE DELETE OR TRUNCATE ON counters
FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
"""
POSTGRES_COUNTER_BACK = """
CREATE TRIGGER counters_no_way_back BEFORE UPDATE ON counters
FOR EACH ROW WHEN (NEW.last < OLD.last) EXECUTE FUNCTION ledger_refuse()
"""


def upgrade() -> None:
    """Make every table of the first ledger and the triggers that guard them."""
    create_counters()
    create_numbers()
    create_payloads()
    create_journal()
    create_readings()
    guard = {"sqlite": guard_sqlite, "postgresql": guard_postgres}
    guard[op.get_bind().dialect.name]()


def create_counters() -> None:
    """The last serial per series, period and department."""
    op.create_table(
        "counters",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("series", sa.Text, nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("month", sa.Integer, nullable=False),
        sa.Column("dept", sa.Text, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.UniqueConstraint("series", "year", "month", "dept", name="one_counter_each"),
    )


def create_numbers() -> None:
    """The numbers ever issued."""
    op.create_table(
        "numbers",
        sa.Column("number", sa.Text, primary_key=True),
        sa.Column("counter", sa.Integer, sa.ForeignKey("counters.id"), nullable=False),
        sa.Column("serial", sa.Integer, nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("month", sa.Integer, nullable=False),
        sa.Column("dept", sa.Text, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("received", sa.Date, nullable=False),
        sa.Column("issued_at", sa.DateTime, nullable=False),
        sa.Column("issued_by", sa.Text, nullable=False),
        sa.Column("request_id", sa.Text),
        sa.Column("supersedes", sa.Text, sa.ForeignKey("numbers.number")),
        sa.UniqueConstraint("counter", "serial", name="one_number_a_serial"),
        sa.UniqueConstraint("request_id", name="one_number_a_request"),
    )
    op.create_index("numbers_by_period", "numbers", ["year", "month"])


def create_payloads() -> None:
    """What each number was issued with."""
    op.create_table(
        "payloads",
        sa.Column("number", sa.Text, sa.ForeignKey("numbers.number"), primary_key=True),
        sa.Column("boxes", sa.Text, nullable=False),
    )


def create_journal() -> None:
    """Everything that happened, as one chain."""
    op.create_table(
        "journal",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("number", sa.Text, sa.ForeignKey("numbers.number")),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("previous", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.UniqueConstraint("previous", name="one_chain"),
    )
    op.create_index("journal_by_number", "journal", ["number", "kind"])
    for kind in ("issued", "void"):
        only = sa.text(f"kind = '{kind}'")
        op.create_index(
            f"{kind}_once",
            "journal",
            ["number"],
            unique=True,
            sqlite_where=only,
            postgresql_where=only,
        )


def create_readings() -> None:
    """What was read from each returned original."""
    op.create_table(
        "readings",
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
    )
    op.create_index("readings_by_number", "readings", ["number"])


def guard_sqlite() -> None:
    """Rows of the four tables are never changed or deleted; a counter only goes forward."""
    for table in GROW_ONLY:
        for verb in ("UPDATE", "DELETE"):
            op.execute(SQLITE_GUARD.format(table=table, verb=verb))
    op.execute(SQLITE_COUNTER_DELETE)
    op.execute(SQLITE_COUNTER_BACK)


def guard_postgres() -> None:
    """The same law for PostgreSQL, which can also truncate."""
    op.execute(POSTGRES_REFUSE)
    for table in GROW_ONLY:
        op.execute(POSTGRES_GUARD.format(table=table))
    op.execute(POSTGRES_COUNTER_DELETE)
    op.execute(POSTGRES_COUNTER_BACK)
