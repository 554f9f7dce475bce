"""R17: no case is closed while the customer's demand is still open (第九条第2款)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from formkit.findings import Finding
from formkit.procedures import Procedure
from formkit.procedures.condition import Settled
from formkit.reconciling.case import Books
from formkit.reconciling.sheet import Sheet
from formkit.say import say
from formkit.values.text import fold


def demands_are_settled(books: Books, procedure: Procedure, _: dt.date) -> Iterator[Finding]:
    """R17: signed off although the demand says ``客户加工中未确定``."""
    asked = [one.that for stage in procedure.stages for one in stage.requires]
    for sheet in books.ruled_by(procedure):
        for condition in asked if sheet.value(procedure.mark("decided_on")) else ():
            if isinstance(condition, Settled) and open_words(sheet, condition):
                yield _finding(sheet, condition, procedure)


def open_words(sheet: Sheet, condition: Settled) -> str | None:
    """The words that still stand open in the box; a figure written after them settles them."""
    seen = sheet.value(sheet.spec.box(condition.box).path)
    for words in condition.words:
        _, found, after = fold(str(seen or "")).partition(fold(words))
        if found and not any(sign.isdigit() for sign in after):
            return words
    return None


def _finding(sheet: Sheet, condition: Settled, procedure: Procedure) -> Finding:
    box = sheet.spec.box(condition.box)
    closed = sheet.spec.box(procedure.mark("decided_on") or "")
    places = (sheet.boxes[one.path] for one in (box, closed))
    return Finding(
        code="R17",
        where=sheet.spec.place(box),
        message=say(
            "“{label}”仍注明“{words}”，却已核签结案",
            label=box.label,
            words=open_words(sheet, condition),
        ),
        fix=say("数量确定后，在原句后面续写数量；未确定不能结案"),
        number=sheet.number,
        box=box.path,
        evidence=tuple(
            (seen.where, seen.seen(one)) for seen, one in zip(places, (box, closed), strict=True)
        ),
    )
