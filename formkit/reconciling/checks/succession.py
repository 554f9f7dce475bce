"""R16: a sheet that takes the place of another names it, and is named on it (第九条第10款)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from formkit.findings import Finding, Severity
from formkit.procedures import Procedure
from formkit.reconciling.case import Books
from formkit.reconciling.evidence import same
from formkit.reconciling.sheet import Sheet
from formkit.say import say
from formkit.values.label import fold_label
from formkit.values.text import fold


def chains_hold(books: Books, procedure: Procedure, _: dt.date) -> Iterator[Finding]:
    """R16: the old sheet is there and of the same customer; each bears the other's number."""
    for sheet in books.standing:
        if sheet.supersedes is not None:
            old = books.register.get(sheet.supersedes)
            if old is None:
                told = say("原表“{number}”不在台账里", number=sheet.supersedes)
                yield _finding(sheet, told, say("核对原表编号"))
            else:
                yield from _mismatches(sheet, old, procedure)
        yield from _misprints(sheet, procedure)


def _mismatches(sheet: Sheet, old: Sheet, procedure: Procedure) -> Iterator[Finding]:
    if old.spec.title != sheet.spec.title:
        told = say("原表“{number}”是“{form}”，不是同一种表", number=old.number, form=old.spec.title)
        yield _finding(sheet, told, say("核对原表编号"))
    if old.superseded_by != sheet.number:
        told = say("原表“{number}”没有登记由本表代替", number=old.number)
        yield _finding(sheet, told, say("核对两张表的编号"))
    customer = procedure.mark("customer")
    names = old.value(customer), sheet.value(customer)
    if None not in names and not same(*names):
        told = say("原表的客户是“{old}”，本表的是“{new}”", old=names[0], new=names[1])
        customers = [
            (one.boxes[customer or ""].where, str(one.value(customer))) for one in (old, sheet)
        ]
        fix = say("核对是不是同一案件")
        yield _finding(sheet, told, fix, severity=Severity.WARNING, seen=customers)
    if not any(one.at >= sheet.issued_at for one in old.printed):
        told = say("原表“{number}”还没有补印新编号", number=old.number)
        fix = say("formkit print {number}", number=old.number)
        yield _finding(sheet, told, fix, severity=Severity.REMARK)


def _misprints(sheet: Sheet, procedure: Procedure) -> Iterator[Finding]:
    """Numbers written on the returned paper that are not those of the chain."""
    if procedure.loop is None:
        return
    expected = {fold_label(label): sheet.supersedes for label in procedure.loop.old}
    expected |= {fold_label(label): sheet.superseded_by for label in procedure.loop.new}
    for paper in sheet.latest:
        for remark in paper.remarks:
            wanted = expected.get(fold_label(remark.label), remark.text)
            if fold(remark.text) and fold(remark.text) != fold(wanted or ""):
                told = say(
                    "“{label}”写的是“{seen}”，台账是“{wanted}”",
                    label=remark.label,
                    seen=remark.text,
                    wanted=wanted or say("没有"),
                )
                seen = [(remark.where, f"{remark.label} {remark.text}")]
                yield _finding(sheet, told, say("核对原表与新表的编号"), seen=seen)


def _finding(
    sheet: Sheet,
    message: str,
    fix: str,
    *,
    severity: Severity = Severity.ERROR,
    seen: Sequence[tuple[str, str]] = (),
) -> Finding:
    return Finding(
        code="R16",
        where=f"{sheet.spec.title} {sheet.number}",
        message=message,
        fix=fix,
        severity=severity,
        number=sheet.number,
        evidence=(
            (
                say("台账"),
                " → ".join(filter(None, (sheet.supersedes, sheet.number, sheet.superseded_by))),
            ),
            *seen,
        ),
    )
