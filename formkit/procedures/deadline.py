"""Within which time something has to be done, and when that time is over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from pydantic import Field, field_validator

from formkit.errors import Unreadable
from formkit.procedures.condition import Condition
from formkit.procedures.rule import Rule
from formkit.procedures.workcalendar import Due, Mode, Pause, WorkCalendar
from formkit.procedures.workcalendar.mode import AT_ONCE, usual_mode
from formkit.say import say
from formkit.values.period import Period
from formkit.values.span import MonthlyDay, Span, parse_limit

__all__ = ["AT_ONCE", "Deadline", "DeadlineSet", "Every"]

Every = Literal["case", "month", "quarter", "year"]


class Deadline(Rule):
    """A limit of time (期限).

    Attributes:
        id: Its stable name: ``P5-2``.
        title: What has to be done.
        start: From when it counts: a box with a date, ``表单标题/box`` on a paper that names the
            case, or ``registered``.
        target: What ends it, said in the same way; for the office as a whole the kind of report
            (``stats``, ``summary``, ``revisits``), any of them unless said.
        limit: The time allowed, such as ``一日内``; by choice of the box ``by``
            (``{"国内" = "13日"}``); empty while the source leaves it open.
        promise: Instead of a limit: the box with the day promised for this case.
        mode: How time is counted; hours by the clock and days by the law unless said.
        by: The box whose choice decides which limit holds.
        blank: What the source leaves open, as it stands there: ``xx天``.
        when: It runs only where this holds.
        soft: True where it should be kept but is not lateness (不宜超过).
        every: ``case``, or how often it is due for the office as a whole.
        desk: Who has to act.
        late: What the source says of lateness: ``追究延误责任人``.
        notice: The paper to write when it is late: ``逾期书面通知``.
    """

    id: str
    title: str
    start: str = ""
    target: str = ""
    limit: str | Mapping[str, str] = ""
    promise: str = ""
    mode: Mode | None = None
    by: str = ""
    blank: str = ""
    when: Condition | None = None
    soft: bool = False
    every: Every = "case"
    desk: str = ""
    late: str = ""
    notice: str = ""

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
        return bool(self.limit or self.promise or (self.every != "case" and not self.blank))

    def span(self, choice: str | None = None) -> Span | MonthlyDay | None:
        """The time allowed, for that choice of the box ``by``; ``None`` where it is not set."""
        text = self.limit if isinstance(self.limit, str) else self.limit.get(choice or "", "")
        return _parsed(text) if text else None

    def due(
        self,
        start: dt.date,
        choice: str | None = None,
        *,
        calendar: WorkCalendar | None = None,
        pauses: Sequence[Pause] = (),
    ) -> Due:
        """When it is over, counted from a day or a moment.

        Days count from the day after the start, as the law counts them; hours from the moment,
        or where only the day is known from the end of that day.

        Args:
            start: The day or the moment.
            choice: What is chosen in the box ``by``.
            calendar: Whose working days count; as announced unless said.
            pauses: When it stood still.
        """
        span = self.span(choice)
        if span is None:
            return Due(note=say("未设定"))
        mode = self.mode or usual_mode(span.unit if isinstance(span, Span) else "day")
        return (calendar or WorkCalendar.standard()).due(start, span, mode, pauses)

    def due_in(self, period: Period, *, calendar: WorkCalendar | None = None) -> Due:
        """When it is over in one month, quarter or year of the office, by its last month.

        A limit without a day lasts to the end of that month; days count from its last day.
        """
        span = self.span()
        if span is not None:
            return self.due(period.last, calendar=calendar)
        return Due(period.last) if self.is_set else Due(note=say("未设定"))


@cache
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
