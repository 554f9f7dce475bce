"""R1: the number on a returned paper is one of the ledger, and of the right month and form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from formkit.errors import Unreadable
from formkit.findings import Finding, Severity
from formkit.procedures import Procedure
from formkit.reconciling.case import Books
from formkit.reconciling.returned import Returned
from formkit.reconciling.sheet import Sheet
from formkit.say import say
from formkit.values.number import Numbering, Period, near_misses


def numbers_are_known(books: Books, _: Procedure, __: dt.date) -> Iterator[Finding]:
    """R1: a paper without a number, or with one that is unknown, void, or of another month."""
    for paper in books.strays:
        if paper.number is None and paper.bears_number:
            yield _r1(paper, say("纸上没有可认的编号"), say("在原件上核对编号，写清后再导入"))
        elif paper.number is not None:
            yield _unknown(paper, books)
    for sheet in books.sheets:
        for paper in sheet.papers:
            yield from _misused(paper, sheet)


def _unknown(paper: Returned, books: Books) -> Finding:
    number = paper.number or ""
    near = near_misses(number, books.register)
    if near:
        fix = say("是不是“{near}”？请核对原件", near="”、“".join(near[:3]))
    else:
        fix = say("核对编号；不是本办公室发出的，退回原单位")
    return _r1(
        paper, say("编号“{number}”不在台账里", number=number) + _its_month(paper, books), fix
    )


def _its_month(paper: Returned, books: Books) -> str:
    """That no number of the month it names was ever given, where that is so."""
    period = _period(paper)
    sheets = (sheet for sheet in books.register.values() if sheet.spec.title == paper.form)
    months = {_counted(sheet) for sheet in sheets}
    if period is None or period in months:
        return ""
    return say("，{month}没有发过这种编号", month=period.title)


def _misused(paper: Returned, sheet: Sheet) -> Iterator[Finding]:
    number = sheet.number
    if sheet.void is not None and (sheet.voided is None or sheet.voided <= paper.at):
        told = say("编号“{number}”已作废（{reason}）", number=number, reason=sheet.void)
        yield _r1(paper, told, say("这张纸不再有效；另有新表的，请用新表"))
    if paper.form is not None and paper.form != sheet.spec.title:
        told = say(
            "编号“{number}”是“{form}”的，不是“{seen}”的",
            number=number,
            form=sheet.spec.title,
            seen=paper.form,
        )
        yield _r1(paper, told, say("核对编号"))
    period = _period(paper)
    if period is not None and paper.form == sheet.spec.title and period != _counted(sheet):
        told = say(
            "编号“{number}”的月份与台账登记的{month}不符", number=number, month=sheet.period.title
        )
        yield _r1(paper, told, say("核对登记月份"), Severity.WARNING)


def _period(paper: Returned) -> Period | None:
    if paper.spec is None or not paper.spec.numbered or paper.number is None:
        return None
    try:
        return Numbering(paper.spec.numbered, widen=True).parse(paper.number).period
    except Unreadable:
        return None


def _counted(sheet: Sheet) -> Period | None:
    return Numbering(sheet.spec.numbered, widen=True).counted(sheet.period)


def _r1(paper: Returned, message: str, fix: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(
        code="R1",
        where=paper.place,
        message=message,
        fix=fix,
        severity=severity,
        number=paper.number,
        copy=paper.copy,
        evidence=(paper.words_on("number") or (paper.place, paper.number or say("没有编号")),),
    )
