"""The limits of time that run for a case, and those that are over (期限、逾期)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from formkit.procedures import Deadline, Procedure
from formkit.procedures.procedure import REGISTERED
from formkit.reconciling.case import Case
from formkit.reconciling.evidence import day_of
from formkit.reconciling.sheet import Sheet


@dataclass(frozen=True)
class Limit:
    """One deadline of one case.

    Attributes:
        rule: The name of the deadline: ``P5-3``.
        target: What has to be done.
        start: From when it counts.
        at: The last day, or the last moment; ``None`` where it is not set or cannot be counted.
        done: When it was done, if it was.
        note: Why there is no last day, or what was assumed.
    """

    rule: str
    target: str
    start: dt.date
    at: dt.date | None = None
    done: dt.date | None = None
    note: str = ""

    @property
    def provisional(self) -> bool:
        """True where the last moment rests on an assumption."""
        return self.at is not None and bool(self.note)

    @property
    def kept(self) -> bool:
        """True where it was done, and in time."""
        return self.done is not None and self.at is not None and not _later(self.done, self.at)

    def days_over(self, as_of: dt.date) -> int | None:
        """How many days it is overdue, 0 for some hours; ``None`` where it is not."""
        if self.at is None or self.done is not None or not _later(as_of, self.at):
            return None
        return (_day(as_of) - _day(self.at)).days

    def to_json(self) -> dict[str, Any]:
        """``{rule, target, at, provisional}``; ``at`` in ISO form."""
        return {
            "rule": self.rule,
            "target": self.target,
            "at": None if self.at is None else self.at.isoformat(),
            "provisional": self.provisional,
        }


@dataclass(frozen=True)
class Overdue:
    """A limit that is over without the thing being done (逾期)."""

    limit: Limit
    days: int

    def to_json(self) -> dict[str, Any]:
        """The limit as JSON, with the days it is overdue."""
        return self.limit.to_json() | {"days": self.days}


def limits(case: Case, procedure: Procedure) -> tuple[Limit, ...]:
    """Every limit of the case that has begun to run, done or not."""
    sheet = case.current
    if sheet.void is not None or sheet.spec.title != procedure.main_form:
        return ()
    begun = (
        (deadline, _moment(sheet, deadline.start))
        for deadline in procedure.deadlines
        if deadline.every == "case"
    )
    return tuple(_limit(deadline, start, sheet) for deadline, start in begun if start)


def running(case: Case, procedure: Procedure, as_of: dt.date) -> tuple[Limit, ...]:
    """The limits that run at that time: begun, and not done yet."""
    begun = (limit for limit in limits(case, procedure) if not _later(limit.start, as_of))
    return tuple(limit for limit in begun if limit.done is None)


def overdue(case: Case, procedure: Procedure, as_of: dt.date) -> tuple[Overdue, ...]:
    """The limits that are over, the longest first."""
    found = [
        Overdue(limit, days)
        for limit in running(case, procedure, as_of)
        if (days := limit.days_over(as_of)) is not None
    ]
    return tuple(sorted(found, key=lambda one: -one.days))


def _limit(deadline: Deadline, start: dt.date, sheet: Sheet) -> Limit:
    choice = sheet.value(deadline.by) if deadline.by else None
    due = deadline.due(start, choice)
    done = _moment(sheet, deadline.target)
    return Limit(deadline.id, deadline.title, start, due.at, done, due.note)


def _moment(sheet: Sheet, name: str) -> dt.date | None:
    if name == REGISTERED:
        return sheet.received
    value = sheet.value(name)
    return value if isinstance(value, dt.datetime) else day_of(value)


def _later(one: dt.date, other: dt.date) -> bool:
    """True where one is later than the other; a moment and a day are compared as days."""
    if isinstance(one, dt.datetime) and isinstance(other, dt.datetime):
        return one > other
    return _day(one) > _day(other)


def _day(moment: dt.date) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment
