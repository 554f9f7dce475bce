"""One view while reading, one writer at a time: how questions and changes reach the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any

import sqlalchemy as sa

from formkit.ledger import trouble

BUSY_SECONDS = 10.0
"""How long to wait for another program that is writing before saying that the ledger is busy."""


@contextmanager
def writing(connection: sa.Connection) -> Iterator[None]:
    """All or nothing, alone: a transaction, or a step within the one that is open."""
    step = connection.begin_nested if connection.in_transaction() else partial(locked, connection)
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


@contextmanager
def locked(connection: sa.Connection) -> Iterator[None]:
    """A transaction that nobody else writes beside."""
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


def raw(connection: sa.Connection) -> Any:
    """The driver's own connection."""
    return connection.connection.driver_connection
