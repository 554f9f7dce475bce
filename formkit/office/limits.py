"""The limits that start to run when a sheet goes out."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from formkit.ledger import Entry
from formkit.office.results import Due

if TYPE_CHECKING:
    from formkit.office.office import Office


def due_of(office: Office, entry: Entry, now: dt.datetime) -> tuple[Due, ...]:
    """The limits that run for a sheet as it stands; unset ones have no date."""
    from formkit.reconciling.limits import running

    case = office.books().case(entry.number)
    return tuple(running(case, office.procedure, now))
