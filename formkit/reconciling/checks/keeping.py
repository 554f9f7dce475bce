"""R25: it is known how long each case is kept (G.7, 保管期限)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from formkit.findings import Finding, Severity
from formkit.procedures import Procedure
from formkit.procedures.classes import Classification
from formkit.procedures.condition import Has
from formkit.procedures.place import place
from formkit.reconciling.case import Books, Case
from formkit.reconciling.sheet import Sheet
from formkit.reconciling.view import View
from formkit.say import say


def retention_is_set(books: Books, procedure: Procedure, _: dt.date) -> Iterator[Finding]:
    """R25: a case whose class is not ticked, so that nobody can tell how long it is kept.

    A remark while the case is on its way, a warning once it is decided.
    """
    for case in books.cases:
        standing = case.current.void is None and case.current in books.sheets
        if standing and books.retention.term(grade(case, procedure), procedure) is None:
            yield _finding(case, procedure)


def grade(case: Case, procedure: Procedure) -> str | None:
    """The class that is ticked, empty where none is; ``None`` where the case has no classes."""
    sorting = procedure.classification("severity")
    if sorting is None or case.form.title != procedure.main_form:
        return None
    form, box = place(sorting.box)
    view = View(case, procedure, case.current.received)
    return str(view.value(Has(box=box, form=form)) or "")


def _finding(case: Case, procedure: Procedure) -> Finding:
    sheet = case.current
    sorting = procedure.classification("severity")
    label = sorting.name if sorting else ""
    decided = sheet.value(procedure.mark("decided_on")) or sheet.value(procedure.mark("result"))
    return Finding(
        code="R25",
        where=f"{sheet.spec.title} {sheet.number}",
        message=say("“{label}”没有填，保管期限未定", label=label),
        fix=say("补填“{label}”，或在 formkit.toml 写 [retention] classes", label=label),
        severity=Severity.WARNING if decided else Severity.REMARK,
        number=sheet.number,
        box=_box(sheet, sorting),
        evidence=((say("台账"), say("“{label}”空白", label=label)),),
    )


def _box(sheet: Sheet, sorting: Classification | None) -> str | None:
    """The box of the class, where it stands on the sheet itself."""
    form, name = place(sorting.box) if sorting else ("", "")
    return sheet.spec.box(name).path if name and not form and sheet.spec.has(name) else None
