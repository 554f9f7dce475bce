"""R2: each returned paper says which copy it is, and the form has such a copy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from formkit.findings import Finding, Severity
from formkit.procedures import Procedure
from formkit.reconciling.case import Books
from formkit.reconciling.returned import ordinal
from formkit.reconciling.sheet import Sheet
from formkit.say import say


def copies_are_known(books: Books, _: Procedure, __: dt.date) -> Iterator[Finding]:
    """R2: a paper that does not say which copy it is, or says one that the form has not."""
    for sheet in books.standing:
        copies = {copy.n for copy in sheet.spec.copies}
        for paper in sheet.latest if copies else ():
            if paper.copy not in copies:
                yield Finding(
                    code="R2",
                    where=paper.place,
                    message=_message(sheet, paper.copy),
                    fix=say("核对原件上的联次，必要时由持有单位重新交来"),
                    severity=Severity.WARNING if paper.copy is None else Severity.ERROR,
                    number=sheet.number,
                    copy=paper.copy,
                    evidence=((paper.place, ordinal(paper.copy) if paper.copy else ""),),
                )


def _message(sheet: Sheet, copy: int | None) -> str:
    if copy is None:
        return say("看不出是第几联")
    return say("“{form}”没有{copy}", form=sheet.spec.title, copy=ordinal(copy))
