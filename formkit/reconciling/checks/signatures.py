"""R7: who filled a section signed it; present, absent or unclear, never verified."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from formkit.findings import Finding, Severity
from formkit.forms import BoxSpec, SectionSpec
from formkit.procedures import Procedure
from formkit.reconciling.case import Books
from formkit.reconciling.evidence import Evidence
from formkit.reconciling.sheet import Sheet
from formkit.say import say


def sections_are_signed(books: Books, _: Procedure, __: dt.date) -> Iterator[Finding]:
    """R7: a section that is filled, but whose signature is absent or cannot be read.

    Whether a signature is genuine, a program cannot tell; the clerk looks at the paper.
    """
    for sheet in books.standing:
        for section in sheet.spec.sections:
            if _is_begun(sheet, section):
                yield from _unsigned(sheet, section)


def _is_begun(sheet: Sheet, section: SectionSpec) -> bool:
    """True where something stands in it; a choice preset on the blank form does not count."""
    return any(
        sheet.value(box.path) is not None
        for box in section.boxes
        if box.type != "signature" and box.default is None
    )


def _unsigned(sheet: Sheet, section: SectionSpec) -> Iterator[Finding]:
    for box in section.required_boxes:
        if box.type == "signature" and sheet.value(box.path) is None:
            seen = (*sheet.unclear.get(box.path, ()), *sheet.disputed.get(box.path, ()))
            yield _finding(sheet, box, seen)


def _finding(sheet: Sheet, box: BoxSpec, seen: tuple[Evidence, ...]) -> Finding:
    blanks = (paper.boxes.get(box.path) for paper in sheet.latest)
    places = seen or tuple(blank for blank in blanks if blank)
    return Finding(
        code="R7",
        where=sheet.spec.place(box),
        message=(
            say("“{label}”看不清有没有签", label=box.label)
            if seen
            else say("这一栏已填写，“{label}”没有签", label=box.label)
        ),
        fix=say("请看原件；是否本人所签由经办人认定"),
        severity=Severity.WARNING,
        number=sheet.number,
        box=box.path,
        evidence=tuple((one.where, " ".join(one.raw.split()) or say("空白")) for one in places),
    )
