"""The status of a case: derived from the papers every time, never stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from formkit.procedures import Procedure
from formkit.reconciling.again import copy_to
from formkit.reconciling.case import Case
from formkit.reconciling.escalation import escalated_to
from formkit.reconciling.limit import Overdue, is_later
from formkit.reconciling.limits import overdue
from formkit.reconciling.progress import CLOSED, Progress, progress, stages_of
from formkit.reconciling.reason import Reason
from formkit.reconciling.severity import Graded
from formkit.reconciling.sheet import CopyState, Sheet
from formkit.reconciling.view import View
from formkit.say import say


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
        escalated_to: Who is turned to, where that one does not act in time or may not decide.
        severity: How grave the case is, and what raised it.
        copy_to: Who is to get a copy of the sheet (抄送).
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
    escalated_to: str = ""
    severity: Graded | None = None
    copy_to: str = ""

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
            "escalated_to": self.escalated_to,
            "severity": self.severity.to_json() if self.severity else None,
            "copy_to": self.copy_to,
        }


def status_of(case: Case, procedure: Procedure, as_of: dt.date) -> CaseStatus:
    """How far a case is on a day; the same papers and the same day give the same answer."""
    sheet = case.current
    if sheet.void is not None:
        return _void(case, procedure)
    far, late = progress(case, procedure, as_of), overdue(case, procedure, as_of)
    view, why, waits_for = View(case, procedure, as_of), far.unmet(CLOSED), _next(far)
    return replace(
        _named(case, procedure),
        state=_state(sheet, far, as_of),
        stages={step.stage.name: step.stage in far.reached for step in far.steps},
        overdue=late,
        why=why,
        next=waits_for,
        escalated_to=escalated_to(view, late, why, waits_for),
        severity=far.severity,
        copy_to=copy_to(view),
    )


def _void(case: Case, procedure: Procedure) -> CaseStatus:
    """A void case waits for nothing."""
    stages = {stage.name: False for stage in stages_of(case.form, procedure)}
    return replace(_named(case, procedure), state=say("作废"), stages=stages)


def _named(case: Case, procedure: Procedure) -> CaseStatus:
    sheet = case.current
    return CaseStatus(
        number=sheet.number,
        case=case.number,
        form=sheet.spec.title,
        customer=_customer(sheet, procedure),
        state="",
        stages={},
        copies=sheet.copies,
        supersedes=sheet.supersedes,
        superseded_by=sheet.superseded_by,
    )


def _customer(sheet: Sheet, procedure: Procedure) -> str:
    mark = procedure.mark("customer")
    name = mark if mark and sheet.spec.title == procedure.main_form else say("客户名称")
    value = sheet.value(sheet.spec.box(name).path) if sheet.spec.has(name) else None
    return str(value or "")


def _state(sheet: Sheet, far: Progress, as_of: dt.date) -> str:
    if any(not is_later(one.start, as_of) and one.end is None for one in sheet.pauses):
        return say("已暂停")
    kept_by = {reason.code: reason for step in far.steps for reason in step.unmet}
    if "not-accepted" in kept_by:
        return say("客户未接受")
    if "again" in kept_by:
        return say("须重新处理")
    if "unanswered" in kept_by:
        return say("{form}待批", form=kept_by["unanswered"].form)
    return say(far.reached[-1].title) if far.reached else say("处理中")


def _next(far: Progress) -> str:
    """Who comes next; words left open hold up only the next stage, not the paper's way to it."""
    for step in far.steps:
        waiting = [reason for reason in step.unmet if reason.by]
        first = [reason for reason in waiting if reason.code != "open"] or waiting
        if first:
            return first[0].by
    return ""
