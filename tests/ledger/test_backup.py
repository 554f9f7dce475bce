"""A backup is a whole ledger, made while the office goes on working."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from formkit.errors import FileAccessError, UsageError
from formkit.ledger import Ledger, Order

Make = Callable[..., Order]


@pytest.fixture
def office(tmp_path: Path, empty_file: Path) -> Iterator[Ledger]:
    """A ledger in a file."""
    path = tmp_path / "ledger.db"
    path.write_bytes(empty_file.read_bytes())
    with Ledger.open(path) as ledger:
        yield ledger


def test_a_backup_opens_as_the_same_ledger(
    office: Ledger, order: Make, at: dt.datetime, tmp_path: Path
) -> None:
    office.issue([order()] * 3, at=at, by="王芳")
    office.backup(tmp_path / "备份.db")
    office.issue([order()], at=at, by="王芳")

    with Ledger.open(tmp_path / "备份.db") as copy:
        assert copy.check() == []
        assert copy.journal() == office.journal()[:3]
        assert copy.issue([order()], at=at, by="王芳")[0].number == "26030004"


def test_a_backup_is_made_while_another_clerk_is_writing(
    office: Ledger, order: Make, at: dt.datetime, tmp_path: Path
) -> None:
    with Ledger.open(tmp_path / "ledger.db") as other, other.transaction():
        other.issue([order()], at=at, by="李强")
        office.backup(tmp_path / "备份.db")
    with Ledger.open(tmp_path / "备份.db") as copy:
        assert copy.entries() == []


def test_a_backup_never_overwrites(office: Ledger, tmp_path: Path) -> None:
    taken = tmp_path / "备份.db"
    taken.write_text("别的东西", encoding="utf-8")
    with pytest.raises(FileAccessError, match="另取"):
        office.backup(taken)
    assert taken.read_text(encoding="utf-8") == "别的东西"


def test_a_backup_that_fails_leaves_nothing_behind(
    office: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("formkit.ledger.backup._copy", full)
    with pytest.raises(FileAccessError, match="disk is full"):
        office.backup(tmp_path / "备份.db")
    assert not list(tmp_path.glob("备份*"))


def test_a_missing_folder_is_told(office: Ledger, tmp_path: Path) -> None:
    with pytest.raises(FileAccessError, match="备份"):
        office.backup(tmp_path / "没有" / "备份.db")


def test_postgresql_has_its_own_tool(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    import os

    if not os.environ.get("FORMKIT_TEST_POSTGRES"):
        pytest.skip("FORMKIT_TEST_POSTGRES names no database")
    with (
        Ledger.open(request.getfixturevalue("postgres_schema")) as ledger,
        pytest.raises(UsageError, match="pg_dump"),
    ):
        ledger.backup(tmp_path / "备份.db")
