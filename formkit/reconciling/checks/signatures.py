"""R7: who filled a section signed it, and another who should; present or absent, never verified."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from formkit.findings import Finding, Severity
from formkit.forms import BoxSpec, SectionSpec
from formkit.procedures import Procedure
from formkit.procedures.papers import Separation
from formkit.procedures.place import place
from formkit.reconciling.case import Books
from formkit.reconciling.evidence import Evidence
from formkit.reconciling.sheet import Sheet
from formkit.say import say
from formkit.values.signature import Signature
from formkit.values.text import fold


def sections_are_signed(books: Books, procedure: Procedure, _: dt.date) -> Iterator[Finding]:
    """R7: a section that is filled, but whose signature is absent or cannot be read.

    Whether a signature is genuine, a program cannot tell; the clerk looks at the paper. Where one
    person signed for two who should not be the same, that is remarked on.
    """
    for sheet in books.standing:
        for section in sheet.spec.sections:
            if _is_begun(sheet, section):
                yield from _unsigned(sheet, section)
    for sheet in books.ruled_by(procedure):
        for separation in procedure.separations:
            yield from _not_apart(sheet, separation, books)


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


def _not_apart(sheet: Sheet, separation: Separation, books: Books) -> Iterator[Finding]:
    hands: dict[str, tuple[BoxSpec, Evidence]] = {}
    for box, seen in _hands(sheet, separation, books):
        whose = fold(seen.value.name if isinstance(seen.value, Signature) else str(seen.value))
        if whose in hands:
            yield _one_hand(sheet, separation, [hands[whose], (box, seen)])
        hands.setdefault(whose, (box, seen))


def _hands(
    sheet: Sheet, separation: Separation, books: Books
) -> Iterator[tuple[BoxSpec, Evidence]]:
    for written in separation.boxes:
        form, name = place(written)
        papers = [one for one in books.beside(sheet.number) if one.form == form]
        spec = papers[-1].spec if papers else None if form else sheet.spec
        if spec is not None:
            box = spec.box(name)
            seen = (papers[-1].boxes if papers else sheet.boxes).get(box.path)
            if seen is not None and seen.value is not None:
                yield box, seen


def _one_hand(
    sheet: Sheet, separation: Separation, hands: Sequence[tuple[BoxSpec, Evidence]]
) -> Finding:
    (one, seen), (other, _) = hands
    name = seen.value.name if isinstance(seen.value, Signature) else seen.value
    return Finding(
        code="R7",
        where=sheet.spec.title,
        message=say(
            "“{one}”与“{other}”都是{name}，不应由同一人（{clause}）",
            one=one.label,
            other=other.label,
            name=name,
            clause=separation.clause,
        ),
        fix=say("由另一人办理，或写明原因"),
        severity=Severity.REMARK,
        number=sheet.number,
        box=other.path,
        evidence=tuple((seen.where, seen.seen(box)) for box, seen in hands),
    )


def _finding(sheet: Sheet, box: BoxSpec, seen: tuple[Evidence, ...]) -> Finding:
    blanks = (paper.boxes.get(box.path) for paper in sheet.latest)
    places = seen or tuple(blank for blank in blanks if blank) or (Evidence(None, say("台账")),)
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
