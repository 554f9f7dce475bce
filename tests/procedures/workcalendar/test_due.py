"""When a limit is over, in every way of counting."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from formkit.procedures.workcalendar import Due, Mode, Overlay, Pause, WorkCalendar
from formkit.values.span import parse_limit

CALENDAR = WorkCalendar.standard()


def moment(text: str) -> dt.date:
    return dt.datetime.fromisoformat(text) if " " in text else dt.date.fromisoformat(text)


def in_2026(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"2026-{text}")


def stood_still(text: str) -> Pause:
    start, end = map(in_2026, text.split(" … "))
    return Pause(start, end)


def due(start: str, limit: str, mode: Mode, *pauses: str, **said: Any) -> Due:
    """``due("2026-03-06 12:00", "3日", "natural", "03-07 09:00 … 03-08 09:00")``."""
    stood = [stood_still(one) for one in pauses]
    calendar = WorkCalendar(Overlay.model_validate(said)) if said else CALENDAR
    return calendar.due(moment(start), parse_limit(limit), mode, stood)


@pytest.mark.parametrize(
    ("start", "limit", "mode", "at"),
    [
        # by the clock: nights, weekends and holidays count
        ("2026-03-06 12:00", "15分钟", "clock", "2026-03-06 12:15"),
        ("2026-09-30 23:30", "1小时", "clock", "2026-10-01 00:30"),
        ("2026-02-13 17:00", "72小时", "clock", "2026-02-16 17:00"),
        ("2026-02-13 17:00", "3日", "clock", "2026-02-16 17:00"),
        ("2026-01-31 17:00", "1个月", "clock", "2026-02-28 17:00"),
        # natural days: the first is not counted; a last day off moves to the next working day
        ("2026-03-02 23:59", "1日", "natural", "2026-03-03"),
        ("2026-03-05", "3日", "natural", "2026-03-09"),  # Sunday moves to Monday
        ("2026-02-11", "3日", "natural", "2026-02-14"),  # a Saturday worked in turn stays
        ("2026-09-29", "3日", "natural", "2026-10-08"),  # in the week of 国庆
        ("2026-02-12", "5日", "natural", "2026-02-24"),
        ("2026-01-29", "1个月", "natural", "2026-02-28"),  # no 29 February; a Saturday, worked
        ("2026-01-31", "1个月", "natural", "2026-02-28"),
        ("2024-01-31", "1个月", "natural", "2024-02-29"),
        ("2026-03-06", "1周", "natural", "2026-03-13"),
        ("2026-03-07", "当天", "natural", "2026-03-07"),  # the very day, Saturday or not
        # working days: only they count, weekends worked in turn too
        ("2026-03-06", "1个工作日", "working", "2026-03-09"),
        ("2026-03-05", "3个工作日", "working", "2026-03-10"),
        ("2026-02-13", "1个工作日", "working", "2026-02-14"),
        ("2026-02-13", "2个工作日", "working", "2026-02-24"),
        ("2026-09-30", "2个工作日", "working", "2026-10-09"),
        ("2026-02-13", "2日", "working", "2026-02-24"),
        ("2026-02-13", "2个工作日", "natural", "2026-02-24"),  # the unit says how
        ("2026-02-13", "2个工作日", "clock", "2026-02-24"),
        ("2026-03-07", "0个工作日", "working", "2026-03-07"),
        # office hours: lunch, nights and days off do not count
        ("2026-03-06 11:00", "2小时", "working", "2026-03-06 14:00"),
        ("2026-03-06 17:00", "2小时", "working", "2026-03-09 10:00"),
        ("2026-03-06 10:00", "2小时", "working", "2026-03-06 12:00"),
        ("2026-03-06 12:30", "5小时", "working", "2026-03-06 18:00"),
        ("2026-03-07 15:00", "15分钟", "working", "2026-03-09 09:15"),
        ("2026-02-14 17:00", "2小时", "working", "2026-02-24 10:00"),
        ("2026-09-30 09:00", "24小时", "working", "2026-10-09 18:00"),
        ("2026-12-31 17:00", "2小时", "working", "2027-01-01 10:00"),
        # a day of each month
        ("2026-02-03", "每月30日前", "natural", "2026-02-28"),
        ("2026-04-03", "每月底前", "natural", "2026-04-30"),
    ],
)
def test_when_a_limit_is_over(start: str, limit: str, mode: Mode, at: str) -> None:
    assert due(start, limit, mode).at == moment(at)


@pytest.mark.parametrize(
    ("mode", "limit", "at"),
    [
        ("clock", "24小时", "2026-03-08 00:00"),
        ("working", "1小时", "2026-03-09 10:00"),
    ],
)
def test_hours_from_a_day_without_a_time_count_from_its_end(
    mode: Mode, limit: str, at: str
) -> None:
    found = due("2026-03-06", limit, mode)
    assert (found.at, found.provisional) == (moment(at), True)
    assert found.note == "只知道日期，从当天二十四时起算"


def test_at_once_has_no_last_moment() -> None:
    assert due("2026-03-06", "立即", "clock") == Due(note="“立即”没有天数可算")


@pytest.mark.parametrize("limit", ["9999个工作日", "9999个月", "9999周"])
def test_a_limit_beyond_all_calendars_is_told_and_not_counted(limit: str) -> None:
    found = due("9998-12-30", limit, "natural")
    assert found.at is None
    assert "算不出" in found.note


BEYOND = [
    ("2026-12-24", "3日", "natural", False),  # 27 December is a Sunday: Monday 28 is the last known
    ("2026-12-25", "4日", "natural", True),
    ("2026-12-21", "5个工作日", "working", False),
    ("2026-12-25", "2个工作日", "working", True),
    ("2026-12-28 17:00", "2小时", "working", True),
    ("2026-12-28 17:00", "48小时", "clock", False),
    ("2026-12-31", "当天", "natural", True),
    ("2003-12-30", "1个工作日", "working", True),
]


@pytest.mark.parametrize(("start", "limit", "mode", "provisional"), BEYOND)
def test_what_rests_on_days_not_announced_is_provisional(
    start: str, limit: str, mode: Mode, *, provisional: bool
) -> None:
    found = due(start, limit, mode)
    assert found.provisional is provisional
    assert bool(found.note) is provisional


PAUSED = [
    # by the clock the whole pause counts
    ("2026-03-06 12:00", "24小时", "clock", "03-06 18:00 … 03-09 09:00", "2026-03-10 03:00"),
    # natural days: as many days as the pause went over
    ("2026-03-02", "3日", "natural", "03-03 09:00 … 03-05 09:00", "2026-03-09"),
    ("2026-03-02", "3日", "natural", "03-03 09:00 … 03-03 17:00", "2026-03-05"),
    # 当天, paused over the night, is over on the day it runs again
    ("2026-03-02", "当天", "natural", "03-02 15:00 … 03-04 09:00", "2026-03-04"),
    # Saturday was moved to Monday; a pause from Sunday to Tuesday leaves the Tuesday
    ("2026-03-05", "2日", "natural", "03-08 09:00 … 03-10 09:00", "2026-03-10"),
    # working days: only the working days of the pause count, none of the holiday
    ("2026-09-29", "3个工作日", "working", "09-30 18:00 … 10-08 08:00", "2026-10-09"),
    ("2026-09-29", "3个工作日", "working", "09-30 09:00 … 10-08 08:00", "2026-10-10"),
    ("2026-03-05", "2个工作日", "working", "03-06 18:00 … 03-08 12:00", "2026-03-09"),
    # of two days of which parts are lost, together one and a half, one is
    ("2026-03-02", "4个工作日", "working", "03-04 10:00 … 03-05 15:00", "2026-03-09"),
    # a whole day is lost, an hour of it is not
    ("2026-03-02", "3个工作日", "working", "03-03 09:00 … 03-03 18:00", "2026-03-06"),
    ("2026-03-02", "3个工作日", "working", "03-03 08:00 … 03-03 10:00", "2026-03-05"),
    # nothing is over before it runs again
    ("2026-03-02", "1个工作日", "working", "03-03 17:00 … 03-04 10:00", "2026-03-04"),
    ("2026-03-02", "0个工作日", "working", "03-02 17:00 … 03-07 10:00", "2026-03-07"),
    # office hours: neither lunch nor the weekend is lost time
    ("2026-03-06 11:00", "2小时", "working", "03-06 12:00 … 03-06 13:00", "2026-03-06 14:00"),
    ("2026-03-06 11:00", "2小时", "working", "03-06 11:30 … 03-06 13:30", "2026-03-06 15:00"),
    ("2026-03-06 17:00", "2小时", "working", "03-06 17:30 … 03-09 09:30", "2026-03-09 11:00"),
    # a pause before the start, and one after the end, change nothing
    ("2026-03-05", "2个工作日", "working", "03-01 09:00 … 03-04 09:00", "2026-03-09"),
    ("2026-03-05", "2个工作日", "working", "03-10 09:00 … 03-20 09:00", "2026-03-09"),
    ("2026-03-06 12:00", "1小时", "clock", "03-06 13:00 … 03-07 13:00", "2026-03-06 13:00"),
    # a pause that was begun before the start counts from the start
    ("2026-03-06 12:00", "1小时", "clock", "03-06 11:00 … 03-06 13:00", "2026-03-06 14:00"),
]


@pytest.mark.parametrize(("start", "limit", "mode", "pause", "at"), PAUSED)
def test_only_what_would_have_counted_is_lost_to_a_pause(
    start: str, limit: str, mode: Mode, pause: str, at: str
) -> None:
    assert due(start, limit, mode, pause).at == moment(at)


def test_pauses_that_overlap_count_once_and_a_second_one_reaches_the_longer_end() -> None:
    once = "03-03 09:00 … 03-05 09:00"
    within = "03-04 09:00 … 03-05 09:00"
    later = "03-06 09:00 … 03-07 09:00"
    assert due("2026-03-02", "3日", "natural", within, once) == due(
        "2026-03-02", "3日", "natural", once
    )
    assert due("2026-03-02", "3日", "natural", later, once).at == dt.date(2026, 3, 9)
    assert due("2026-03-02", "4日", "natural", later, once).at == dt.date(2026, 3, 9)
    assert due("2026-03-02", "5日", "natural", later, once).at == dt.date(2026, 3, 10)


def test_a_pause_that_goes_on_does_not_count_until_it_is_given_an_end() -> None:
    going_on = Pause(dt.datetime(2026, 3, 3, 9))
    until = dt.datetime(2026, 3, 5, 9)
    start, limit = dt.date(2026, 3, 2), parse_limit("4日")
    assert CALENDAR.due(start, limit, "natural", [going_on]).at == dt.date(2026, 3, 6)
    assert CALENDAR.due(start, limit, "natural", [going_on.ended(until)]).at == dt.date(2026, 3, 9)
    assert going_on.ended(dt.datetime(2026, 3, 1)).end == going_on.start


def test_the_offices_own_days_decide() -> None:
    typhoon = {"days": {"2026-03-09": {"kind": "休", "reason": "台风"}}}
    half = {"days": {"2026-03-09": {"kind": "半天"}}}
    saturday = {"days": {"2026-03-07": {"kind": "班"}}}
    assert due("2026-03-05", "3日", "natural", **typhoon).at == dt.date(2026, 3, 10)
    assert due("2026-03-06", "1个工作日", "working", **half).at == dt.date(2026, 3, 9)
    assert due("2026-03-06 17:00", "5小时", "working", **half).at == moment("2026-03-10 10:00")
    assert due("2026-03-06", "1日", "natural", **saturday).at == dt.date(2026, 3, 7)


def test_offices_keep_other_hours() -> None:
    shop = {"hours": ["10:00-22:00"]}
    assert due("2026-03-06 21:00", "2小时", "working", **shop).at == moment("2026-03-09 11:00")
