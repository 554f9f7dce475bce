"""The working calendar of an office: what was announced, and what the office says over it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from formkit.procedures.workcalendar import announced, reckoning
from formkit.procedures.workcalendar.counting import Counting
from formkit.procedures.workcalendar.day import Day, DayKind
from formkit.procedures.workcalendar.due import Due
from formkit.procedures.workcalendar.hours import Hours
from formkit.procedures.workcalendar.mode import AT_ONCE, BY_CLOCK, Mode
from formkit.procedures.workcalendar.overlay import Notice, Overlay
from formkit.procedures.workcalendar.pause import Pause
from formkit.say import say
from formkit.values.moment import print_date
from formkit.values.span import MonthlyDay, Span

SATURDAY = 5
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class WorkCalendar:
    """Which days the office works, from when to when, and how far ahead that is known.

    Attributes:
        overlay: What the office says itself.
    """

    overlay: Overlay = field(default_factory=Overlay)

    @classmethod
    @cache
    def standard(cls) -> WorkCalendar:
        """The calendar as announced, with the usual hours."""
        return cls()

    # --- what is known -----------------------------------------------------------------------

    @cached_property
    def hours(self) -> Hours:
        """The hours of a full working day."""
        return Hours.parse(self.overlay.hours)

    @cached_property
    def known_through(self) -> dt.date:
        """The last day that is sure.

        28 December of the last year announced: what follows may still be moved by the next
        year's notice, which comes in November.
        """
        year = announced.last_year()
        while year + 1 in self.overlay.notices and self.overlay.notices[year + 1].is_whole:
            year += 1
        return dt.date(year, 12, 28)

    @cached_property
    def version(self) -> str:
        """A short name for everything that decides: ``2026-3f9c21ab``."""
        told = [_listed(announced.days_off()), _listed(announced.days_on())]
        whole = json.dumps([self.overlay.model_dump(mode="json"), told], sort_keys=True)
        digest = hashlib.sha256(whole.encode()).hexdigest()
        return f"{self.known_through.year}-{digest[:8]}"

    def has(self, year: int, notice: Notice) -> bool:
        """True where all of a notice for a year is announced already."""
        days = notice.off.keys() <= self._notice.off.keys()
        return (
            days and notice.on.keys() <= self._notice.on.keys() and year <= self.known_through.year
        )

    def is_known(self, day: dt.date) -> bool:
        """True where the day is announced, not only supposed."""
        return announced.first_year() <= day.year and day <= self.known_through

    # --- single days -------------------------------------------------------------------------

    def day(self, day: dt.date) -> Day:
        """What one day is: the office's own word goes before what was announced."""
        usual = _usual(day)
        own, known = self.overlay.days.get(day), self.is_known(day)
        if own is not None:
            return Day(own.kind, own.reason, marked=own.kind != usual, own=True, known=known)
        kind, name = self._announced.get(day, (usual, ""))
        return Day(kind, name, marked=kind != usual or bool(name), known=known)

    def is_workday(self, day: dt.date) -> bool:
        """True where the office is open on that day, if only half of it."""
        return self._kind(day) != "休"

    def open_from(self, day: dt.date) -> dt.date:
        """That day if the office is open, otherwise the next on which it is."""
        return self.counting.day_after(day - _DAY, 1)

    def workdays_between(self, first: dt.date, last: dt.date) -> int:
        """How many working days come after the first day, up to and with the last."""
        return self.counting.days_between(first, last)

    def working_time(self, start: dt.datetime, end: dt.datetime) -> dt.timedelta:
        """How long the office was open between two moments."""
        return self.counting.time_between(start, end)

    @cached_property
    def counting(self) -> Counting:
        """The working days, counted."""
        return Counting(self._kind, self.hours)

    def _kind(self, day: dt.date) -> DayKind:
        own = self.overlay.days.get(day)
        if own is not None:
            return own.kind
        return self._announced.get(day, (_usual(day), ""))[0]

    @cached_property
    def _announced(self) -> Mapping[dt.date, tuple[DayKind, str]]:
        worked: DayKind = "班" if self.overlay.make_up_days else "休"
        told: dict[dt.date, tuple[DayKind, str]] = {}
        told |= {day: ("休", name) for day, name in self._notice.off.items()}
        told |= {day: (worked, name) for day, name in self._notice.on.items()}
        return told

    @cached_property
    def _notice(self) -> Notice:
        """All that was announced, as one notice."""
        whole = Notice(off=announced.days_off(), on=announced.days_on())
        for notice in self.overlay.notices.values():
            whole = whole.joined(notice)
        return whole

    # --- limits ------------------------------------------------------------------------------

    def due(
        self,
        start: dt.date,
        span: Span | MonthlyDay,
        mode: Mode,
        pauses: Sequence[Pause] = (),
    ) -> Due:
        """When a limit is over.

        Args:
            start: The day or the moment from which it counts.
            span: How long, or by which day of the month; a month without that day has its last.
            mode: How time is counted; working days are counted as such in any mode.
            pauses: When it stood still; those without an end do not count.
        """
        if isinstance(span, MonthlyDay):
            return Due(span.in_(start.year, start.month))
        if span == AT_ONCE:
            return Due(note=say("“立即”没有天数可算"))
        try:
            return self._over(start, span, mode, pauses)
        except (OverflowError, ValueError):
            return Due(note=say("从{start}起算的期限远过日历，算不出", start=start))

    def _over(self, start: dt.date, span: Span, mode: Mode, pauses: Sequence[Pause]) -> Due:
        if span.unit != "workday" and (span.unit in BY_CLOCK or mode == "clock"):
            run = reckoning.Run(self, _from_the_end(start), span, pauses)
            return self._in_hours(run, mode, day_only=not isinstance(start, dt.datetime))
        run = reckoning.Run(self, _from_the_beginning(start), span, pauses)
        working = span.unit == "workday" or (mode == "working" and span.unit == "day")
        return self._sure(reckoning.by_working_days(run) if working else reckoning.by_days(run))

    def _in_hours(self, run: reckoning.Run, mode: Mode, *, day_only: bool) -> Due:
        working = mode == "working"
        over = reckoning.by_office_hours(run) if working else reckoning.by_clock(run)
        if day_only:
            return Due(over, say("只知道日期，从当天二十四时起算"), provisional=True)
        return self._sure(over) if working else Due(over)

    def _sure(self, last: dt.date) -> Due:
        """The last day, marked where it rests on days that are not announced yet."""
        if self.is_known(_day(last)):
            return Due(last)
        told = say(
            "工作日历只知道{first}年至{last}，按周一至周五暂定",
            first=announced.first_year(),
            last=print_date(self.known_through),
        )
        return Due(last, told, provisional=True)


def _usual(day: dt.date) -> DayKind:
    return "休" if day.weekday() >= SATURDAY else "班"


def _from_the_beginning(start: dt.date) -> dt.datetime:
    if isinstance(start, dt.datetime):
        return start
    return dt.datetime.combine(start, dt.time())


def _from_the_end(start: dt.date) -> dt.datetime:
    """The moment itself; hours from a day without a time count from its end."""
    return start if isinstance(start, dt.datetime) else _from_the_beginning(start) + _DAY


def _day(moment: dt.date) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment


def _listed(days: Mapping[dt.date, str]) -> list[str]:
    return [day.isoformat() for day in sorted(days)]
