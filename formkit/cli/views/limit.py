"""Limits (期限) as they stand in a line or a table."""

from __future__ import annotations

from formkit.cli.views import Told
from formkit.say import say

SECONDS = ":00"


def last(limit: Told) -> str:
    """The last day or moment of a limit, and whether it is provisional; else why there is none."""
    if limit["at"] is None:
        return str(limit.get("note") or say("未设定"))
    provisional = say("（暂定）") if limit["provisional"] else ""
    return moment(limit["at"]) + provisional


def moment(iso: str) -> str:
    """A day as ``2026-03-05``, a moment as ``2026-03-05 10:00``."""
    day, is_moment, time = iso.partition("T")
    return f"{day} {time.removesuffix(SECONDS)}" if is_moment else day
