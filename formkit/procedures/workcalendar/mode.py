"""How time is counted."""

from __future__ import annotations

from typing import Literal

from formkit.values.span import Span

Mode = Literal["clock", "natural", "working"]
"""``clock``: by the clock, day and night. ``natural``: by calendar days (民法典第二百零一条起).
``working``: by working days, or by office hours where the limit is in hours."""

BY_CLOCK = ("minute", "hour")
"""Units that are counted from the moment, not from the day after."""


def usual_mode(unit: str) -> Mode:
    """How a limit in that unit is counted where nothing is said: hours by the clock."""
    if unit in BY_CLOCK:
        return "clock"
    return "working" if unit == "workday" else "natural"


AT_ONCE = Span(0, "minute")
"""立即: it has no last moment."""
