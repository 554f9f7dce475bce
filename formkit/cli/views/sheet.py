"""Sheets (表) that were written: number, files, limits."""

from __future__ import annotations

from collections.abc import Iterator

from formkit.cli.screen import Block
from formkit.cli.views import Told, finding
from formkit.cli.views.limit import last
from formkit.say import say


def drawn(sheet: Told, done: str) -> Iterator[Block]:
    """What was done, the files of the copies, the limits that run now."""
    yield f"{done} {sheet['number']}　{sheet['form']}"
    for file in sheet["files"]:
        yield "  " + "　".join(filter(None, (_copy(file), file["path"])))
    for due in sheet["due"]:
        yield f"  {limit(due)}"
    yield from finding.drawn(sheet["findings"])


def limit(due: Told) -> str:
    """One limit: by when what has to be done."""
    return say("期限 {target}：{at}", target=due["target"], at=last(due))


def _copy(file: Told) -> str:
    return " ".join(filter(None, (finding.copy_name(file["copy"]), file["holder"])))
