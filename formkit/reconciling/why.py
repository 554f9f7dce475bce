"""Why a case is not closed: each missing piece by form, copy and box."""

from __future__ import annotations

import datetime as dt

from formkit.procedures import Procedure
from formkit.reconciling.case import Case
from formkit.reconciling.progress import progress
from formkit.reconciling.reason import Reason

__all__ = ["Reason", "reasons"]


def reasons(
    case: Case, procedure: Procedure, as_of: dt.date, *, until: str = "closed"
) -> tuple[Reason, ...]:
    """Every unmet condition on the way to a stage, in the order in which it comes about.

    Empty once the stage is reached, and for a void case, which waits for nothing.

    Args:
        case: The case.
        procedure: The procedure that rules it.
        as_of: The day, or the moment, of asking.
        until: The stage asked about; ``closed``, or say ``archived``.
    """
    if case.current.void is not None:
        return ()
    return progress(case, procedure, as_of).unmet(until)
