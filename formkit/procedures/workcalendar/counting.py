"""Working days counted: which place a day takes among them, and which day takes a place."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import accumulate

from formkit.procedures.workcalendar.day import DayKind
from formkit.procedures.workcalendar.hours import Hours

NOTHING = dt.timedelta()
_SMALLEST = dt.timedelta(microseconds=1)


@dataclass(frozen=True)
class Year:
    """The working days of one year and how long each is.

    Attributes:
        days: The days, in order.
        lengths: The working time up to and with each of them.
    """

    days: tuple[dt.date, ...]
    lengths: tuple[dt.timedelta, ...]

    @property
    def length(self) -> dt.timedelta:
        """The working time of the whole year."""
        return self.lengths[-1] if self.lengths else NOTHING

    def until(self, day: dt.date) -> int:
        """How many of its working days are not later than a day."""
        return bisect_right(self.days, day)

    def worked(self, count: int) -> dt.timedelta:
        """The working time of its first so many working days."""
        return self.lengths[count - 1] if count else NOTHING


@dataclass(frozen=True)
class Counting:
    """The working days of all years, one year at a time and each counted once.

    Attributes:
        kind: What each day is.
        hours: The hours of a full day.
    """

    kind: Callable[[dt.date], DayKind]
    hours: Hours

    def days_between(self, first: dt.date, last: dt.date) -> int:
        """How many working days come after one day and not after another."""
        if last <= first:
            return 0
        whole = sum(len(self.year(year).days) for year in range(first.year, last.year))
        return whole + self.year(last.year).until(last) - self.year(first.year).until(first)

    def parts_between(self, first: dt.datetime, last: dt.datetime) -> Fraction:
        """How many working days lie between two moments, each by the part of its hours."""
        whole = self.days_between(first.date(), last.date())
        return whole + self._part_left(first) - self._part_left(last)

    def day_after(self, day: dt.date, count: int) -> dt.date:
        """The working day that is the count-th after a day; raises OverflowError past 9999."""
        year, place = day.year, self.year(day.year).until(day) + count
        while place > len(self.year(year).days):
            place -= len(self.year(year).days)
            year += 1
        return self.year(year).days[place - 1]

    def time_between(self, first: dt.datetime, last: dt.datetime) -> dt.timedelta:
        """The office hours between two moments."""
        if last <= first:
            return NOTHING
        years = range(first.year, last.year)
        whole = sum((self.year(year).length for year in years), NOTHING)
        return whole + self._since_new_year(last) - self._since_new_year(first)

    def moment_after(self, moment: dt.datetime, length: dt.timedelta) -> dt.datetime:
        """The moment by which so much office time has run since another.

        Nothing at all is over at the moment itself.
        """
        if length <= NOTHING:
            return moment
        year, target = moment.year, self._since_new_year(moment) + length
        while target > self.year(year).length:
            target -= self.year(year).length
            year += 1
        return self._at(year, target)

    def year(self, year: int) -> Year:
        """One year, counted when it is first asked for."""
        if year not in self._years:
            self._years[year] = self._counted(year)
        return self._years[year]

    @cached_property
    def _years(self) -> dict[int, Year]:
        return {}

    def _counted(self, year: int) -> Year:
        first = dt.date(year, 1, 1).toordinal()
        days = map(dt.date.fromordinal, range(first, dt.date(year, 12, 31).toordinal() + 1))
        open_days = tuple(day for day in days if self.kind(day) != "休")
        return Year(open_days, tuple(accumulate(self._hours(day).length for day in open_days)))

    def _hours(self, day: dt.date) -> Hours:
        return self.hours.half if self.kind(day) == "半天" else self.hours

    def _since_new_year(self, moment: dt.datetime) -> dt.timedelta:
        year, day = self.year(moment.year), moment.date()
        count = year.until(day)
        if self.kind(day) == "休":
            return year.worked(count)
        return year.worked(count - 1) + self._hours(day).worked(moment - _midnight(moment))

    def _part_left(self, moment: dt.datetime) -> Fraction:
        if self.kind(moment.date()) == "休":
            return Fraction(0)
        hours = self._hours(moment.date())
        left = hours.length - hours.worked(moment - _midnight(moment))
        return Fraction(left // _SMALLEST, hours.length // _SMALLEST)

    def _at(self, year: int, target: dt.timedelta) -> dt.datetime:
        counted = self.year(year)
        place = bisect_left(counted.lengths, target)
        day = counted.days[place]
        time = self._hours(day).after(target - counted.worked(place))
        return dt.datetime.combine(day, dt.time()) + time


def _midnight(moment: dt.datetime) -> dt.datetime:
    return dt.datetime.combine(moment.date(), dt.time())
