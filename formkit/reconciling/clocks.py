"""The clocks of a sheet: when they stood still, and which last days are on record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from formkit.procedures.workcalendar import Pause

if TYPE_CHECKING:
    from formkit.ledger import Event

KINDS = ("paused", "resumed", "due")
"""The kinds of event that the clocks are made of."""


@dataclass(frozen=True)
class Recorded:
    """A last day or moment as it was put on record when its limit began.

    Attributes:
        rule: The name of the deadline.
        start: From when it counted.
        at: The last day, or the last moment.
        provisional: Whether it rested on an assumption.
        calendar: The version of the calendar by which it was counted.
        noted: When it was put on record.
    """

    rule: str
    start: dt.date
    at: dt.date
    provisional: bool
    calendar: str
    noted: dt.datetime


def pauses_of(events: Iterable[Event]) -> tuple[Pause, ...]:
    """The pauses of a sheet; the last one may still go on."""
    pauses: list[Pause] = []
    for event in events:
        going_on = bool(pauses) and pauses[-1].end is None
        if event.kind == "paused" and not going_on:
            body = event.body
            pauses.append(Pause(event.at, None, body.get("reason", ""), body.get("note", "")))
        elif event.kind == "resumed" and going_on:
            pauses[-1] = replace(pauses[-1], end=max(pauses[-1].start, event.at))
    return tuple(pauses)


def recorded_of(events: Iterable[Event]) -> tuple[Recorded, ...]:
    """The last days on record, oldest first."""
    return tuple(_recorded(event.body, event.at) for event in events if event.kind == "due")


def moment_of(text: str) -> dt.date:
    """A day or a moment in ISO form."""
    return dt.datetime.fromisoformat(text) if "T" in text else dt.date.fromisoformat(text)


def _recorded(body: dict[str, Any], noted: dt.datetime) -> Recorded:
    return Recorded(
        rule=body["rule"],
        start=moment_of(body["start"]),
        at=moment_of(body["at"]),
        provisional=body["provisional"],
        calendar=body["calendar"],
        noted=noted,
    )
