"""One connection to a ledger: opened safely, at the right revision, written by one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from formkit.errors import LedgerError
from formkit.ledger import revision, transaction, trouble
from formkit.ledger.place import is_file, make_room, path_of, require_ledger_file, told
from formkit.ledger.schema import HEAD
from formkit.ledger.transaction import locked
from formkit.say import say

SYNCHRONOUS_FULL = 2


def create(url: sa.URL) -> sa.Connection:
    """A connection to a new, empty ledger.

    Raises:
        FileAccessError: The place cannot be written or is taken.
        LedgerError: The database holds a ledger already, or the file would lie on a network drive.
    """
    if not is_file(url):
        return _created(url)
    make_room(path_of(url))
    try:
        return _created(url)
    except BaseException:
        path_of(url).unlink(missing_ok=True)
        raise


def open_(url: sa.URL) -> sa.Connection:
    """A connection to a ledger that is there, brought to this program's revision.

    Raises:
        FileAccessError: The file is missing or read-only.
        LedgerError: It is no ledger, damaged, newer than this program, or on a network drive.
    """
    if is_file(url):
        require_ledger_file(path_of(url))
    with _kept_open(_connected(url)) as connection, trouble.in_office_words(url):
        if revision.known(connection, url) != HEAD:
            with locked(connection):
                revision.migrate(connection)
    return connection


def close(connection: sa.Connection) -> None:
    """Let go of the ledger."""
    connection.close()
    connection.engine.dispose()


@contextmanager
def _kept_open(connection: sa.Connection) -> Iterator[sa.Connection]:
    try:
        yield connection
    except BaseException:
        close(connection)
        raise


def _created(url: sa.URL) -> sa.Connection:
    with (
        _kept_open(_connected(url)) as connection,
        trouble.in_office_words(url),
        locked(connection),
    ):
        if sa.inspect(connection).has_table(revision.VERSION):
            raise LedgerError(say("“{url}”里已有台账：请直接打开它。", url=told(url)))
        revision.migrate(connection)
    return connection


def _connected(url: sa.URL) -> sa.Connection:
    if is_file(url):
        engine = sa.create_engine(
            url,
            poolclass=sa.NullPool,
            connect_args={"timeout": transaction.BUSY_SECONDS, "isolation_level": None},
        )
        event.listen(engine, "connect", _prepare_sqlite)
    else:
        engine = sa.create_engine(url, poolclass=sa.NullPool)
        event.listen(engine, "connect", _prepare_postgres)
    with trouble.in_office_words(url):
        return engine.connect()


def _prepare_sqlite(connection: Any, _record: object) -> None:
    try:
        _demand_safety(connection)
    except BaseException:
        connection.close()
        raise


def _demand_safety(connection: Any) -> None:
    """Every commit is on the disk before it is told; no other way of keeping it is accepted."""
    wanted = {"journal_mode": "WAL", "synchronous": "FULL", "foreign_keys": "ON"}
    for name, value in wanted.items():
        connection.execute(f"PRAGMA {name} = {value}")
    seen = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    if seen != {"journal_mode": "wal", "synchronous": SYNCHRONOUS_FULL, "foreign_keys": 1}:
        raise LedgerError(
            say("这里的 SQLite 不能安全地保存台账（{seen}）：请换一处存放。", seen=seen)
        )


def _prepare_postgres(connection: Any, _record: object) -> None:
    connection.execute("SET synchronous_commit = on")
    connection.commit()
