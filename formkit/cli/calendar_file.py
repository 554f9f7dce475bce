"""Limits as a calendar file (iCalendar, RFC 5545) that calendar programs subscribe to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from formkit.cli.clock import OFFICE_TIME
from formkit.say import say

LONGEST_LINE = 75
STAMP = "%Y%m%dT%H%M%SZ"


def written(limits: Sequence[dict[str, Any]], now: dt.datetime) -> bytes:
    """The calendar of the limits that have a day, as the bytes of a file."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//formkit//due//ZH",
        *(line for one in limits if one["at"] for line in _event(one, now)),
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _event(one: dict[str, Any], now: dt.datetime) -> Iterator[str]:
    title = say("{number} {target}", number=one["number"], target=one["target"])
    yield "BEGIN:VEVENT"
    yield f"UID:{one['number']}-{one['rule']}@formkit"
    yield f"DTSTAMP:{_utc(now)}"
    yield _start(one["at"])
    yield f"SUMMARY:{_escaped(title)}"
    yield f"DESCRIPTION:{_escaped(one['customer'])}"
    yield "END:VEVENT"


def _start(at: str) -> str:
    if "T" in at:
        return f"DTSTART:{_utc(dt.datetime.fromisoformat(at))}"
    return f"DTSTART;VALUE=DATE:{dt.date.fromisoformat(at):%Y%m%d}"


def _utc(moment: dt.datetime) -> str:
    return moment.replace(tzinfo=OFFICE_TIME).astimezone(dt.UTC).strftime(STAMP)


def _escaped(text: str) -> str:
    for mark in "\\;,":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 bytes, none cut within a character."""
    pieces, piece = [], b""
    for character in line:
        encoded = character.encode()
        if len(piece) + len(encoded) > LONGEST_LINE:
            pieces.append(piece)
            piece = b" "
        piece += encoded
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
