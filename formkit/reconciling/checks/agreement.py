"""R5: the copies say the same about the decision (第九条第9款)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from formkit.findings import Finding
from formkit.forms import BoxSpec
from formkit.procedures import Procedure
from formkit.reconciling.case import Books
from formkit.reconciling.evidence import Evidence, agree, same
from formkit.reconciling.returned import ordinal
from formkit.reconciling.sheet import Sheet
from formkit.say import say


class Word(NamedTuple):
    """What one copy says in one box."""

    copy: int | None
    seen: Evidence


def copies_agree(books: Books, procedure: Procedure, _: dt.date) -> Iterator[Finding]:
    """R5: a box of the decision in which the copies that came back differ.

    Typed values are compared: ``5000`` and ``¥5,000.00`` are the same amount.
    """
    for sheet in books.standing:
        for path in decision_boxes(sheet, procedure):
            words = [
                Word(paper.copy, paper.boxes[path])
                for paper in sheet.latest
                if paper.shows(path) and sheet.binds(paper, path)
            ]
            if not agree(word.seen.value for word in words):
                yield _finding(sheet, path, words)


def decision_boxes(sheet: Sheet, procedure: Procedure) -> Iterator[str]:
    """The boxes of the decision that stand on any paper of the sheet, in the paper's order."""
    if procedure.decision is None or sheet.spec.title != procedure.main_form:
        return
    sections = [sheet.spec.section(title).name for title in procedure.decision.sections]
    standing = dict.fromkeys(path for paper in sheet.latest for path in paper.boxes)
    yield from (path for path in standing if path.partition(".")[0] in sections)


def _finding(sheet: Sheet, path: str, words: Sequence[Word]) -> Finding:
    box = sheet.spec.box(path)
    odd = _odd_ones(sheet, path, words)
    recorded = sheet.filled.get(path)
    seen = [recorded] if recorded else []
    return Finding(
        code="R5",
        where=sheet.spec.place(box),
        message=say(
            "各联的“{label}”不一致：{words}",
            label=box.label,
            words="，".join(_told(word, box) for word in words),
        ),
        fix=say("以核签的决定为准，查明改动的一联"),
        number=sheet.number,
        copy=odd[0].copy if len(odd) == 1 else None,
        box=path,
        evidence=tuple((one.where, one.seen(box)) for one in (*seen, *(w.seen for w in words))),
    )


def _odd_ones(sheet: Sheet, path: str, words: Sequence[Word]) -> list[Word]:
    """The copies that differ from the ledger, or without one from most of the others."""
    recorded = sheet.value(path)
    if path not in sheet.filled:
        recorded = max(words, key=lambda word: _shared(word, words)).seen.value
    return [word for word in words if not same(word.seen.value, recorded)]


def _shared(word: Word, words: Sequence[Word]) -> int:
    return sum(same(word.seen.value, other.seen.value) for other in words)


def _told(word: Word, box: BoxSpec) -> str:
    copy = ordinal(word.copy) if word.copy else say("未注明联次的一份")
    return say("{copy}写“{seen}”", copy=copy, seen=word.seen.seen(box))
