"""R11: copy three did what was decided, and copy four posted what copy three did (第九条第9款)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from formkit.findings import Finding
from formkit.forms import BoxSpec
from formkit.procedures import Procedure
from formkit.reconciling.case import Books
from formkit.reconciling.evidence import Evidence, same
from formkit.reconciling.sheet import Sheet
from formkit.say import say


class Figure(NamedTuple):
    """A quantity or an amount, its box, and the copy on which it is looked for."""

    box: BoxSpec
    copy: int | None
    seen: Evidence


def execution_fits(books: Books, procedure: Procedure, _: dt.date) -> Iterator[Finding]:
    """R11: what was executed is not what was decided, or what was posted not what was executed.

    What copies three and four say themselves goes before what the ledger has.
    """
    parting = procedure.copies
    if parting is None:
        return
    for sheet in books.ruled_by(procedure):
        figures = _Figures(sheet, procedure)
        decided = figures.of("disposal_amount", None)
        done = figures.of("done_amount", parting.execute)
        posted = figures.of("posted_amount", parting.account)
        yield from _unlike(sheet, decided, done)
        yield from _unlike(sheet, done or decided, posted)
        quantity = figures.of("disposal_quantity", None)
        yield from _unlike(sheet, quantity, figures.of("done_quantity", parting.execute))


class _Figures(NamedTuple):
    sheet: Sheet
    procedure: Procedure

    def of(self, role: str, copy: int | None) -> Figure | None:
        path = self.procedure.mark(role)
        seen = self.sheet.on_copy(path, copy)
        if path is None or seen is None or seen.value is None:
            return None
        return Figure(self.sheet.spec.box(path), copy, seen)


def _unlike(sheet: Sheet, ruling: Figure | None, following: Figure | None) -> Iterator[Finding]:
    if ruling is None or following is None or same(ruling.seen.value, following.seen.value):
        return
    yield Finding(
        code="R11",
        where=sheet.spec.place(following.box),
        message=say(
            "“{second}”{this}与“{first}”{that}不符",
            second=following.box.label,
            this=following.seen.seen(following.box),
            first=ruling.box.label,
            that=ruling.seen.seen(ruling.box),
        ),
        fix=say("以决定为准，查明差额"),
        number=sheet.number,
        copy=following.copy,
        box=following.box.path,
        evidence=tuple((one.seen.where, one.seen.seen(one.box)) for one in (ruling, following)),
    )
