"""A day of the calendar: whether the office is open, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

DayKind = Literal["班", "休", "半天"]
"""Open, closed, or open in the first half of the day only."""


@dataclass(frozen=True)
class Day:
    """What the calendar says of one day.

    Attributes:
        kind: ``班``, ``休`` or ``半天``.
        name: Why, where it is not an ordinary day of the week: ``国庆节``, ``台风``.
        marked: True where it is not what its day of the week would be.
        own: True where the office said so itself.
        known: False where the State Council has not announced that day's year yet.
    """

    kind: DayKind
    name: str = ""
    marked: bool = False
    own: bool = False
    known: bool = True

    @property
    def is_open(self) -> bool:
        """True where it counts as a working day; half a day does."""
        return self.kind != "休"

    def to_json(self) -> dict[str, Any]:
        """``{kind, name, marked, own, known}``."""
        return dict(vars(self))
