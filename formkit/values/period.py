"""Periods: the month in which serial numbers count."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from formkit.errors import Unreadable, UsageError
from formkit.say import say
from formkit.values.numeral import in_figures
from formkit.values.text import fold

_PERIOD = re.compile(r"(?P<year>\d{4}|\d\d)(?:[-/.年](?P<month>\d{1,2})月?份?|(?P<packed>\d\d))")


@dataclass(frozen=True, order=True)
class Period:
    """The month a serial counts in (周期, 以年度月份为原则).

    Attributes:
        year: Four digits.
        month: 1 to 12.
    """

    year: int
    month: int

    def __post_init__(self) -> None:
        """Refuse months that no calendar has."""
        if not (1 <= self.month <= 12 and 1000 <= self.year <= 9999):
            raise UsageError(say("没有{year}年{month}月", year=self.year, month=self.month))

    def __str__(self) -> str:
        year = self.year - 2000 if 2000 <= self.year < 2100 else self.year
        return f"{year:02}{self.month:02}"

    @classmethod
    def parse(cls, text: str) -> Period:
        """``2603``, ``202603``, ``2026-03``, ``2026/3`` or ``2026年3月``."""
        found = _PERIOD.fullmatch(in_figures(fold(text)))
        month = int(found["month"] or found["packed"]) if found else 0
        if not found or not 1 <= month <= 12:
            raise Unreadable(text, say("月份，例如2603或2026年3月"))
        return cls(full_year(found["year"]), month)

    @classmethod
    def of(cls, date: dt.date) -> Period:
        """The month a day lies in."""
        return cls(date.year, date.month)

    @property
    def next(self) -> Period:
        """The month after."""
        return Period.of(self.last + dt.timedelta(days=1))

    @property
    def previous(self) -> Period:
        """The month before."""
        return Period.of(self.first - dt.timedelta(days=1))

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return dt.date(self.year, self.month, 1)

    @property
    def last(self) -> dt.date:
        """Its last day."""
        return self.first.replace(day=calendar.monthrange(self.year, self.month)[1])

    @property
    def title(self) -> str:
        """How it stands in a title: ``2026年3月``."""
        return f"{self.year}年{self.month}月"


def full_year(digits: str) -> int:
    """The year of two or four digits; two are 20xx."""
    return 2000 + int(digits) if len(digits) == 2 else int(digits)
