"""A change of the working calendar, and what it does to the limits that run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from formkit.errors import NothingToDo
from formkit.office import calendar_page
from formkit.office.calendar_listing import read_notices
from formkit.office.due import record_due
from formkit.procedures.workcalendar import OwnDay, WorkCalendar
from formkit.reconciling.limits import Limit, running
from formkit.say import say
from formkit.values.moment import print_date

if TYPE_CHECKING:
    from pathlib import Path

    from formkit.office.office import Office
    from formkit.procedures import Procedure
    from formkit.procedures.workcalendar import DayKind, Overlay
    from formkit.reconciling.case import Books


@dataclass(frozen=True)
class Moved:
    """A limit that runs and has another last day now.

    Attributes:
        number: The sheet.
        before: The limit as it was.
        after: The limit as it is now.
    """

    number: str
    before: Limit
    after: Limit

    def to_json(self) -> dict[str, Any]:
        """``{number, rule, target, before, after, provisional}``."""
        before, after = self.before.to_json(), self.after.to_json()
        return {
            "number": self.number,
            "rule": after["rule"],
            "target": after["target"],
            "before": before["at"],
            "after": after["at"],
            "provisional": after["provisional"],
        }


@dataclass(frozen=True)
class Changed:
    """What came of a change.

    Attributes:
        calendar: The calendar as it is now.
        moved: The limits that have another last day.
    """

    calendar: WorkCalendar
    moved: tuple[Moved, ...]

    def to_json(self) -> dict[str, Any]:
        """``{version, known_through, moved}``."""
        return {
            "version": self.calendar.version,
            "known_through": self.calendar.known_through.isoformat(),
            "moved": [one.to_json() for one in self.moved],
        }


def set_day(
    office: Office,
    day: dt.date,
    kind: DayKind | None,
    *,
    now: dt.datetime,
    by: str,
    reason: str = "",
    write: bool = True,
) -> Changed:
    """Say that the office is closed, open, or open half of a day; ``None`` takes it back.

    Raises:
        NothingToDo: It is so already.
    """
    overlay = office.procedure.calendar.overlay
    said = None if kind is None else OwnDay(kind=kind, reason=reason.strip())
    if overlay.days.get(day) == said:
        raise NothingToDo(say("{day}本来就是这样，日历没有改。", day=print_date(day)))
    changed = overlay.with_day(day, said)
    return _changed(office, changed, now=now, by=by, write=write)


def take_notice(
    office: Office,
    path: Path,
    *,
    now: dt.datetime,
    by: str,
    year: int | None = None,
    write: bool = True,
) -> Changed:
    """Take over what a notice, a calendar file or a list announces; see ``read_notices``.

    Raises:
        NothingToDo: All of it is known already.
    """
    calendar = office.procedure.calendar
    overlay = calendar.overlay
    for named, notice in read_notices(path, office.isolation, year=year).items():
        if not calendar.has(named, notice):
            overlay = overlay.with_notice(named, notice)
    if overlay == calendar.overlay:
        raise NothingToDo(say("{path}里的安排都已经在日历里。", path=path.name))
    return _changed(office, overlay, now=now, by=by, write=write)


def _changed(
    office: Office, overlay: Overlay, *, now: dt.datetime, by: str, write: bool
) -> Changed:
    calendar = WorkCalendar(overlay)
    books, old, new = office.books(), office.procedure, office.procedure.reckoning_by(calendar)
    changed = Changed(calendar, tuple(_moved(books, old, new, now)))
    if not write:
        return changed
    body = {"before": old.calendar.version, "version": calendar.version}
    office.procedure = new
    try:
        with office.ledger.transaction():
            office.ledger.record("calendar", number=None, body=body, at=now, by=by)
            for case in books.cases:
                record_due(office, case, now=now, by=by)
            calendar_page.save(office.folder.calendar, overlay)
    except BaseException:
        office.procedure = old
        raise
    return changed


def _moved(books: Books, old: Procedure, new: Procedure, now: dt.datetime) -> Iterator[Moved]:
    for case in books.cases:
        before = {limit.rule: limit for limit in running(case, old, now)}
        for after in running(case, new, now):
            was = before.get(after.rule, after)
            if (was.at, was.provisional) != (after.at, after.provisional):
                yield Moved(case.current.number, was, after)
