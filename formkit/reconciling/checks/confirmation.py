"""R24: what the customer confirmed by signature is still what the ledger says (附表一)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from formkit.findings import Finding
from formkit.procedures import Procedure
from formkit.reconciling.case import Books
from formkit.reconciling.evidence import Evidence, same
from formkit.reconciling.sheet import Sheet
from formkit.say import say


def confirmed_content_stays(books: Books, procedure: Procedure, _: dt.date) -> Iterator[Finding]:
    """R24: the complaint reads otherwise than on a paper that bears the customer's signature.

    Asked where the procedure marks both boxes: ``complaint`` and ``confirmed``.
    """
    content, signature = procedure.mark("complaint"), procedure.mark("confirmed")
    if content and signature:
        for sheet in books.ruled_by(procedure):
            yield from _changed(sheet, content, signature)


def _changed(sheet: Sheet, content: str, signature: str) -> Iterator[Finding]:
    now = sheet.boxes.get(content)
    for paper in sheet.papers:
        confirmed = paper.boxes.get(content)
        if paper.shows(signature) and _otherwise(confirmed, now) and confirmed and now:
            box = sheet.spec.box(content)
            yield Finding(
                code="R24",
                where=confirmed.where,
                message=say(
                    "“{label}”与客户签字确认的不同：确认的是“{confirmed}”，现在是“{now}”",
                    label=box.label,
                    confirmed=confirmed.seen(box),
                    now=now.seen(box),
                ),
                fix=say("以客户签字确认的为准；确要更改的，请客户重新签字"),
                number=sheet.number,
                copy=paper.copy,
                box=content,
                evidence=((confirmed.where, confirmed.seen(box)), (now.where, now.seen(box))),
            )


def _otherwise(one: Evidence | None, other: Evidence | None) -> bool:
    values = [seen.value for seen in (one, other) if seen is not None and seen.value is not None]
    return len(values) == 2 and not same(*values)
