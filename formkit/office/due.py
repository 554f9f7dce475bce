"""The limits that run for a sheet as it stands, without opening all the books."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from formkit.ledger import Entry
from formkit.reconciling.case import Case
from formkit.reconciling.limits import Limit, running
from formkit.reconciling.opening import KINDS, Opening

if TYPE_CHECKING:
    from formkit.office.office import Office


def due_of(office: Office, entry: Entry, now: dt.datetime) -> tuple[Limit, ...]:
    """What has to be done for a sheet, and by when; an unset limit has no last day."""
    events = office.ledger.journal(entry.number, kinds=KINDS)
    was_read = any(event.kind == "read" for event in events)
    opening = Opening(
        shelf=office.shelf,
        decided_on=office.procedure.mark("decided_on"),
        events=events,
        readings=office.ledger.readings(entry.number) if was_read else (),
    )
    return running(Case((opening.sheet(entry),)), office.procedure, now)
