"""The office's hours."""

from __future__ import annotations

import datetime as dt

import pytest

from formkit.errors import Unreadable
from formkit.procedures.workcalendar import Hours

DAY = Hours.parse(["09:00-12:00", "13:00-18:00"])


def hours(count: float) -> dt.timedelta:
    return dt.timedelta(hours=count)


def test_hours_are_printed_as_they_are_read() -> None:
    assert str(Hours.parse(["8:30－11:30", "13：00至17:00"])) == "08:30-11:30、13:00-17:00"
    assert str(Hours.parse(["00:00-24:00"])) == "00:00-24:00"


@pytest.mark.parametrize(
    ("at", "worked"), [(8, 0), (9, 0), (10.5, 1.5), (12, 3), (12.5, 3), (13, 3), (18, 8), (23, 8)]
)
def test_lunch_and_the_night_are_not_worked(at: float, worked: float) -> None:
    assert DAY.worked(hours(at)) == hours(worked)


@pytest.mark.parametrize(("length", "at"), [(0.5, 9.5), (3, 12), (3.5, 13.5), (8, 18)])
def test_a_full_morning_is_over_at_noon_not_after_lunch(length: float, at: float) -> None:
    assert DAY.after(hours(length)) == hours(at)


def test_half_a_day_is_the_morning_or_half_of_one_shift() -> None:
    assert str(DAY.half) == "09:00-12:00"
    assert str(Hours.parse(["09:00-17:00"]).half) == "09:00-13:00"


@pytest.mark.parametrize(
    "shifts",
    [
        [],
        ["09:00"],
        ["12:00-09:00"],
        ["09:00-09:00"],
        ["09:00-12:00", "11:00-18:00"],
        ["13:00-18:00", "09:00-12:00"],
        ["22:00-26:00"],
    ],
)
def test_hours_that_no_day_has_are_refused(shifts: list[str]) -> None:
    with pytest.raises(Unreadable):
        Hours.parse(shifts)
