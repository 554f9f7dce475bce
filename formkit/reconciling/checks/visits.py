"""R13: the customer was asked afterwards, and the summary says so truly (回访)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from formkit.findings import Finding, Severity
from formkit.forms import FormSpec
from formkit.procedures import Procedure
from formkit.procedures.course import Revisit
from formkit.reconciling.beside import Beside
from formkit.reconciling.case import Books, Case
from formkit.reconciling.evidence import is_visit
from formkit.reconciling.limits import limits
from formkit.say import say
from formkit.values.moment import print_date

ASKED = "是否回访"
YES = "是"


def customers_are_visited(books: Books, procedure: Procedure, as_of: dt.date) -> Iterator[Finding]:
    """R13: a revisit that is overdue, or a filed summary that says otherwise of it."""
    if procedure.revisit is None:
        return
    for case in books.cases:
        if case.current in books.ruled_by(procedure):
            yield from _unvisited(case, procedure, procedure.revisit, as_of)
            yield from _misreported(case, procedure.revisit)


def _unvisited(
    case: Case, procedure: Procedure, revisit: Revisit, as_of: dt.date
) -> Iterator[Finding]:
    for limit in limits(case, procedure, as_of):
        days = limit.days_over(as_of) if limit.rule == revisit.deadline else None
        if days is not None and not _visited(case, revisit) and limit.at is not None:
            yield Finding(
                code="R13",
                where=f"{revisit.form} · {limit.rule}",
                message=say("应于{at}前回访，还没有回访记录", at=print_date(limit.at)),
                fix=say("请回访客户，记入“{form}”", form=revisit.form),
                severity=Severity.WARNING,
                number=case.current.number,
                evidence=(
                    (limit.rule, print_date(limit.at)),
                    (say("“{form}”", form=revisit.form), say("没有回访记录")),
                ),
            )


def _misreported(case: Case, revisit: Revisit) -> Iterator[Finding]:
    visited = _visited(case, revisit)
    for line in case.beside:
        said = next(iter(_said(line)), None)
        if said is not None and line.number == case.current.number and said[1] != visited:
            where, says = said
            yield Finding(
                code="R13",
                where=where,
                message=say("汇总表写已回访，却没有回访记录")
                if says
                else say("汇总表写没有回访，却有回访记录"),
                fix=say("核对“{form}”，改正不实的一处", form=revisit.form),
                severity=Severity.WARNING,
                number=line.number,
                evidence=(
                    (where, YES if says else say("否")),
                    (say("“{form}”", form=revisit.form), _on_record(case, revisit)),
                ),
            )


def _on_record(case: Case, revisit: Revisit) -> str:
    return say("有回访记录") if _visited(case, revisit) else say("没有回访记录")


def _said(line: Beside) -> Iterator[tuple[str, bool]]:
    """Where a line of another paper says whether the customer was visited, and what it says."""
    for path, seen in line.boxes.items():
        if line.spec and _is_asked(line.spec, path) and seen.value is not None:
            yield seen.where, seen.value in {YES, True}


def _is_asked(spec: FormSpec, path: str) -> bool:
    columns = (column for rows in spec.tables for column in rows.boxes)
    return any(box.path == path and box.label == ASKED for box in (*spec.boxes, *columns))


def _visited(case: Case, revisit: Revisit) -> bool:
    """True where a visit is on record, on the sheet or on a paper beside it."""
    if case.form.title == revisit.form:
        return is_visit(case.current.boxes, revisit.rating)
    lines = (line for line in case.beside_now if line.form == revisit.form)
    return any(is_visit(line.boxes, revisit.rating) for line in lines)
