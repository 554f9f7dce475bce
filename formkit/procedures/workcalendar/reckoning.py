"""From start and limit to the last day or moment, pauses left out (期间的计算)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from formkit.procedures.workcalendar.pause import Pause, apart

if TYPE_CHECKING:
    from formkit.procedures.workcalendar.calendar import WorkCalendar
    from formkit.values.span import Span

Lost = TypeVar("Lost", Fraction, dt.timedelta)
Over = TypeVar("Over", dt.date, dt.datetime)
NOTHING = dt.timedelta()


@dataclass(frozen=True)
class Way(Generic[Lost, Over]):
    """A way of counting.

    Attributes:
        nothing: Nothing lost.
        over: When it is over, so much being lost to pauses.
        lost: What of a pause is lost.
        resumed: The earliest end of what runs again at a moment.
    """

    nothing: Lost
    over: Callable[[Lost], Over]
    lost: Callable[[dt.datetime, dt.datetime], Lost]
    resumed: Callable[[dt.datetime], Over]


class Run(NamedTuple):
    """A limit that runs: by which calendar, from when, how long, and when it stood still."""

    calendar: WorkCalendar
    start: dt.datetime
    span: Span
    pauses: Iterable[Pause]


def by_clock(run: Run) -> dt.datetime:
    """The moment at which the time is over by the clock, day and night."""
    over = run.span.after(run.start)
    way = Way(NOTHING, lambda lost: over + lost, lambda start, end: end - start, _itself)
    return _extended(run, way)


def by_office_hours(run: Run) -> dt.datetime:
    """The moment at which so many office hours are over."""
    counting, length = run.calendar.counting, run.span.timedelta

    def over(lost: dt.timedelta) -> dt.datetime:
        return counting.moment_after(run.start, length + lost)

    return _extended(run, Way(NOTHING, over, counting.time_between, _itself))


def by_days(run: Run) -> dt.date:
    """The last day: the first is not counted; a last day off moves to the next working day.

    民法典第二百零一条、第二百零三条. The very day (当天) stays where it is.
    """
    first, last = run.start.date(), run.span.after(run.start).date()

    def moved(day: dt.date) -> dt.date:
        return day if last == first else run.calendar.open_from(day)

    way = Way(
        NOTHING,
        lambda lost: moved(last + lost),
        lambda start, end: end.date() - start.date(),
        lambda resumed: moved(resumed.date()),
    )
    return _extended(run, way)


def by_working_days(run: Run) -> dt.date:
    """The last of so many working days, the first being the one after the start.

    A pause takes of each working day the part of its hours that it covers; whole days are lost.
    """
    counting, first, count = run.calendar.counting, run.start.date(), run.span.amount

    def over(lost: Fraction) -> dt.date:
        days = count + int(lost)
        return counting.day_after(first, days) if days else first

    def resumed(moment: dt.datetime) -> dt.date:
        return run.calendar.open_from(moment.date()) if count else moment.date()

    return _extended(run, Way(Fraction(0), over, counting.parts_between, resumed))


def _extended(run: Run, way: Way[Lost, Over]) -> Over:
    """The end, moved by each pause that begins before it; later pauses no longer matter.

    Nothing is over before it runs again.
    """
    lost, end = way.nothing, way.over(way.nothing)
    for start, until in apart(run.pauses, run.start):
        if _is_over(end, start):
            break
        lost += way.lost(start, until)
        end = max(end, way.over(lost), way.resumed(until))
    return end


def _itself(moment: dt.datetime) -> dt.datetime:
    return moment


def _is_over(end: dt.date, moment: dt.datetime) -> bool:
    return moment >= end if isinstance(end, dt.datetime) else moment.date() > end
