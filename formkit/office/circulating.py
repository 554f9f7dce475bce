"""Circulating: that somebody was sent a copy of a sheet for their information (抄送)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from formkit.errors import NothingToDo, UsageError
from formkit.ledger import Event
from formkit.say import say

if TYPE_CHECKING:
    from formkit.office.office import Office


def circulate(office: Office, number: str, to: str, *, now: dt.datetime, by: str) -> Event:
    """Put on record that a copy of the sheet went to somebody.

    Raises:
        UnknownName: No such number.
        UsageError: Nobody is named, or the sheet is void.
        NothingToDo: It is on record already.
    """
    entry, whom = office.ledger.entry(number), to.strip()
    if not whom:
        raise UsageError(say("抄送要写明给谁，例如 --to 总经理。"))
    if entry.state == "void":
        raise UsageError(say("编号“{number}”已作废，不再抄送。", number=entry.number))
    known = office.ledger.journal(entry.number, kinds=("copied",))
    if any(event.body["to"] == whom for event in known):
        raise NothingToDo(say("{number}已抄送{whom}。", number=entry.number, whom=whom))
    return office.ledger.record("copied", number=entry.number, body={"to": whom}, at=now, by=by)
