"""When a limit is over."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Due:
    """When something has to be done.

    Attributes:
        at: The last day, or for limits in hours and minutes the last moment; ``None`` where
            that cannot be said.
        note: Why it cannot be said, or what was assumed.
        provisional: True where it rests on an assumption (暂定).
    """

    at: dt.date | None = None
    note: str = ""
    provisional: bool = False
