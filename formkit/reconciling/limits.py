"""The limits of time that run for a case, and those that are over (期限、逾期)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from formkit.procedures import Deadline, Due, Procedure
from formkit.procedures.place import place
from formkit.procedures.procedure import REGISTERED
from formkit.procedures.workcalendar import Pause
from formkit.reconciling.beside import last_line
from formkit.reconciling.case import Case
from formkit.reconciling.clocks import Recorded
from formkit.reconciling.evidence import day_of
from formkit.reconciling.limit import Limit, Overdue, is_later
from formkit.reconciling.sheet import Sheet
from formkit.say import say

__all__ = ["Limit", "Overdue", "limits", "overdue", "running"]


@dataclass(frozen=True)
class Look:
    """A case looked at for its limits.

    Attributes:
        case: The case.
        procedure: The rules.
        as_of: The moment of asking, until which a pause lasts that is not over.
    """

    case: Case
    procedure: Procedure
    as_of: dt.date | None = None

    @property
    def sheet(self) -> Sheet:
        """The sheet that counts."""
        return self.case.current

    def value(self, name: str) -> Any:
        """What stands in a box of the sheet, or of the newest paper beside of another form.

        Of a table's column what stands in the last line counts: the newest promise of several.
        """
        form, box = place(name)
        boxes = self.sheet.boxes
        if form and form != self.sheet.spec.title:
            papers = [paper for paper in self.case.beside_now if paper.form == form]
            boxes = papers[-1].boxes if papers else {}
        table, _, column = box.rpartition(".")
        seen = boxes.get(box) or last_line(table, boxes).get(column)
        return None if seen is None else seen.value

    def moment(self, name: str) -> dt.date | None:
        """The day or the moment that stands there."""
        if name == REGISTERED:
            return _registered(self.sheet)
        value = self.value(name) if name else None
        return value if isinstance(value, dt.datetime) else day_of(value)

    def choice(self, name: str, start: dt.date) -> str | None:
        """What is chosen in a box; ``None`` where it is blank, or several are.

        Of the box of the severity it is the class that the case had risen to at the start.
        """
        risen = next(self.grades(start))[1] if self._is_graded(name) else ""
        value = risen or (self.value(name) if name else None)
        if isinstance(value, tuple):
            return str(value[0]) if len(value) == 1 else None
        return None if value is None else str(value)

    def grades(self, start: dt.date) -> Iterator[tuple[dt.date, str]]:
        """The class it had risen to at a start, nothing for none, and those it rose to later.

        Each comes with the day since when it counts.
        """
        before = [grade for at, grade in self._risen if not is_later(at, start)]
        yield start, before[-1] if before else ""
        yield from ((at, grade) for at, grade in self._risen if is_later(at, start))

    def since(self, deadline: Deadline, start: dt.date) -> dt.date:
        """From when a limit by severity counts: anew where the case rose before it was done."""
        if not self._is_graded(deadline.by):
            return start
        done = self.moment(deadline.target)
        rose = [at for at, _ in self.grades(start) if done is None or is_later(done, at)]
        return max([start, *rose[1:]], key=_day)

    def _is_graded(self, name: str) -> bool:
        sorting = self.procedure.classification("severity") if name else None
        return sorting is not None and sorting.box == name

    @cached_property
    def _risen(self) -> tuple[tuple[dt.date, str], ...]:
        from formkit.reconciling.severity import rises  # noqa: PLC0415 - see _asked_from

        if self.as_of is None or not self.procedure.upgrades:
            return ()
        found = rises(self.case, self.procedure)
        return tuple((one.at, one.to) for one in found if not is_later(one.at, self.as_of))


def limits(case: Case, procedure: Procedure, as_of: dt.date | None = None) -> tuple[Limit, ...]:
    """Every limit of the case that has begun to run, done or not.

    Args:
        case: The case.
        procedure: The rules, with the calendar by which time is counted.
        as_of: The moment of asking; it matters only while the clocks stand still.
    """
    look = Look(case, procedure, as_of)
    if look.sheet.void is not None or look.sheet.spec.title != procedure.main_form:
        return ()
    return tuple(
        _limit(deadline, start, look)
        for deadline in procedure.deadlines
        if deadline.every == "case"
        for start in _begun(deadline, look)
    )


def running(case: Case, procedure: Procedure, as_of: dt.date) -> tuple[Limit, ...]:
    """The limits that run at that time: begun, and not done yet."""
    begun = (one for one in limits(case, procedure, as_of) if not is_later(one.start, as_of))
    return tuple(limit for limit in begun if limit.done is None)


def overdue(case: Case, procedure: Procedure, as_of: dt.date) -> tuple[Overdue, ...]:
    """The limits that are over, the longest first; those that only should be kept are left out."""
    found = [
        Overdue(limit, days)
        for limit in running(case, procedure, as_of)
        if not limit.soft and (days := limit.days_over(as_of)) is not None
    ]
    return tuple(sorted(found, key=lambda one: -one.days))


def _begun(deadline: Deadline, look: Look) -> Iterator[dt.date]:
    """From when a deadline runs; nothing where it does not."""
    start = look.moment(deadline.start)
    if start is None and deadline.promise and look.value(deadline.promise) is not None:
        start = look.sheet.received
    if start is not None:
        yield from _asked_from(deadline, start, look)


def _asked_from(deadline: Deadline, start: dt.date, look: Look) -> Iterator[dt.date]:
    """Its start, or the later day on which the case rose to a class that asks for it."""
    # a condition may ask in turn whether a limit was kept
    from formkit.reconciling.conditions import View, holds  # noqa: PLC0415

    if deadline.when is None:
        yield look.since(deadline, start)
        return
    as_of = look.as_of or look.sheet.received
    for since, grade in look.grades(start):
        if holds(deadline.when, View(look.case, look.procedure, as_of, severity=grade)):
            yield since
            return


def _limit(deadline: Deadline, start: dt.date, look: Look) -> Limit:
    done = look.moment(deadline.target)
    due, calendar = _due(deadline, start, look), look.procedure.calendar.version
    recorded = _on_record(deadline, start, look.sheet) if done is not None else None
    if recorded is not None:
        due, calendar = Due(recorded.at, due.note, recorded.provisional), recorded.calendar
    return Limit(
        rule=deadline.id,
        target=deadline.title,
        start=start,
        at=due.at,
        done=done,
        note=due.note,
        provisional=due.provisional,
        desk=deadline.desk,
        soft=deadline.soft,
        paused=done is None and any(pause.end is None for pause in look.sheet.pauses),
        calendar=calendar,
    )


def _due(deadline: Deadline, start: dt.date, look: Look) -> Due:
    if deadline.promise:
        promised = look.moment(deadline.promise)
        return Due(promised) if promised else Due(note=say("还没有写明约定的日期"))
    until = look.moment(deadline.target) or look.as_of
    return deadline.due(
        start,
        look.choice(deadline.by, start),
        calendar=look.procedure.calendar,
        pauses=tuple(_ended(pause, until) for pause in look.sheet.pauses),
    )


def _ended(pause: Pause, until: dt.date | None) -> Pause:
    if until is None:
        return pause
    midnight = dt.datetime.combine(until, dt.time())
    return pause.ended(until if isinstance(until, dt.datetime) else midnight)


def _on_record(deadline: Deadline, start: dt.date, sheet: Sheet) -> Recorded | None:
    """What was put on record of a limit since the clocks stood still for the last time."""
    found = (
        one
        for one in reversed(sheet.recorded)
        if (one.rule, one.start) == (deadline.id, start)
        and all(one.noted >= pause.start for pause in sheet.pauses)
    )
    return next(found, None)


def _registered(sheet: Sheet) -> dt.date:
    """When it was registered; only the day where it was entered on a later one."""
    issued = sheet.issued_at
    return issued if issued.date() == sheet.received else sheet.received


def _day(moment: dt.date) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment
