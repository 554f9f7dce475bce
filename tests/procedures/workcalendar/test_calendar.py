"""What the calendar knows of single days, and what an office says over it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from formkit.procedures.workcalendar import Notice, Overlay, OwnDay, WorkCalendar

D = dt.date


def calendar(**said: Any) -> WorkCalendar:
    return WorkCalendar(Overlay.model_validate(said))


@pytest.mark.parametrize(
    ("day", "kind", "name", "marked"),
    [
        (D(2026, 3, 6), "班", "", False),
        (D(2026, 3, 7), "休", "", False),
        (D(2026, 2, 14), "班", "春节", True),
        (D(2026, 2, 17), "休", "春节", True),
        (D(2026, 10, 3), "休", "国庆节", True),
        (D(2026, 10, 10), "班", "国庆节", True),
        (D(2024, 2, 29), "班", "", False),
    ],
)
def test_a_day_is_as_it_was_announced(day: D, kind: str, name: str, *, marked: bool) -> None:
    found = WorkCalendar.standard().day(day)
    assert (found.kind, found.name, found.marked) == (kind, name, marked)
    assert found.known
    assert not found.own


def test_the_last_days_of_the_last_year_are_not_known_yet() -> None:
    standard = WorkCalendar.standard()
    assert (standard.known_through.month, standard.known_through.day) == (12, 28)
    assert standard.is_known(standard.known_through)
    assert not standard.is_known(standard.known_through + dt.timedelta(days=1))
    assert not standard.is_known(D(2003, 12, 31))


def test_an_office_goes_before_what_was_announced() -> None:
    own = calendar(
        days={"2026-05-06": {"kind": "休", "reason": "台风"}, "2026-10-03": {"kind": "班"}}
    )
    day = own.day(D(2026, 5, 6))
    assert (day.kind, day.name, day.own, day.marked) == ("休", "台风", True, True)
    assert own.is_workday(D(2026, 10, 3))


def test_an_office_need_not_work_on_weekends_in_turn() -> None:
    finance = calendar(make_up_days=False)
    assert not finance.is_workday(D(2026, 2, 14))
    assert finance.workdays_between(D(2026, 1, 31), D(2026, 2, 28)) == 14


def test_half_a_day_is_a_working_day_with_half_its_hours() -> None:
    half = calendar(days={"2026-03-06": {"kind": "半天"}})
    day = dt.datetime(2026, 3, 6)
    assert half.is_workday(day.date())
    assert half.working_time(day, day + dt.timedelta(days=1)) == dt.timedelta(hours=3)


def test_a_whole_notice_makes_its_year_known() -> None:
    off = [D(2027, 1, 1) + dt.timedelta(days=n) for n in range(13)]
    whole, part = Notice(off=dict.fromkeys(off, "")), Notice(off=dict.fromkeys(off[:3], ""))
    standard = WorkCalendar.standard()
    assert WorkCalendar(Overlay().with_notice(2027, whole)).known_through == D(2027, 12, 28)
    assert WorkCalendar(Overlay().with_notice(2027, part)).known_through == standard.known_through
    assert WorkCalendar(Overlay().with_notice(2028, whole)).known_through == standard.known_through


def test_a_later_notice_goes_before_an_earlier_one() -> None:
    first = Overlay().with_notice(2026, Notice(off={D(2026, 9, 3): "抗战纪念日"}))
    later = first.with_notice(
        2026, Notice(on={D(2026, 9, 3): "抗战纪念日", D(2026, 2, 17): "春节"})
    )
    assert not WorkCalendar(first).is_workday(D(2026, 9, 3))
    assert WorkCalendar(later).is_workday(D(2026, 9, 3))
    assert WorkCalendar(later).is_workday(D(2026, 2, 17))


def test_the_version_is_that_of_what_decides() -> None:
    base = Overlay()
    closed = base.with_day(D(2026, 5, 6), OwnDay(kind="休"))
    versions = {
        WorkCalendar(one).version for one in (base, closed, base.with_day(D(2026, 5, 6), None))
    }
    assert len(versions) == 2
    assert WorkCalendar(base).version == WorkCalendar.standard().version
    assert calendar(hours=["08:00-12:00"]).version not in versions


def test_an_office_that_is_never_open_in_turn_still_has_its_day_named() -> None:
    day = calendar(make_up_days=False).day(D(2026, 2, 14))
    assert (day.kind, day.name, day.marked) == ("休", "春节", True)
