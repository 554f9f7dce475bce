"""What the database says, told in the words of an office."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from formkit.errors import FileAccessError, FormkitError, LedgerError
from formkit.ledger.place import told
from formkit.say import say

BUSY = frozenset({"5", "6", "55P03"})
FULL = frozenset({"13", "53100"})
READ_ONLY = frozenset({"8", "25006"})
UNREACHABLE = frozenset({"10", "14"})
DAMAGED = frozenset({"11", "26", "XX001", "XX002"})
SILENT = frozenset({""})


@contextmanager
def in_office_words(url: sa.URL) -> Iterator[None]:
    """Turn an error of the database into one that says what a clerk can do."""
    try:
        yield
    except DBAPIError as error:
        raise _said(error, told(url)) from error


def damaged(error: DBAPIError) -> bool:
    """Whether the database says that its file is broken."""
    return _code(error.orig) in DAMAGED


def _said(error: DBAPIError, ledger: str) -> FormkitError:
    code, told = _code(error.orig), {"ledger": ledger, "seen": error.orig}
    known = {
        BUSY: LedgerError(say("台账“{ledger}”正忙：另一个程序一直在写，请稍候再试。", **told)),
        FULL: FileAccessError(say("磁盘已满，台账“{ledger}”没有改动：请腾出空间再试。", **told)),
        READ_ONLY: FileAccessError(
            say("台账“{ledger}”只读：请让本用户能写这个文件和它所在的文件夹。", **told)
        ),
        UNREACHABLE: FileAccessError(
            say("读写不了台账“{ledger}”（{seen}）：请检查磁盘和权限。", **told)
        ),
        DAMAGED: LedgerError(say("台账“{ledger}”已损坏：请停用它，并用最近的备份恢复。", **told)),
        SILENT: LedgerError(
            say("连不上台账“{ledger}”（{seen}）：请检查数据库服务和地址。", **told)
        ),
    }
    unforeseen = LedgerError(say("台账“{ledger}”不接受这一步（{seen}），没有改动。", **told))
    return next((said for codes, said in known.items() if code in codes), unforeseen)


def _code(orig: BaseException | None) -> str:
    """SQLite's primary result code or PostgreSQL's SQLSTATE, as text; empty if there is none."""
    if isinstance(orig, sqlite3.Error):
        return str(getattr(orig, "sqlite_errorcode", sqlite3.SQLITE_MISUSE) & 0xFF)
    return getattr(orig, "sqlstate", None) or ""
