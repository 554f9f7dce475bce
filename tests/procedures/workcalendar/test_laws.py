"""Laws that counting time keeps, whatever the days, the limits and the pauses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from formkit.procedures.workcalendar import Hours, Mode, Overlay, Pause, WorkCalendar
from formkit.values.span import Span

FIRST, LAST = dt.datetime(2024, 1, 1), dt.datetime(2026, 12, 31)
OVERLAYS = (
    Overlay(),
    Overlay(make_up_days=False),
    Overlay(hours=("08:30-11:30", "14:00-17:30")),
    Overlay.model_validate(
        {
            "hours": ["00:00-24:00"],
            "days": {"2025-05-06": {"kind": "休"}, "2025-05-10": {"kind": "半天"}},
        }
    ),
)
CALENDARS = tuple(map(WorkCalendar, OVERLAYS))

Wait = tuple[dt.timedelta, dt.timedelta]
NOTHING = dt.timedelta()

calendars = st.sampled_from(CALENDARS)
moments = st.datetimes(FIRST, LAST).map(lambda moment: moment.replace(microsecond=0))
modes: st.SearchStrategy[Mode] = st.sampled_from(["clock", "natural", "working"])
spans = st.builds(
    Span, st.integers(1, 60), st.sampled_from(["minute", "hour", "day", "workday", "week", "month"])
)
pauses = st.lists(
    st.tuples(
        st.timedeltas(dt.timedelta(0), dt.timedelta(days=30)),
        st.timedeltas(dt.timedelta(0), dt.timedelta(days=10)),
    ),
    max_size=3,
)
"""How long after the start each pause begins, and how long it is."""


def stood_still(
    start: dt.datetime, said: Sequence[Wait], more: dt.timedelta = NOTHING
) -> list[Pause]:
    return [Pause(start + after, start + after + length + more) for after, length in said]


def end_of(day: dt.date | None) -> dt.datetime:
    """The moment at which a last day or moment is over."""
    assert day is not None
    if isinstance(day, dt.datetime):
        return day
    return dt.datetime.combine(day, dt.time()) + dt.timedelta(days=1)


@given(calendars, moments, moments, moments)
def test_working_time_adds_up(
    calendar: WorkCalendar, one: dt.datetime, other: dt.datetime, third: dt.datetime
) -> None:
    first, middle, last = sorted([one, other, third])
    parts = calendar.working_time(first, middle) + calendar.working_time(middle, last)
    assert parts == calendar.working_time(first, last)
    assert calendar.working_time(last, first) == dt.timedelta()


@given(calendars, moments, st.integers(0, 40))
def test_working_time_is_that_of_the_days_one_by_one(
    calendar: WorkCalendar, start: dt.datetime, days: int
) -> None:
    midnight = dt.datetime.combine(start.date(), dt.time())
    kinds = [calendar.day(start.date() + dt.timedelta(days=n)).kind for n in range(days)]
    hours = {"班": calendar.hours.length, "半天": calendar.hours.half.length, "休": dt.timedelta()}
    end = midnight + dt.timedelta(days=days)
    assert calendar.working_time(midnight, end) == sum((hours[k] for k in kinds), dt.timedelta())


@given(calendars, moments, st.timedeltas(dt.timedelta(minutes=1), dt.timedelta(hours=400)))
def test_so_much_office_time_lies_before_the_moment_it_is_over(
    calendar: WorkCalendar, start: dt.datetime, length: dt.timedelta
) -> None:
    over = calendar.counting.moment_after(start, length)
    assert calendar.working_time(start, over) == length
    assert calendar.working_time(start, over - dt.timedelta(seconds=1)) < length


@given(calendars, moments, moments, spans, modes)
def test_what_starts_later_is_never_over_sooner(
    calendar: WorkCalendar, one: dt.datetime, other: dt.datetime, span: Span, mode: Mode
) -> None:
    first, last = sorted([one, other])
    sooner, later = (end_of(calendar.due(start, span, mode).at) for start in (first, last))
    assert sooner <= later


@given(calendars, moments, spans, modes)
def test_nothing_is_over_before_it_starts_and_more_time_is_never_less(
    calendar: WorkCalendar, start: dt.datetime, span: Span, mode: Mode
) -> None:
    longer = Span(span.amount + 1, span.unit)
    over = end_of(calendar.due(start, span, mode).at)
    assert start < over <= end_of(calendar.due(start, longer, mode).at)


@given(calendars, moments, spans, modes, pauses)
def test_a_pause_never_shortens_and_nothing_is_over_within_it(
    calendar: WorkCalendar, start: dt.datetime, span: Span, mode: Mode, waits: Sequence[Wait]
) -> None:
    stood = stood_still(start, waits)
    without = end_of(calendar.due(start, span, mode).at)
    over = end_of(calendar.due(start, span, mode, stood).at)
    assert over >= without
    assert not any(one.start < over < (one.end or one.start) for one in stood if one.start > start)


@given(calendars, moments, spans, modes, pauses, st.timedeltas(dt.timedelta(0), dt.timedelta(9)))
def test_a_longer_pause_never_brings_the_end_nearer(
    calendar: WorkCalendar,
    start: dt.datetime,
    span: Span,
    mode: Mode,
    waits: Sequence[Wait],
    more: dt.timedelta,
) -> None:
    over = end_of(calendar.due(start, span, mode, stood_still(start, waits)).at)
    longer = stood_still(start, waits, more)
    assert over <= end_of(calendar.due(start, span, mode, longer).at)


@given(calendars, moments, spans, pauses)
def test_a_last_day_is_a_day_on_which_the_office_is_open(
    calendar: WorkCalendar, start: dt.datetime, span: Span, waits: Sequence[Wait]
) -> None:
    mode: Mode = "working" if span.unit == "workday" else "natural"
    last = calendar.due(start, span, mode, stood_still(start, waits)).at
    assert last is not None
    assert isinstance(last, dt.datetime) or calendar.is_workday(last)


@given(
    st.lists(st.integers(0, 24 * 60), min_size=2, max_size=8, unique=True).map(sorted),
    st.integers(0, 24 * 60),
)
def test_hours_are_read_as_they_are_printed_and_count_what_they_cover(
    minutes: list[int], until: int
) -> None:
    edges = minutes[: len(minutes) // 2 * 2]
    shifts = list(zip(edges[::2], edges[1::2], strict=True))
    hours = Hours(tuple((at(start), at(end)) for start, end in shifts))
    covered = sum(start <= minute < end for start, end in shifts for minute in range(until))
    assert Hours.parse(str(hours).split("、")) == hours
    assert hours.worked(at(until)) == at(covered)


def at(minutes: int) -> dt.timedelta:
    return dt.timedelta(minutes=minutes)
