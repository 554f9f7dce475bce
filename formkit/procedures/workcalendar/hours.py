"""The office's hours: when of a working day it is open, lunch left out (办公时间)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from formkit.errors import Unreadable
from formkit.say import say
from formkit.values.text import fold

_SPAN = re.compile(r"(\d\d?):(\d\d)[-~–—至到](\d\d?):(\d\d)")
_DAY = dt.timedelta(days=1)
Shift = tuple[dt.timedelta, dt.timedelta]


@dataclass(frozen=True)
class Hours:
    """The hours of one working day.

    Attributes:
        shifts: From when to when, in order, as time since midnight.
    """

    shifts: tuple[Shift, ...]

    def __post_init__(self) -> None:
        """Refuse hours that end before they begin, overlap, or leave the day."""
        times = [time for shift in self.shifts for time in shift]
        ordered = all(one < other for one, other in pairwise(times[:1] + times[1::2]))
        if not times or not ordered or times != sorted(times) or times[-1] > _DAY:
            raise Unreadable(str(self), say("按先后写的办公时间，例如09:00-12:00、13:00-18:00"))

    def __str__(self) -> str:
        return "、".join(f"{_clock(start)}-{_clock(end)}" for start, end in self.shifts)

    @classmethod
    def parse(cls, shifts: Sequence[str]) -> Hours:
        """``["09:00-12:00", "13:00-18:00"]``; raises Unreadable."""
        return cls(tuple(_shift(text) for text in shifts))

    @property
    def length(self) -> dt.timedelta:
        """How long a full day is."""
        return sum((end - start for start, end in self.shifts), dt.timedelta())

    @property
    def half(self) -> Hours:
        """Half a day (半天): up to the break, or half the time where there is none."""
        start, end = self.shifts[0]
        return Hours(self.shifts[:1] if len(self.shifts) > 1 else ((start, (start + end) / 2),))

    def worked(self, until: dt.timedelta) -> dt.timedelta:
        """How much of the day's hours is over at a time of day."""
        passed = (min(until, end) - start for start, end in self.shifts if until > start)
        return sum(passed, dt.timedelta())

    def after(self, length: dt.timedelta) -> dt.timedelta:
        """The time of day at which so much is worked; at a break the end of the shift before."""
        left = length
        for start, end in self.shifts:
            if left <= end - start:
                return start + left
            left -= end - start
        return self.shifts[-1][1]


def _shift(text: str) -> Shift:
    seen = _SPAN.fullmatch(fold(text))
    if not seen:
        raise Unreadable(text, say("办公时间，例如09:00-12:00"))
    first, last = (
        dt.timedelta(hours=int(hour), minutes=int(minute))
        for hour, minute in (seen.group(1, 2), seen.group(3, 4))
    )
    return first, last


def _clock(time: dt.timedelta) -> str:
    minutes = time // dt.timedelta(minutes=1)
    return f"{minutes // 60:02}:{minutes % 60:02}"


STANDARD = ("09:00-12:00", "13:00-18:00")
"""What holds where an office says nothing."""
