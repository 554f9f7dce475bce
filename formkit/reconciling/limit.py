"""A limit of time that runs for a case, and one that is over (期限、逾期)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Limit:
    """One deadline of one case.

    Attributes:
        rule: The name of the deadline: ``P5-3``.
        target: What has to be done.
        start: From when it counts.
        at: The last day, or the last moment; ``None`` where it is not set or cannot be counted.
        done: When it was done, if it was.
        note: Why there is no last day, or what was assumed.
        provisional: True where the last moment rests on an assumption (暂定).
        desk: Who has to act.
        soft: True where it should be kept but is not lateness (不宜超过).
        paused: True while the clock stands still.
        calendar: The version of the working calendar it was counted by.
    """

    rule: str
    target: str
    start: dt.date
    at: dt.date | None = None
    done: dt.date | None = None
    note: str = ""
    provisional: bool = False
    desk: str = ""
    soft: bool = False
    paused: bool = False
    calendar: str = ""

    @property
    def kept(self) -> bool:
        """True where it was done, and in time."""
        return self.done is not None and self.at is not None and not is_later(self.done, self.at)

    @property
    def broken(self) -> bool:
        """True where it was done, but too late."""
        return self.done is not None and self.at is not None and is_later(self.done, self.at)

    def days_over(self, as_of: dt.date) -> int | None:
        """How many days it is overdue, 0 for some hours; ``None`` where it is not."""
        if self.at is None or self.done is not None or not is_later(as_of, self.at):
            return None
        return (day(as_of) - day(self.at)).days

    def to_json(self) -> dict[str, Any]:
        """``{rule, target, at, provisional, desk, soft, paused, calendar, note}``."""
        return {
            "rule": self.rule,
            "target": self.target,
            "at": None if self.at is None else self.at.isoformat(),
            "provisional": self.provisional,
            "desk": self.desk,
            "soft": self.soft,
            "paused": self.paused,
            "calendar": self.calendar,
            "note": self.note,
        }


@dataclass(frozen=True)
class Overdue:
    """A limit that is over without the thing being done (逾期)."""

    limit: Limit
    days: int

    def to_json(self) -> dict[str, Any]:
        """The limit as JSON, with the days it is overdue."""
        return self.limit.to_json() | {"days": self.days}


def is_later(one: dt.date, other: dt.date) -> bool:
    """True where one is later than the other; a moment and a day are compared as days."""
    if isinstance(one, dt.datetime) and isinstance(other, dt.datetime):
        return one > other
    return day(one) > day(other)


def day(moment: dt.date) -> dt.date:
    """The day of a day or a moment."""
    return moment.date() if isinstance(moment, dt.datetime) else moment
