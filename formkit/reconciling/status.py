"""The status of a case: derived from the papers every time, never stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from formkit.procedures import Procedure
from formkit.reconciling.case import Case
from formkit.reconciling.limits import Overdue, overdue
from formkit.reconciling.progress import Progress, progress
from formkit.reconciling.reason import Reason
from formkit.reconciling.sheet import CopyState, Sheet
from formkit.say import say

CLOSED = "closed"
"""The stage at which ``why`` has nothing more to say."""


@dataclass(frozen=True, kw_only=True)
class CaseStatus:
    """How far a case is.

    Attributes:
        number: The number of the sheet that counts now.
        case: The number of its first sheet, by which the case is known.
        form: The title of the form.
        customer: Whose complaint it is.
        state: The same in one Chinese word.
        stages: The stages of the procedure, and whether each is reached.
        overdue: The limits that are over.
        copies: Where the copies are.
        supersedes: The sheet that this one takes the place of.
        superseded_by: The sheet that took the place of this one.
        why: What keeps the case from being closed.
        next: Who has to do something next, where that is known.
    """

    number: str
    case: str
    form: str
    customer: str
    state: str
    stages: Mapping[str, bool]
    overdue: tuple[Overdue, ...] = ()
    copies: tuple[CopyState, ...] = ()
    supersedes: str | None = None
    superseded_by: str | None = None
    why: tuple[Reason, ...] = ()
    next: str = ""

    def to_json(self) -> dict[str, Any]:
        """The status as one JSON object."""
        return {
            "number": self.number,
            "case": self.case,
            "form": self.form,
            "customer": self.customer,
            "state": self.state,
            "stages": dict(self.stages),
            "overdue": [one.to_json() for one in self.overdue],
            "copies": [copy.to_json() for copy in self.copies],
            "supersedes": self.supersedes,
            "superseded_by": self.superseded_by,
            "why": [reason.to_json() for reason in self.why],
            "next": self.next,
        }


def status_of(case: Case, procedure: Procedure, as_of: dt.date) -> CaseStatus:
    """How far a case is on a day; the same papers and the same day give the same answer."""
    sheet = case.current
    far = progress(case, procedure, as_of)
    reached = () if sheet.void is not None else far.reached
    names = [stage.name for stage in reached]
    return CaseStatus(
        number=sheet.number,
        case=case.number,
        form=sheet.spec.title,
        customer=_customer(sheet, procedure),
        state=_state(sheet, far),
        stages={step.stage.name: step.stage.name in names for step in far.steps},
        overdue=overdue(case, procedure, as_of),
        copies=sheet.copies,
        supersedes=sheet.supersedes,
        superseded_by=sheet.superseded_by,
        why=() if sheet.void is not None else far.unmet(CLOSED),
        next="" if sheet.void is not None else _next(far),
    )


def _customer(sheet: Sheet, procedure: Procedure) -> str:
    mark = procedure.mark("customer")
    name = mark if mark and sheet.spec.title == procedure.main_form else say("客户名称")
    value = sheet.value(sheet.spec.box(name).path) if sheet.spec.has(name) else None
    return str(value or "")


def _state(sheet: Sheet, far: Progress) -> str:
    if sheet.void is not None:
        return say("作废")
    if any(reason.code == "not-accepted" for step in far.steps for reason in step.unmet):
        return say("客户未接受")
    return say(far.reached[-1].title) if far.reached else say("处理中")


def _next(far: Progress) -> str:
    """Who comes next; words left open in the demand do not hold up the paper's way."""
    waiting = [reason for step in far.steps for reason in step.unmet if reason.by]
    first = [reason for reason in waiting if reason.code != "open"] or waiting
    return first[0].by if first else ""
