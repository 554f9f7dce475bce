"""R9: what had to be done within a time was done within it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from formkit.findings import Finding, Severity
from formkit.procedures import Procedure
from formkit.procedures.deadline import Deadline
from formkit.reconciling.case import Books, Case
from formkit.reconciling.limit import Limit
from formkit.reconciling.limits import limits
from formkit.reconciling.sheet import Sheet
from formkit.say import say
from formkit.values.moment import print_date, print_moment


def deadlines_are_met(books: Books, procedure: Procedure, as_of: dt.date) -> Iterator[Finding]:
    """R9: a limit that was over before the thing was done, or is over now.

    What was done is held against the last day on record, counted by the calendar of then.
    """
    for case in books.cases:
        if case.current in books.standing:
            for limit in limits(case, procedure, as_of):
                if limit.broken or limit.days_over(as_of) is not None:
                    yield _late(case, limit, procedure)


def _late(case: Case, limit: Limit, procedure: Procedure) -> Finding:
    sheet, deadline = case.current, procedure.deadline(limit.rule)
    return Finding(
        code="R9",
        where=f"{sheet.spec.title} {sheet.number} · {limit.rule}",
        message=_told(limit),
        fix=deadline.late or say("写明逾期原因"),
        severity=Severity.REMARK if limit.soft else Severity.WARNING,
        number=sheet.number,
        box=deadline.target if sheet.spec.has(deadline.target) else None,
        evidence=(
            (deadline.clause, deadline.sentence),
            (say("工作日历"), limit.calendar),
            (say("起算"), _print(limit.start)),
            (say("到期"), _print(limit.at or limit.start)),
            _done(sheet, limit, deadline),
        ),
    )


def _done(sheet: Sheet, limit: Limit, deadline: Deadline) -> tuple[str, str]:
    """Where it stands that it was done, and when."""
    box = sheet.spec.box(deadline.target) if sheet.spec.has(deadline.target) else None
    seen = sheet.boxes.get(box.path) if box else None
    if box is not None and seen is not None:
        return seen.where, seen.seen(box)
    return say("台账"), _print(limit.done) if limit.done else say("还没有办")


def _told(limit: Limit) -> str:
    said = {
        "rule": limit.rule,
        "target": limit.target,
        "at": _print(limit.at or limit.start),
        "done": say("还没有办") if limit.done is None else say("{day}才办", day=_print(limit.done)),
        "calendar": limit.calendar,
    }
    return say("{rule}“{target}”应于{at}前办完，{done}（工作日历{calendar}）", **said)


def _print(at: dt.date) -> str:
    return print_moment(at) if isinstance(at, dt.datetime) else print_date(at)
