"""The journal of the ledger, event by event."""

from __future__ import annotations

from collections.abc import Sequence

from formkit.cli.screen import Block, Table
from formkit.cli.views import Told
from formkit.cli.views.finding import copy_name
from formkit.office.event_words import word_of
from formkit.say import say

WORDS = (
    "audience",
    "letter",
    "file",
    "source",
    "reason",
    "note",
    "by",
    "kind",
    "supersedes",
    "rule",
    "at",
    "version",
)
"""What of an event's body is told as it stands there."""


def drawn(told: Sequence[Told]) -> list[Block]:
    """The table of the events."""
    rows = tuple(
        (
            str(one["seq"]),
            one["at"].replace("T", " "),
            one["by"],
            word_of(one["kind"], one["body"]),
            one["number"] or "",
            _particulars(one["body"]),
        )
        for one in told
    )
    headings = (say("序号"), say("时刻"), say("经办"), say("事项"), say("编号"), say("内容"))
    return [Table(headings, rows)] if rows else [say("日志还是空的。")]


def _particulars(body: Told) -> str:
    """What a clerk wants to know of an event: copies, file, boxes, reason."""
    copies = [*body.get("copies", ()), *filter(None, [body.get("copy")])]
    names = "、".join(map(copy_name, copies))
    boxes = say("{n} 栏", n=len(body["boxes"])) if isinstance(body.get("boxes"), dict) else ""
    said = (body.get(word) for word in WORDS)
    return "　".join(filter(None, (names, boxes, *said)))
