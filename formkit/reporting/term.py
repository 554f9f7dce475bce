"""Terms: the months, quarter or year that a report is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from formkit.say import say
from formkit.values.number import Period

MONTHS_OF_A_TREND = 12


@dataclass(frozen=True)
class Term:
    """A month, a quarter, a year, or any run of months (月、季、年).

    Attributes:
        first: Its first month.
        last: Its last month.
    """

    first: Period
    last: Period

    @classmethod
    def of(cls, months: Period | Sequence[Period] | Term) -> Term:
        """The term of a month, or from the first to the last of several."""
        if isinstance(months, Term):
            return months
        if isinstance(months, Period):
            return cls(months, months)
        return cls(min(months), max(months))

    @property
    def months(self) -> tuple[Period, ...]:
        """Its months in their order."""
        found = [self.first]
        while found[-1] < self.last:
            found.append(found[-1].next)
        return tuple(found)

    @property
    def end(self) -> dt.date:
        """Its last day."""
        return self.last.last

    @property
    def word(self) -> str:
        """What kind of term it is: ``月``, ``季``, ``年``; nothing for any other."""
        return {1: "月", 3: "季", 12: "年"}.get(len(self.months), "") if self._is_whole else ""

    @property
    def title(self) -> str:
        """How it stands in a heading: ``2026年3月``, ``2026年第1季度``, ``2026年``."""
        if self.word == "季":
            return f"{self.first.year}年第{self._quarter}季度"
        if self.word == "年":
            return f"{self.first.year}年"
        if self.first == self.last:
            return self.first.title
        return say("{first}至{last}", first=self.first.title, last=self.last.title)

    @property
    def iso(self) -> str:
        """For programs: ``2026-03``, ``2026-Q1``, ``2026``."""
        if self.word == "季":
            return f"{self.first.year}-Q{self._quarter}"
        if self.word == "年":
            return str(self.first.year)
        month = f"{self.first.year}-{self.first.month:02}"
        last = f"{self.last.year}-{self.last.month:02}"
        return month if self.first == self.last else f"{month}/{last}"

    def __str__(self) -> str:
        """As part of a file's name: ``2603``, ``2026Q1``, ``2026``."""
        if self.first == self.last:
            return str(self.first)
        return self.iso.replace("-", "").replace("/", "-")

    @property
    def trend(self) -> tuple[Period, ...]:
        """The twelve months that end with it, for a line that shows where things go."""
        found = [self.last]
        while len(found) < MONTHS_OF_A_TREND:
            found.insert(0, found[0].previous)
        return tuple(found)

    def covers(self, day: dt.date | None) -> bool:
        """True for a day in it."""
        return day is not None and self.first <= Period.of(day) <= self.last

    @property
    def _is_whole(self) -> bool:
        """False for three months that are no quarter, or twelve that are no year."""
        length = len(self.months)
        return length == 1 or (length in (3, 12) and (self.first.month - 1) % length == 0)

    @property
    def _quarter(self) -> int:
        return (self.first.month + 2) // 3
