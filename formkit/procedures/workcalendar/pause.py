"""A pause: time that does not count, with its reason (中止计时)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Pause:
    """Time in which a limit stands still.

    Attributes:
        start: From when.
        end: Until when; ``None`` while it lasts.
        reason: The code of the reason, as the procedure names it: ``absent``.
        note: What the clerk wrote.
    """

    start: dt.datetime
    end: dt.datetime | None = None
    reason: str = ""
    note: str = ""

    def ended(self, at: dt.datetime) -> Pause:
        """The pause with an end, where it has none: not before its start."""
        if self.end is not None:
            return self
        return Pause(self.start, max(self.start, at), self.reason, self.note)


def apart(pauses: Iterable[Pause], since: dt.datetime) -> list[tuple[dt.datetime, dt.datetime]]:
    """The paused times since a moment, in order, those that overlap made one."""
    spans = ((max(one.start, since), one.end) for one in pauses)
    ended = sorted((start, end) for start, end in spans if end is not None and end > start)
    merged: list[tuple[dt.datetime, dt.datetime]] = []
    for start, end in ended:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
