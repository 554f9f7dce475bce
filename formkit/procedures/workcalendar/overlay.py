"""What an office says of its calendar itself: 日历.toml, word by word.

make_up_days = true                       # 调休的周末上班
hours = ["09:00-12:00", "13:00-18:00"]
[days]
2026-05-04 = { kind = "休", reason = "台风" }
[notices.2027]
source = "国办通知.txt"
off = { 2027-01-01 = "元旦" }
on = { 2027-01-03 = "元旦" }
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from pydantic import Field, field_validator

from formkit.errors import Unreadable
from formkit.procedures.rule import Said
from formkit.procedures.workcalendar.day import DayKind
from formkit.procedures.workcalendar.hours import STANDARD, Hours

LAW_OF_2025 = 13
"""How many days off the law gives a year (全国年节及纪念日放假办法, since 2025)."""


class OwnDay(Said):
    """A day as the office has it: closed for a typhoon, open in turn, open half the day."""

    kind: DayKind
    reason: str = ""


class Notice(Said):
    """The days off and on that were announced for one year.

    Attributes:
        source: Where they were taken from.
        off: The days off, with the holiday.
        on: The weekend days worked in turn, with the holiday.
    """

    source: str = ""
    off: Mapping[dt.date, str] = {}
    on: Mapping[dt.date, str] = {}

    @property
    def is_whole(self) -> bool:
        """True where it gives at least the days of the law, so that the year is known."""
        return len(self.off) >= LAW_OF_2025

    def joined(self, other: Notice) -> Notice:
        """Both as one; where they differ the other counts."""
        off = {day: name for day, name in self.off.items() if day not in other.on}
        on = {day: name for day, name in self.on.items() if day not in other.off}
        return Notice(source=other.source, off=off | dict(other.off), on=on | dict(other.on))


class Overlay(Said):
    """What stands in 日历.toml.

    Attributes:
        make_up_days: Whether the office works on the weekends worked in turn (调休).
        hours: When it is open, lunch left out.
        days: Days that are otherwise with it.
        notices: What was announced since, by year.
    """

    make_up_days: bool = True
    hours: tuple[str, ...] = Field(default=STANDARD, min_length=1)
    days: Mapping[dt.date, OwnDay] = {}
    notices: Mapping[int, Notice] = {}

    @field_validator("hours")
    @classmethod
    def _open(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        try:
            Hours.parse(value)
        except Unreadable as error:
            raise ValueError(str(error)) from error
        return value

    def with_day(self, day: dt.date, said: OwnDay | None) -> Overlay:
        """The overlay with another word on a day, or without any where ``None`` is said."""
        days = {one: own for one, own in self.days.items() if one != day}
        return self.model_copy(update={"days": days if said is None else days | {day: said}})

    def with_notice(self, year: int, notice: Notice) -> Overlay:
        """The overlay with what was announced for a year, joined to what is known of it."""
        known = self.notices.get(year, Notice())
        return self.model_copy(update={"notices": {**self.notices, year: known.joined(notice)}})
