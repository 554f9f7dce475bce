"""R2: each returned paper says which copy it is, and the form has that copy for that holder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from formkit.findings import Finding, Severity
from formkit.procedures import Procedure
from formkit.reconciling.case import Books
from formkit.reconciling.returned import Returned, ordinal
from formkit.reconciling.sheet import Sheet
from formkit.say import say
from formkit.values.text import fold


def copies_are_known(books: Books, _: Procedure, __: dt.date) -> Iterator[Finding]:
    """R2: a paper that does not say which copy it is, or names one that the form has not.

    A copy that is printed for another holder than the form has for it is a warning.
    """
    for sheet in books.standing:
        holders = {copy.n: copy.holder for copy in sheet.spec.copies}
        for paper in sheet.latest if holders else ():
            if paper.copy is None:
                yield _finding(sheet, paper, say("看不出是第几联"), Severity.WARNING)
            elif paper.copy not in holders:
                told = say("“{form}”没有{copy}", form=sheet.spec.title, copy=ordinal(paper.copy))
                yield _finding(sheet, paper, told, Severity.ERROR)
            elif not _is_held_by(holders[paper.copy], paper):
                yield _for_another(sheet, paper, holders[paper.copy])


def _is_held_by(holder: str, paper: Returned) -> bool:
    """True also where the paper prints no holder beside its copy."""
    line = paper.printed.get("copy")
    told = fold(line.raw).partition("联")[2] if line else ""
    return not told or fold(holder) in told


def _for_another(sheet: Sheet, paper: Returned, holder: str) -> Finding:
    ours = f"{ordinal(paper.copy or 0)} {holder}"
    told = say("印的是“{line}”，应为“{ours}”", line=paper.printed["copy"].raw, ours=ours)
    return _finding(sheet, paper, told, Severity.WARNING, (say("表单"), ours))


def _finding(
    sheet: Sheet, paper: Returned, message: str, severity: Severity, *wanted: tuple[str, str]
) -> Finding:
    seen = ordinal(paper.copy) if paper.copy else say("没有联次")
    return Finding(
        code="R2",
        where=paper.place,
        message=message,
        fix=say("核对原件上的联次，必要时由持有单位重新交来"),
        severity=severity,
        number=sheet.number,
        copy=paper.copy,
        evidence=(*wanted, paper.words_on("copy") or (paper.place, seen)),
    )
