"""R23: what a clerk added to a paper that its form does not have is kept and told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from formkit.findings import Finding, Severity
from formkit.procedures import Procedure
from formkit.reconciling.case import Books
from formkit.say import say


def nothing_is_added(books: Books, procedure: Procedure, _: dt.date) -> Iterator[Finding]:
    """R23: a label with a value beside it that is no box of the form; a remark.

    The numbers of the other sheets of a chain are not added: they are printed (R16).
    """
    loop = procedure.loop
    printed = {*loop.old, *loop.new} if loop else set()
    for sheet in books.standing:
        for paper in sheet.latest:
            for one in paper.remarks:
                if one.label in printed:
                    continue
                yield Finding(
                    code="R23",
                    where=one.where,
                    message=say(
                        "纸上多出“{label}”：“{text}”",
                        label=one.label,
                        text=" ".join(one.text.split()),
                    ),
                    fix=say("已留作备注；要登记的，用 formkit fill 填到相应栏位"),
                    severity=Severity.REMARK,
                    number=sheet.number,
                    copy=paper.copy,
                    evidence=((one.where, one.text),),
                )
