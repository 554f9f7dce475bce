"""A copy of the ledger while the office goes on working."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from formkit.errors import FileAccessError, UsageError
from formkit.ledger.transaction import raw
from formkit.say import say


def backup(connection: sa.Connection, to: Path) -> None:
    """A whole ledger in a new file, as it stood at one moment.

    Raises:
        FileAccessError: The file is there already, or cannot be written.
        UsageError: The ledger is in PostgreSQL, which has pg_dump for this.
    """
    if connection.dialect.name != "sqlite":
        raise UsageError(say("PostgreSQL 台账请用 pg_dump 备份。"))
    try:
        to.touch(exist_ok=False)
    except OSError as error:
        raise _not_written(to, error.strerror) from error
    half = to.with_name(f"{to.name}.part")
    try:
        _copy(raw(connection), half)
        half.replace(to)
    except (OSError, sqlite3.Error) as error:
        to.unlink()
        raise _not_written(to, error) from error
    finally:
        half.unlink(missing_ok=True)


def _copy(ledger: sqlite3.Connection, to: Path) -> None:
    with closing(sqlite3.connect(to)) as copy:
        ledger.backup(copy)


def _not_written(to: Path, seen: object) -> FileAccessError:
    return FileAccessError(
        say(
            "备份写不到“{path}”（{seen}）：请另取一个还没有的文件名，或换一处。", path=to, seen=seen
        )
    )
