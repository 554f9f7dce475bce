"""R8: dates follow one another as the work does, and none lies ahead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from formkit.findings import Finding, Severity
from formkit.procedures import Procedure
from formkit.procedures.procedure import REGISTERED
from formkit.reconciling.case import Books
from formkit.reconciling.evidence import day_of
from formkit.reconciling.sheet import Sheet
from formkit.say import say
from formkit.values.moment import print_date


class Day(NamedTuple):
    """A day, what it is the day of, and where that stands."""

    path: str
    label: str
    on: dt.date
    where: str


def dates_follow(books: Books, procedure: Procedure, as_of: dt.date) -> Iterator[Finding]:
    """R8: a date before the one it follows, or after the day of asking."""
    for sheet in books.standing:
        pairs = dict.fromkeys(_pairs(sheet, procedure))
        yield from (_turned(sheet, *pair) for pair in pairs if pair[0].on > pair[1].on)
        today = day_of(as_of) or as_of
        days = dict.fromkeys(day for pair in pairs for day in pair)
        yield from (_ahead(sheet, day, today) for day in days if day.on > today)


def _pairs(sheet: Sheet, procedure: Procedure) -> Iterator[tuple[Day, Day]]:
    """Each two days of which the first comes first, blanks between them passed over."""
    ruled = procedure.sequences if sheet.spec.title == procedure.main_form else ()
    for sequence in ruled:
        yield from pairwise(_days(sheet, sequence.boxes))
    for box in sheet.spec.boxes:
        if box.after:
            yield from pairwise(_days(sheet, (box.after, box.path)))


def _days(sheet: Sheet, names: Iterable[str]) -> Iterator[Day]:
    for name in names:
        if name == REGISTERED:
            yield Day(name, say("登记日期"), sheet.received, say("台账"))
            continue
        box = sheet.spec.box(name)
        on = day_of(sheet.value(box.path))
        if on is not None:
            yield Day(box.path, box.label, on, sheet.boxes[box.path].where)


def _turned(sheet: Sheet, first: Day, second: Day) -> Finding:
    message = say(
        "“{second}”{later}早于“{first}”{earlier}",
        second=second.label,
        later=print_date(second.on),
        first=first.label,
        earlier=print_date(first.on),
    )
    return _finding(sheet, message, second, (first, second))


def _ahead(sheet: Sheet, day: Day, today: dt.date) -> Finding:
    message = say(
        "“{label}”{date}还没有到（今天{today}）",
        label=day.label,
        date=print_date(day.on),
        today=print_date(today),
    )
    return _finding(sheet, message, day, (day,))


def _finding(sheet: Sheet, message: str, day: Day, days: Iterable[Day]) -> Finding:
    return Finding(
        code="R8",
        where=f"{sheet.spec.title} {sheet.number} · {day.label}",
        message=message,
        fix=say("核对原件上的日期"),
        severity=Severity.WARNING,
        number=sheet.number,
        box=None if day.path == REGISTERED else day.path,
        evidence=tuple((one.where, f"{one.label} {print_date(one.on)}") for one in days),
    )
