"""Within which time something has to be done, and when that time is over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field, field_validator

from formkit.errors import Unreadable
from formkit.procedures.rule import Rule
from formkit.say import say
from formkit.values.span import MonthlyDay, Span, parse_limit

DAYS = ("day", "week", "month")
AT_ONCE = Span(0, "minute")


@dataclass(frozen=True)
class Due:
    """When something has to be done.

    Attributes:
        at: The last day, or for limits in hours and minutes the last moment; ``None`` where
            that cannot be said.
        note: Why it cannot be said, or what was assumed.
    """

    at: dt.date | None = None
    note: str = ""


class Deadline(Rule):
    """A limit of time (期限).

    Attributes:
        id: Its stable name: ``P5-2``.
        title: What has to be done.
        start: From when it counts: a box with a date, or ``registered``.
        target: What ends it: a box with a date.
        limit: The time allowed, such as ``一日内``; by choice of the box ``by``
            (``{"国内" = "13日"}``); empty while the source leaves it open.
        by: The box whose choice decides which limit holds.
        blank: What the source leaves open, as it stands there: ``xx天``.
        every: ``case``, or ``month`` where it is due once a month for the office as a whole.
    """

    id: str
    title: str
    start: str = ""
    target: str = ""
    limit: str | Mapping[str, str] = ""
    by: str = ""
    blank: str = ""
    every: Literal["case", "month"] = "case"

    @field_validator("limit")
    @classmethod
    def _readable(cls, value: str | Mapping[str, str]) -> str | Mapping[str, str]:
        for text in (value,) if isinstance(value, str) else value.values():
            if text:
                _parsed(text)
        return value

    @property
    def is_set(self) -> bool:
        """False while neither the source nor the office says how long (未设定)."""
        return bool(self.limit)

    def span(self, choice: str | None = None) -> Span | MonthlyDay | None:
        """The time allowed, for that choice of the box ``by``; ``None`` where it is not set."""
        text = self.limit if isinstance(self.limit, str) else self.limit.get(choice or "", "")
        return _parsed(text) if text else None

    def due(self, start: dt.date, choice: str | None = None) -> Due:
        """When it is over, counted from a day or a moment.

        Days count from the day after the start, as the law counts them; hours from the moment,
        or where only the day is known from the end of that day.
        """
        span = self.span(choice)
        if span is None:
            return Due(note=say("期限未设定"))
        if isinstance(span, MonthlyDay):
            return Due(span.in_(start.year, start.month))
        if span == AT_ONCE:
            return Due(note=say("“立即”没有天数可算"))
        if span.unit == "workday":
            return Due(note=say("工作日要有工作日历才能算"))
        return _after(span, start)


def _after(span: Span, start: dt.date) -> Due:
    if span.unit in DAYS:
        return Due(span.after(_moment(start)).date())
    if isinstance(start, dt.datetime):
        return Due(span.after(start))
    over = _moment(start) + dt.timedelta(days=1)
    return Due(span.after(over), say("只知道日期，从当天二十四时起算"))


def _moment(day: dt.date) -> dt.datetime:
    return day if isinstance(day, dt.datetime) else dt.datetime.combine(day, dt.time())


def _parsed(text: str) -> Span | MonthlyDay:
    try:
        return parse_limit(text)
    except Unreadable as error:
        raise ValueError(str(error)) from error


class DeadlineSet(Rule):
    """Limits that another edition of the regulation gives, for an office to take over.

    Attributes:
        title: What it is called.
        limits: The limits by the name of the deadline.
    """

    title: str
    limits: Mapping[str, str | Mapping[str, str]] = Field(min_length=1)
