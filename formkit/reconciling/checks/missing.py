"""R4: every copy is accounted for once the pack has parted (第九条第9款)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from formkit.findings import Finding, Severity
from formkit.procedures import Procedure
from formkit.reconciling.case import Books
from formkit.reconciling.evidence import day_of
from formkit.reconciling.returned import ordinal
from formkit.reconciling.sheet import CopyState, Sheet
from formkit.say import say
from formkit.values.moment import print_date


def copies_are_all_there(books: Books, procedure: Procedure, as_of: dt.date) -> Iterator[Finding]:
    """R4: the copies that nobody signed for and that did not come back, by holder and days."""
    for sheet in books.standing:
        decided = day_of(sheet.value(procedure.mark("decided_on")))
        for copy in _out(sheet, decided):
            since = copy.since.date() if copy.since else decided
            days = (day_of(as_of) or as_of).toordinal() - (since or as_of).toordinal()
            if copy.state == "lost" or days > 0 or _parted(sheet):
                yield _finding(sheet, copy, since, days)


def _out(sheet: Sheet, decided: dt.date | None) -> Iterator[CopyState]:
    if decided or sheet.parted:
        yield from (copy for copy in sheet.copies if not copy.is_accounted_for)


def _parted(sheet: Sheet) -> bool:
    """True where other copies are back already; until then a copy sent today is on its way."""
    return any(copy.is_accounted_for for copy in sheet.copies)


def _finding(sheet: Sheet, copy: CopyState, since: dt.date | None, days: int) -> Finding:
    message, fix = _told(copy, days)
    return Finding(
        code="R4",
        where=f"{sheet.spec.title} {sheet.number} · {ordinal(copy.n)}",
        message=message,
        fix=fix,
        severity=Severity.WARNING,
        number=sheet.number,
        copy=copy.n,
        evidence=((say("台账"), f"{copy.word} {print_date(since)}" if since else copy.word),),
    )


def _told(copy: CopyState, days: int) -> tuple[str, str]:
    said = {"copy": ordinal(copy.n), "holder": copy.holder, "days": days}
    match copy.state:
        case "lost":
            told = say("{copy}（{holder}）已遗失", **said)
            return (f"{told}：{copy.reason}" if copy.reason else told), say("补印一份并注明补发")
        case "sent":
            told = say("{copy}送{holder}已{days}天，没有签收，也没有收回", **said)
            return told, say("向{holder}催收", **said)
        case _:
            told = say("核签结案已{days}天，{copy}没有送{holder}", **said)
            return told, say("分送后登记送出")
