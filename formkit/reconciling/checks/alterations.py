"""R6: nobody changed by hand what the ledger says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from formkit.findings import Finding, Severity
from formkit.procedures import Procedure
from formkit.reconciling.case import Books
from formkit.reconciling.checks.agreement import decision_boxes
from formkit.reconciling.evidence import Evidence, same
from formkit.reconciling.returned import Returned
from formkit.reconciling.sheet import Sheet
from formkit.say import say


def nothing_is_altered(books: Books, procedure: Procedure, _: dt.date) -> Iterator[Finding]:
    """R6: a box that reads otherwise than the ledger has it, or that was blanked out.

    After the sign-off a change is an error, and what was then written into a blank of the
    decision a warning; before, a change is a warning, for the clerk to see which is right.
    """
    for sheet in books.standing:
        for paper in sheet.latest:
            yield from _changed(sheet, paper, procedure)
            yield from _added(sheet, paper, procedure)


def _changed(sheet: Sheet, paper: Returned, procedure: Procedure) -> Iterator[Finding]:
    severity = Severity.ERROR if _is_signed_off(sheet, paper, procedure) else Severity.WARNING
    for path, recorded in sheet.filled.items():
        seen = paper.boxes.get(path)
        if seen is None or recorded.value is None or not sheet.binds(paper, path):
            continue
        if _is_erased(sheet, paper, path) or not _says_the_same(seen, recorded):
            yield _finding(sheet, paper, path, severity)


def _added(sheet: Sheet, paper: Returned, procedure: Procedure) -> Iterator[Finding]:
    if _is_signed_off(sheet, paper, procedure):
        for path in decision_boxes(sheet, procedure):
            if path not in sheet.filled and paper.shows(path):
                yield _finding(sheet, paper, path, Severity.WARNING)


def _says_the_same(seen: Evidence, recorded: Evidence) -> bool:
    """True also where the paper has the box blank, or where it cannot be read."""
    return seen.value is None or same(seen.value, recorded.value)


def _is_signed_off(sheet: Sheet, paper: Returned, procedure: Procedure) -> bool:
    """True where the sign-off was on record when the paper came in."""
    decided = sheet.filled.get(procedure.mark("decided_on") or "")
    if decided is None or decided.value is None:
        return False
    return decided.at is None or decided.at <= paper.at


def _is_erased(sheet: Sheet, paper: Returned, path: str) -> bool:
    """True where the box is blank although the copy was printed with something in it."""
    seen = paper.boxes[path]
    printed = (one for one in sheet.printed if one.copy in {paper.copy, None})
    was_filled = any(path in one.filled for one in printed if one.at <= paper.at)
    return seen.value is None and not seen.unclear and was_filled


def _finding(sheet: Sheet, paper: Returned, path: str, severity: Severity) -> Finding:
    box, seen = sheet.spec.box(path), paper.boxes[path]
    recorded = sheet.filled.get(path)
    said = {"label": box.label, "new": seen.seen(box)}
    if recorded is None:
        message = say("核签以后补写了“{label}”：“{new}”", **said)
    elif seen.value is None:
        message = say("“{label}”原为“{old}”，这一份上成了空白", old=recorded.seen(box), **said)
    else:
        message = say("“{label}”原为“{old}”，这一份上是“{new}”", old=recorded.seen(box), **said)
    return Finding(
        code="R6",
        where=seen.where,
        message=message,
        fix=say("核对原件，查明由谁改动；决定要改的，另立新表"),
        severity=severity,
        number=sheet.number,
        copy=paper.copy,
        box=path,
        evidence=tuple((one.where, one.seen(box)) for one in (recorded, seen) if one),
    )
