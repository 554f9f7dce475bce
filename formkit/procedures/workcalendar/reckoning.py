"""From start and limit to the last day or moment, pauses left out (期间的计算)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from formkit.procedures.workcalendar.pause import Pause, apart

if TYPE_CHECKING:
    from formkit.procedures.workcalendar.calendar import WorkCalendar
    from formkit.values.span import Span

Lost = TypeVar("Lost", int, dt.timedelta)
Over = TypeVar("Over", dt.date, dt.datetime)
NOTHING = dt.timedelta()


class Run(NamedTuple):
    """A limit that runs: by which calendar, from when, how long, and when it stood still."""

    calendar: WorkCalendar
    start: dt.datetime
    span: Span
    pauses: Iterable[Pause]


def by_clock(run: Run) -> dt.datetime:
    """The moment at which the time is over by the clock, day and night."""
    over = run.span.after(run.start)
    return _extended(run, NOTHING, lambda lost: over + lost, lambda start, end: end - start)


def by_office_hours(run: Run) -> dt.datetime:
    """The moment at which so many office hours are over."""
    counting, length = run.calendar.counting, run.span.timedelta
    return _extended(
        run,
        NOTHING,
        lambda lost: counting.moment_after(run.start, length + lost),
        counting.time_between,
    )


def by_days(run: Run) -> dt.date:
    """The last day: the first is not counted; a last day off moves to the next working day.

    民法典第二百零一条、第二百零三条. The very day (当天) stays where it is.
    """
    first, last = run.start.date(), run.span.after(run.start).date()

    def over(lost: dt.timedelta) -> dt.date:
        moved = last + lost
        return moved if moved == first else run.calendar.open_from(moved)

    return _extended(run, NOTHING, over, lambda start, end: end.date() - start.date())


def by_working_days(run: Run) -> dt.date:
    """The last of so many working days, the first being the one after the start."""
    counting, first, count = run.calendar.counting, run.start.date(), run.span.amount

    def over(lost: int) -> dt.date:
        return counting.day_after(first, count + lost) if count + lost else first

    return _extended(
        run, 0, over, lambda start, end: counting.days_between(start.date(), end.date())
    )


def _extended(
    run: Run,
    nothing: Lost,
    over: Callable[[Lost], Over],
    lost: Callable[[dt.datetime, dt.datetime], Lost],
) -> Over:
    """The end moved by each pause that begins before it; later pauses no longer matter."""
    whole, end = nothing, over(nothing)
    for stood_from, stood_until in apart(run.pauses, run.start):
        if _is_over(end, stood_from):
            break
        whole += lost(stood_from, stood_until)
        end = over(whole)
    return end


def _is_over(end: dt.date, moment: dt.datetime) -> bool:
    return moment >= end if isinstance(end, dt.datetime) else moment.date() > end
