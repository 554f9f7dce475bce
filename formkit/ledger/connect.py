"""One connection to a ledger: opened safely, at the right revision, written by one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from formkit.errors import LedgerError
from formkit.ledger import trouble
from formkit.ledger.place import is_file, make_room, path_of, require_ledger_file, told
from formkit.ledger.schema import HEAD
from formkit.say import say

BUSY_SECONDS = 10.0
"""How long to wait for another program that is writing before saying that the ledger is busy."""

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
        if _known_revision(connection, url) != HEAD:
            with _locked(connection):
                _migrate(connection)
    return connection


def close(connection: sa.Connection) -> None:
    """Let go of the ledger."""
    connection.close()
    connection.engine.dispose()


@contextmanager
def writing(connection: sa.Connection) -> Iterator[None]:
    """All or nothing, alone: a transaction, or a step within the one that is open."""
    step = connection.begin_nested if connection.in_transaction() else partial(_locked, connection)
    with trouble.in_office_words(connection.engine.url), step():
        yield


@contextmanager
def reading(connection: sa.Connection) -> Iterator[None]:
    """One unchanging view of the ledger for as long as several questions take."""
    if connection.in_transaction():
        yield
        return
    words = {
        "sqlite": ("BEGIN",),
        "postgresql": ("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",),
    }
    with trouble.in_office_words(connection.engine.url), _begun(connection, words) as view:
        yield
        view.rollback()


def raw(connection: sa.Connection) -> Any:
    """The driver's own connection."""
    return connection.connection.driver_connection


@contextmanager
def _locked(connection: sa.Connection) -> Iterator[None]:
    words = {
        "sqlite": ("BEGIN IMMEDIATE",),
        "postgresql": (
            "SET TRANSACTION ISOLATION LEVEL READ COMMITTED",
            f"SET LOCAL lock_timeout = {int(BUSY_SECONDS * 1000)}",
            # The journal is one chain: whoever writes anything holds its end.
            "SELECT pg_advisory_xact_lock(hashtext('formkit ledger ' || current_schema()))",
        ),
    }
    with _begun(connection, words):
        yield


@contextmanager
def _begun(
    connection: sa.Connection, words: Mapping[str, tuple[str, ...]]
) -> Iterator[sa.RootTransaction]:
    try:
        with connection.begin() as transaction:
            for word in words[connection.dialect.name]:
                connection.exec_driver_sql(word)
            yield transaction
    except BaseException:
        _abandon(connection)
        raise


def _abandon(connection: sa.Connection) -> None:
    """Roll back what a failed commit leaves open."""
    if not connection.invalidated:
        raw(connection).rollback()


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
        _locked(connection),
    ):
        if sa.inspect(connection).has_table("alembic_version"):
            raise LedgerError(say("“{url}”里已有台账：请直接打开它。", url=told(url)))
        _migrate(connection)
    return connection


def _connected(url: sa.URL) -> sa.Connection:
    if is_file(url):
        engine = sa.create_engine(
            url,
            poolclass=sa.NullPool,
            connect_args={"timeout": BUSY_SECONDS, "isolation_level": None},
        )
        sa.event.listen(engine, "connect", _prepare_sqlite)
    else:
        engine = sa.create_engine(url, poolclass=sa.NullPool)
        sa.event.listen(engine, "connect", _prepare_postgres)
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


def _known_revision(connection: sa.Connection, url: sa.URL) -> str:
    """The revision the ledger is at, ``""`` before the first; neither newer nor foreign."""
    with reading(connection):
        if not sa.inspect(connection).has_table("alembic_version"):
            raise LedgerError(say("“{url}”不是台账：请检查是否选错了。", url=told(url)))
        revision = connection.scalar(sa.text("SELECT version_num FROM alembic_version")) or ""
    if not (revision.isdigit() or revision == ""):
        raise LedgerError(say("“{url}”不是台账，是别的程序的数据库。", url=told(url)))
    if revision > HEAD:
        raise LedgerError(
            say(
                "台账“{url}”由更新版本的 formkit 写成（{seen}，本程序只认到 {head}）："
                "请升级 formkit。",
                url=told(url),
                seen=revision,
                head=HEAD,
            )
        )
    return revision


def _migrate(connection: sa.Connection) -> None:
    """Run the migrations that are missing, in the transaction that is open."""
    from alembic import command  # noqa: PLC0415 - heavy, and only a ledger behind needs it
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    folder = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    command.upgrade(config, "head")
