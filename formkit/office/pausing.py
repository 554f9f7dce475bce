"""Pausing: the clocks of a case stand still for a reason, and run again (暂停、恢复)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from formkit.errors import NothingToDo, UnknownName, UsageError
from formkit.ledger import Entry
from formkit.office.due import put_due_on_record
from formkit.reconciling.clocks import KINDS, pauses_of
from formkit.say import say

if TYPE_CHECKING:
    from formkit.office.office import Office


def pause(
    office: Office,
    number: str,
    reason: str,
    *,
    now: dt.datetime,
    by: str,
    note: str = "",
    write: bool = True,
) -> str:
    """The number of the sheet whose clocks stand still from now on, for a reason.

    Args:
        office: The office.
        number: The sheet, or an older one of its case.
        reason: A code of the procedure's reasons, or its title.
        now: The moment.
        by: The clerk.
        note: What else is to be said.
        write: False where only is to be said what would be done.

    Raises:
        UnknownName: No such number, or no such reason.
        UsageError: The sheet is void.
        NothingToDo: The clocks stand still already.
    """
    code, entry = _code(office, reason), _newest(office, number)
    if entry.state == "void":
        raise UsageError(say("编号“{number}”已作废，没有期限可暂停。", number=entry.number))
    if _stands(office, entry):
        raise NothingToDo(say("{number}已经暂停，没有再记。", number=entry.number))
    if write:
        body = {"reason": code} | ({"note": note.strip()} if note.strip() else {})
        office.ledger.record("paused", number=entry.number, body=body, at=now, by=by)
    return entry.number


def resume(office: Office, number: str, *, now: dt.datetime, by: str, write: bool = True) -> str:
    """The number of the sheet whose clocks run again from now on.

    Raises:
        UnknownName: No such number.
        NothingToDo: They do not stand still.
    """
    entry = _newest(office, number)
    if not _stands(office, entry):
        raise NothingToDo(say("{number}没有暂停，不必恢复。", number=entry.number))
    if write:
        with office.ledger.transaction():
            office.ledger.record("resumed", number=entry.number, body={}, at=now, by=by)
            put_due_on_record(office, entry, now=now, by=by)
    return entry.number


def _code(office: Office, reason: str) -> str:
    known = office.procedure.pauses
    for one in known:
        if reason in {one.code, one.title}:
            return one.code
    if known:
        raise UnknownName(say("暂停原因"), reason, [one.code for one in known])
    return reason


def _newest(office: Office, number: str) -> Entry:
    entry = office.ledger.entry(number)
    while entry.superseded_by:
        entry = office.ledger.entry(entry.superseded_by)
    return entry


def _stands(office: Office, entry: Entry) -> bool:
    pauses = pauses_of(office.ledger.journal(entry.number, kinds=KINDS))
    return bool(pauses) and pauses[-1].end is None
