"""What a report is asked for, and what can be asked of each sheet for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from formkit.procedures import Procedure
from formkit.procedures.place import place
from formkit.reconciling.case import Books, Case, Sheet
from formkit.reconciling.evidence import Evidence, day_of
from formkit.reconciling.limits import Limit, limits
from formkit.reconciling.progress import CLOSED
from formkit.reconciling.resolution import resolved_on
from formkit.reconciling.status import CaseStatus, status_of
from formkit.reporting.term import Term
from formkit.values.signature import Signature

CLOSING_MARKS = ("closed_on", "decided_on")
"""The parts a box may play that holds the day on which a case was closed."""


@dataclass(frozen=True)
class Asked:
    """What a report is asked for: a term, as of a moment, under a procedure."""

    books: Books
    procedure: Procedure
    term: Term
    as_of: dt.datetime

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every sheet of the main form, in the order of the numbers."""
        sheets = [
            Entry(self, case, sheet)
            for case in self.books.cases
            for sheet in case.sheets
            if sheet.spec.title == self.procedure.main_form
        ]
        return tuple(sorted(sheets, key=lambda one: (one.sheet.period, one.sheet.number)))

    @cached_property
    def cases(self) -> tuple[Entry, ...]:
        """Every case once, by the sheet that counts now; void ones left out."""
        return tuple(one for one in self.entries if one.stands and one.sheet.void is None)

    @property
    def numbered(self) -> Iterator[Entry]:
        """The sheets that were numbered in the term, void ones too."""
        months = self.term.months
        return (one for one in self.entries if one.sheet.period in months)

    @property
    def received(self) -> Iterator[Entry]:
        """The cases whose first sheet was registered in the term."""
        return (one for one in self.cases if self.term.covers(one.registered))

    @property
    def closed(self) -> Iterator[Entry]:
        """The cases closed in the term."""
        return (one for one in self.cases if self.term.covers(one.closed_on))


@dataclass(frozen=True)
class Entry:
    """One sheet of a case, looked at for a report."""

    asked: Asked
    case: Case
    sheet: Sheet

    @property
    def number(self) -> str:
        """The sheet's number."""
        return self.sheet.number

    @property
    def stands(self) -> bool:
        """True for the sheet that counts now of its case."""
        return self.sheet is self.case.current

    @property
    def registered(self) -> dt.date:
        """The day on which the case came to the office: that of its first sheet."""
        return self.case.sheets[0].received

    @cached_property
    def status(self) -> CaseStatus:
        """How far the case is."""
        return status_of(self.case, self.asked.procedure, self.asked.as_of)

    @cached_property
    def limits(self) -> tuple[Limit, ...]:
        """The limits of the case that have begun to run."""
        return limits(self.case, self.asked.procedure, self.asked.as_of)

    def mark(self, role: str) -> Any:
        """What stands in the box that plays a part, such as ``customer``."""
        seen = self.seen(self.asked.procedure.mark(role))
        return None if seen is None else seen.value

    def said(self, role: str) -> str | None:
        """The same as words: several choices joined by 、."""
        match self.mark(role):
            case tuple() as choices:
                return "、".join(choices) or None
            case Signature() as signed:
                return signed.name
            case None:
                return None
            case value:
                return str(value)

    def sorted_as(self, role: Any) -> str | None:
        """The class it belongs to, such as its ``category``."""
        found = self.asked.procedure.classification(role)
        seen = self.seen(found.box) if found else None
        value = self.mark(role) if seen is None else seen.value
        return "、".join(value) if isinstance(value, tuple) else value

    def seen(self, written: str | None) -> Evidence | None:
        """What stands at a place, ``表单标题/box`` on the newest paper that names the case."""
        if not written:
            return None
        there = place(written)
        if not there.form or there.form == self.sheet.spec.title:
            return self.sheet.boxes.get(there.box)
        found = [one.boxes.get(there.box) for one in self.case.beside if one.form == there.form]
        return next((one for one in reversed(found) if one is not None), None)

    @cached_property
    def closed_on(self) -> dt.date | None:
        """The day the case was closed: the box that says so, else the last of what was done."""
        marks = [one for one in CLOSING_MARKS if self.asked.procedure.mark(one)]
        if marks:
            return day_of(self.mark(marks[0]))
        if not self.status.stages.get(CLOSED):
            return None
        return resolved_on(self.case, self.asked.procedure, CLOSED)
