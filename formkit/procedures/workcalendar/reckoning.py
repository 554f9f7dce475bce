"""From start and limit to the last day or moment, pauses left out (期间的计算)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from formkit.procedures.workcalendar.pause import Pause, apart

if TYPE_CHECKING:
    from formkit.procedures.workcalendar.calendar import WorkCalendar
    from formkit.values.span import Span

Over = TypeVar("Over", dt.date, dt.datetime)
Stood = tuple[dt.datetime, dt.datetime]
NOTHING = dt.timedelta()


@dataclass(frozen=True)
class Way(Generic[Over]):
    """A way of counting.

    Attributes:
        over: When it is over, having stood still at these times.
        resumed: The earliest end of what runs again at a moment.
    """

    over: Callable[[Sequence[Stood]], Over]
    resumed: Callable[[dt.datetime], Over]


class Run(NamedTuple):
    """A limit that runs: by which calendar, from when, how long, and when it stood still."""

    calendar: WorkCalendar
    start: dt.datetime
    span: Span
    pauses: Iterable[Pause]


def by_clock(run: Run) -> dt.datetime:
    """The moment at which the time is over by the clock, day and night."""

    def over(stood: Sequence[Stood]) -> dt.datetime:
        lost = sum((end - start for start, end in stood), NOTHING)
        return run.span.after(run.start) + lost

    return _extended(run, Way(over, lambda moment: moment))


def by_office_hours(run: Run) -> dt.datetime:
    """The moment at which so many office hours are over."""
    counting = run.calendar.counting

    def over(stood: Sequence[Stood]) -> dt.datetime:
        lost = sum((counting.time_between(*one) for one in stood), NOTHING)
        return counting.moment_after(run.start, run.span.timedelta + lost)

    return _extended(run, Way(over, lambda moment: moment))


def by_days(run: Run) -> dt.date:
    """The last day: the first is not counted; a last day off moves to the next working day.

    民法典第二百零一条、第二百零三条. The very day (当天) stays where it is.
    """
    first, last = run.start.date(), run.span.after(run.start).date()

    def moved(day: dt.date) -> dt.date:
        return day if last == first else run.calendar.open_from(day)

    def over(stood: Sequence[Stood]) -> dt.date:
        lost = sum((end.date() - start.date() for start, end in stood), NOTHING)
        return moved(last + lost)

    return _extended(run, Way(over, lambda moment: moved(moment.date())))


def by_working_days(run: Run) -> dt.date:
    """The last of so many working days, the first being the one after the start.

    A pause takes of each working day the part of its hours that it covers; whole days are lost.
    """
    counting, first, count = run.calendar.counting, run.start.date(), run.span.amount

    def over(stood: Sequence[Stood]) -> dt.date:
        lost = sum((counting.parts_between(*one) for one in stood), Fraction(0))
        days = count + int(lost)
        return counting.day_after(first, days) if days else first

    def resumed(moment: dt.datetime) -> dt.date:
        return run.calendar.open_from(moment.date()) if count else moment.date()

    return _extended(run, Way(over, resumed))


def _extended(run: Run, way: Way[Over]) -> Over:
    """The end, moved by each pause that begins before it; later pauses no longer matter.

    Nothing is over before it runs again.
    """
    pauses = apart(run.pauses, run.start)
    end = way.over(())
    for n, (start, until) in enumerate(pauses, 1):
        if _is_over(end, start):
            break
        end = max(end, way.over(pauses[:n]), way.resumed(until))
    return end


def _is_over(end: dt.date, moment: dt.datetime) -> bool:
    return moment >= end if isinstance(end, dt.datetime) else moment.date() > end
