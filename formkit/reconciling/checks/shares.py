"""R12: the departments' shares make up the whole (第九条第8、11款)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from formkit.findings import Finding
from formkit.procedures import Procedure
from formkit.reconciling.case import Books
from formkit.reconciling.evidence import Evidence
from formkit.reconciling.sheet import Sheet
from formkit.say import say

WHOLE = 100
"""What the ratios come to, in percent."""


def shares_add_up(books: Books, procedure: Procedure, _: dt.date) -> Iterator[Finding]:
    """R12: ratios that do not come to 100 %, or losses that do not come to the whole loss."""
    for sheet in books.ruled_by(procedure):
        yield from _ratios(sheet, procedure.mark("share_ratio"))
        yield from _losses(sheet, procedure.mark("share_loss"), procedure.mark("loss"))


def _ratios(sheet: Sheet, column: str | None) -> Iterator[Finding]:
    cells = _column(sheet, column)
    total = sum(seen.value for seen in cells.values())
    if cells and total != WHOLE:
        told = say("责任比率合计{total}%，应为100%", total=total)
        yield _finding(sheet, told, cells)


def _losses(sheet: Sheet, column: str | None, whole: str | None) -> Iterator[Finding]:
    cells = _column(sheet, column)
    loss = sheet.value(whole)
    total = sum((seen.value.amount for seen in cells.values()), Decimal(0))
    if cells and loss is not None and total != loss.amount:
        told = say(
            "部门损失合计{total}元，损失金额{loss}元", total=f"{total:.2f}", loss=loss.digits
        )
        yield _finding(sheet, told, cells | {whole or "": sheet.boxes[whole or ""]})


def _column(sheet: Sheet, column: str | None) -> dict[str, Evidence]:
    """The filled cells of a column, by their keys."""
    table, _, name = (column or "").rpartition(".")
    return {
        key: seen
        for key, seen in sheet.boxes.items()
        if table
        and key.startswith(f"{table}.")
        and key.endswith(f".{name}")
        and seen.value is not None
    }


def _finding(sheet: Sheet, message: str, cells: dict[str, Evidence]) -> Finding:
    first = next(iter(cells))
    boxes = {key: sheet.spec.box(key) for key in cells}
    return Finding(
        code="R12",
        where=sheet.spec.place(boxes[first]),
        message=message,
        fix=say("核对责任归属各行"),
        number=sheet.number,
        box=first,
        evidence=tuple((seen.where, seen.seen(boxes[key])) for key, seen in cells.items()),
    )
