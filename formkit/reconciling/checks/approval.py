"""R10: whoever decided may decide on that loss (第九条第7款, 核决权限)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from formkit.findings import Finding, Severity
from formkit.procedures import Authority, Procedure
from formkit.reconciling.case import Books
from formkit.reconciling.sheet import Sheet
from formkit.say import say
from formkit.values.money import Money


def level_suffices(books: Books, procedure: Procedure, _: dt.date) -> Iterator[Finding]:
    """R10: a loss decided on below the level it calls for.

    While the office has not set the levels' limits nothing can be compared; that is remarked on.
    """
    authority = procedure.authority
    if authority is None:
        return
    for sheet in books.ruled_by(procedure):
        level = sheet.value(procedure.mark("level"))
        loss = sheet.value(procedure.mark("loss"))
        if level and loss and not authority.suffices(level, loss):
            yield _finding(sheet, procedure, authority, level, loss)


def _finding(
    sheet: Sheet, procedure: Procedure, authority: Authority, level: str, loss: Money
) -> Finding:
    needed = authority.needed(loss)
    paths = [path for path in map(procedure.mark, ("level", "loss")) if path]
    boxes = [sheet.spec.box(path) for path in paths]
    return Finding(
        code="R10",
        where=sheet.spec.place(boxes[0]),
        message=authority_told(needed, level, loss),
        fix=say("呈有权限的一级核决")
        if needed
        else say("在 formkit.toml 写明 [[procedure.authority]]"),
        severity=Severity.ERROR if needed else Severity.REMARK,
        number=sheet.number,
        box=paths[0],
        evidence=tuple(
            (sheet.boxes[box.path].where, sheet.boxes[box.path].seen(box)) for box in boxes
        ),
    )


def authority_told(needed: str | None, level: str, loss: Money) -> str:
    """What is wrong with a decision: the levels' limits are not set, or the level is too low."""
    if needed is None:
        return say(
            "核决权限未设定，“{level}”能否核决{loss}元无从核对", level=level, loss=loss.digits
        )
    return say(
        "损失{loss}元应由“{needed}”核决，现由“{level}”核决",
        needed=needed,
        level=level,
        loss=loss.digits,
    )
