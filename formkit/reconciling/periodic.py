"""What is due once a month, quarter or year for the office as a whole (每月、每季、每年)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from formkit.procedures import Deadline, Procedure
from formkit.reconciling.limit import Limit, day
from formkit.values.period import Period
from formkit.values.span import MonthlyDay

if TYPE_CHECKING:
    from formkit.ledger import Event

MONTHS = {"month": 1, "quarter": 3, "year": 12}
LIVING = "register"
"""The register (登记追踪表) is brought up to date at any time; it is no report of a month."""
MIDDLE = 15
"""What is due by a day of the month's first half is told of the month before."""


@dataclass(frozen=True)
class Turn:
    """One month, quarter or year in which something is due.

    Attributes:
        first: Its first month.
        last: Its last month.
    """

    first: Period
    last: Period

    @classmethod
    def of(cls, period: Period, months: int) -> Turn:
        """The turn of so many months in which a month lies."""
        first = Period(period.year, period.month - (period.month - 1) % months)
        return cls(first, Period(first.year, first.month + months - 1))

    @property
    def months(self) -> int:
        """How many months it has."""
        return self.last.month - self.first.month + 1

    @property
    def before(self) -> Turn:
        """The turn before it."""
        return Turn.of(self.first.previous, self.months)

    def __str__(self) -> str:
        """As reports name it: ``2603``, ``2026Q1``, ``2026``."""
        if self.months == MONTHS["month"]:
            return str(self.first)
        quarter = f"Q{self.last.month // 3}" if self.months == MONTHS["quarter"] else ""
        return f"{self.first.year}{quarter}"


def periodic(
    procedure: Procedure, reports: Sequence[Event], *, since: dt.date, as_of: dt.date
) -> tuple[Limit, ...]:
    """What is due in the turn of a day, and what was left undone in the turn before.

    Args:
        procedure: The rules.
        reports: The reports that are on record (events of the kind ``reported``).
        since: The day of the office's first sheet: nothing was due before.
        as_of: The day of asking.
    """
    return tuple(
        limit
        for deadline in procedure.deadlines
        if deadline.every in MONTHS
        for turn in _turns(deadline, since, as_of)
        if (limit := _limit(deadline, turn, procedure, reports)).done is None
    )


def _turns(deadline: Deadline, since: dt.date, as_of: dt.date) -> Iterator[Turn]:
    now = Turn.of(Period.of(day(as_of)), MONTHS[deadline.every])
    if deadline.is_set and since <= now.before.last.last:
        yield now.before
    yield now


def _limit(deadline: Deadline, turn: Turn, procedure: Procedure, reports: Sequence[Event]) -> Limit:
    due = deadline.due_in(turn.last, calendar=procedure.calendar)
    return Limit(
        rule=deadline.id,
        target=deadline.title,
        start=turn.first.first,
        at=due.at,
        done=next((one.at for one in reports if _tells(one, deadline, turn)), None),
        note=due.note,
        provisional=due.provisional,
        desk=deadline.desk,
        soft=deadline.soft,
        calendar=procedure.calendar.version,
    )


def _tells(report: Event, deadline: Deadline, turn: Turn) -> bool:
    """True where a report is the one that was due: of its kind, and of the months in question."""
    span = deadline.span()
    early = isinstance(span, MonthlyDay) and span.day <= MIDDLE
    wanted = turn.before if early else turn
    kind = report.body.get("kind")
    of_its_kind = kind == deadline.target if deadline.target else kind != LIVING
    return of_its_kind and report.body.get("period") == str(wanted)
