"""A register without its table: nothing of its lines is read, and that is said."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from formkit.findings import Finding, Severity
from formkit.forms.spec import FormSpec, RowsSpec
from formkit.reading.marks import Marks
from formkit.say import say


def missing(spec: FormSpec, found: Collection[RowsSpec], *, borne: Marks) -> Iterator[Finding]:
    """A finding for each table of a register that was not found, by its heading or its marks."""
    for rows in spec.tables if spec.medium == "xlsx" and not borne.cells else ():
        if rows not in found:
            yield Finding(
                code="no-table",
                where="",
                message=say("没有找到“{label}”的表头，表里的各行都没有读。", label=rows.label),
                fix=say("请核对表头，把栏名改成表样上的（编号和另外两栏，或至少一半）后再读一次。"),
                severity=Severity.WARNING,
            )
