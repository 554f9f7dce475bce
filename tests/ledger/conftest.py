from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from formkit.ledger import Ledger, Order
from formkit.values.number import Numbering, Period

POSTGRES = os.environ.get("FORMKIT_TEST_POSTGRES", "").replace("+psycopg", "", 1)
POSTGRES_PARAM = pytest.param(
    "postgresql",
    marks=pytest.mark.skipif(not POSTGRES, reason="FORMKIT_TEST_POSTGRES names no database"),
)


@pytest.fixture
def at() -> dt.datetime:
    """A moment at the office."""
    return dt.datetime(2026, 3, 5, 9, 30)


@pytest.fixture(scope="session")
def order() -> Callable[..., Order]:
    """An order of the five-copy sheet in March, but for what is said."""

    def make(**said: Any) -> Order:
        usual: dict[str, Any] = {
            "series": "客户投诉处理表",
            "numbering": Numbering(),
            "period": Period(2026, 3),
            "form": "客户投诉处理表",
            "boxes": {"intake.customer": "远山机电"},
            "received": dt.date(2026, 3, 5),
        }
        return Order(**(usual | said))

    return make


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger file with nothing in it, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "ledger.db"
    Ledger.create(path).close()
    return path


@pytest.fixture(scope="session")
def postgres_schema() -> Iterator[str]:
    """A PostgreSQL schema with a ledger in it, as a URL; dropped in the end."""
    import psycopg

    name = f"ledger_{uuid4().hex}"
    url = f"{POSTGRES}{'&' if '?' in POSTGRES else '?'}options=-csearch_path%3D{name}"
    with psycopg.connect(POSTGRES, autocommit=True) as server:
        server.execute(f"CREATE SCHEMA {name}".encode())
        Ledger.create(url).close()
        yield url
        server.execute(f"DROP SCHEMA {name} CASCADE".encode())


@pytest.fixture(params=["sqlite", POSTGRES_PARAM])
def new_place(
    request: pytest.FixtureRequest, tmp_path: Path, empty_file: Path
) -> Callable[[], str]:
    """Makes an empty ledger: a file of its own, or the one PostgreSQL schema swept clean."""

    def copied() -> str:
        return str(shutil.copyfile(empty_file, tmp_path / f"台账 {uuid4().hex}.db"))

    def swept() -> str:
        import psycopg

        url: str = request.getfixturevalue("postgres_schema")
        with psycopg.connect(url) as schema:
            schema.execute("SET session_replication_role = replica")
            for table in ("counters", "numbers", "payloads", "journal", "readings"):
                schema.execute(f"DELETE FROM {table}".encode())  # noqa: S608
        return url

    return copied if request.param == "sqlite" else swept


@pytest.fixture
def place(new_place: Callable[[], str]) -> str:
    """Where an empty ledger lies."""
    return new_place()


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.open(place) as opened:
        yield opened


@pytest.fixture
def outside(place: str) -> Iterator[Callable[[str], Any]]:
    """Runs a statement past formkit, with all guards of the ledger in force."""
    if "://" in place:
        import psycopg

        with psycopg.connect(place, autocommit=True) as postgres:
            yield postgres.execute
        return
    with closing(sqlite3.connect(place, isolation_level=None)) as file:
        yield file.execute


@pytest.fixture
def tamper(place: str, outside: Callable[[str], Any]) -> Callable[[str], Any]:
    """Runs a statement past formkit, with the guards of the ledger taken off."""
    if "://" in place:
        outside("SET session_replication_role = replica")
        return outside
    triggers = outside("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in triggers:
        outside(f"DROP TRIGGER {name}")
    return outside
