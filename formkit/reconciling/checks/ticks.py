"""R18 and R19: what is ticked on a line can be told, and of one choice there is one tick."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from formkit.errors import Unreadable
from formkit.findings import Finding, Severity
from formkit.forms import BoxSpec
from formkit.procedures import Procedure
from formkit.reconciling.case import Books
from formkit.reconciling.evidence import Evidence
from formkit.reconciling.returned import Returned
from formkit.say import say
from formkit.values.tick import TickLine, parse_ticks

Told = Callable[[BoxSpec, TickLine], str | None]


def ticks_are_clear(books: Books, _: Procedure, __: dt.date) -> Iterator[Finding]:
    """R18: a tick that may be meant for either of two options, such as 满意 printed twice."""
    yield from _found(books, "R18", _unclear)


def choices_are_single(books: Books, _: Procedure, __: dt.date) -> Iterator[Finding]:
    """R19: two options ticked where only one can hold."""
    yield from _found(books, "R19", _several)


def _unclear(_: BoxSpec, line: TickLine) -> str | None:
    if not line.doubtful:
        return None
    return say("勾选不明：可能是{options}", options=say("或").join(line.doubtful))


def _several(box: BoxSpec, line: TickLine) -> str | None:
    if box.type not in {"choice", "yes_no"} or line.doubtful or len(line.ticked) < 2:
        return None
    return say("单选勾了{n}项：{options}", n=len(line.ticked), options="、".join(line.ticked))


def _found(books: Books, code: str, told: Told) -> Iterator[Finding]:
    latest = [(sheet.number, paper) for sheet in books.standing for paper in sheet.latest]
    for number, paper in [*latest, *((one.number, one) for one in books.strays)]:
        for path, seen, line in _tick_lines(paper):
            box = paper.spec.box(path) if paper.spec else None
            if box and (message := told(box, line)):
                yield Finding(
                    code=code,
                    where=seen.where,
                    message=say("“{label}”{told}", label=box.label, told=message),
                    fix=say("请填表人写明，再用 formkit fill 补录，或重新交来"),
                    severity=Severity.WARNING,
                    number=number,
                    copy=paper.copy,
                    box=path,
                    evidence=((seen.where, seen.raw),),
                )


def _tick_lines(paper: Returned) -> Iterator[tuple[str, Evidence, TickLine]]:
    """The boxes of a paper that have options and could not be read, and what is ticked there."""
    for path, seen in paper.boxes.items() if paper.spec else ():
        box = paper.spec.box(path) if seen.unclear and paper.spec else None
        if box is not None and box.options:
            try:
                yield path, seen, parse_ticks(seen.raw, box.options)
            except Unreadable:
                continue
