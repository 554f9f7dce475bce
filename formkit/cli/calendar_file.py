"""Limits as a calendar file (iCalendar, RFC 5545) that calendar programs subscribe to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from icalendar import Calendar, Event

from formkit.cli.clock import OFFICE_TIME
from formkit.say import say


def written(limits: Sequence[dict[str, Any]], now: dt.datetime) -> bytes:
    """The calendar of the limits that have a day, as the bytes of a file."""
    calendar = Calendar()
    calendar.add("prodid", "-//formkit//due//ZH")
    calendar.add("version", "2.0")
    for one in limits:
        if one["at"]:
            calendar.add_component(_event(one, now))
    return bytes(calendar.to_ical())


def _event(one: dict[str, Any], now: dt.datetime) -> Event:
    number, desk = one["number"], one.get("desk", "")
    provisional = say("（暂定）") if one.get("provisional") else ""
    event = Event()
    event.add("uid", f"{number or one['at']}-{one['rule']}@formkit")
    event.add("dtstamp", _universal(now))
    event.add("dtstart", _start(one["at"]))
    event.add("summary", f"{number} {one['target']}{provisional}".strip())
    event.add("description", "　".join(filter(None, (one["customer"], desk))))
    return event


def _start(at: str) -> dt.date:
    if "T" in at:
        return _universal(dt.datetime.fromisoformat(at))
    return dt.date.fromisoformat(at)


def _universal(moment: dt.datetime) -> dt.datetime:
    return moment.replace(tzinfo=OFFICE_TIME).astimezone(dt.UTC)
