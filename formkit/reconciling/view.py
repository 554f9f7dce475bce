"""A case looked at on a day, by the rules of a procedure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from formkit.forms.kind import YES_NO
from formkit.procedures import Procedure
from formkit.procedures.condition import OfBox
from formkit.reconciling.beside import Beside
from formkit.reconciling.case import Case
from formkit.reconciling.sheet import Sheet

if TYPE_CHECKING:
    from formkit.reconciling.limits import Limit


@dataclass(frozen=True)
class View:
    """A case looked at.

    Attributes:
        case: The case.
        procedure: The rules that hold for it.
        as_of: The day, or the moment.
        limits: Its limits, where they are asked about.
        severity: What it has risen to, where that is more than what stands in the box.
    """

    case: Case
    procedure: Procedure
    as_of: dt.date
    limits: tuple[Limit, ...] = ()
    severity: str = ""

    @property
    def sheet(self) -> Sheet:
        """The sheet that counts."""
        return self.case.current

    def beside(self, form: str) -> Iterator[Beside]:
        """The papers of a form that name this sheet, newest last."""
        return (one for one in self.case.beside_now if one.form == form)

    def value(self, asked: OfBox) -> Any:
        """What stands in a box, on the sheet or on a paper beside it; of several the newest."""
        if asked.form:
            path = self.path_beside(asked.form, asked.box)
            values = [one.value(path) for one in self.beside(asked.form)]
            return next((value for value in reversed(values) if value is not None), None)
        path = self.sheet.spec.box(asked.box).path
        return self._risen(path) or self.sheet.value(path)

    def path_beside(self, form: str, name: str) -> str:
        """The path of a box that may be named by its label on a paper beside the sheet."""
        spec = next((one.spec for one in self.beside(form)), None)
        return spec.box(name).path if spec is not None and spec.has(name) else name

    def label(self, asked: OfBox) -> str:
        """What a clerk calls the box."""
        if not asked.form:
            return self.sheet.spec.box(asked.box).label
        spec = next((one.spec for one in self.beside(asked.form)), None)
        columns = (column for rows in spec.tables for column in rows.boxes) if spec else ()
        boxes = (*(spec.boxes if spec else ()), *columns)
        return next((box.label for box in boxes if box.path == asked.box), asked.box)

    def _risen(self, path: str) -> str:
        sorting = self.procedure.classification("severity")
        return self.severity if sorting is not None and sorting.box == path else ""


def words_of(value: Any) -> set[str]:
    """The words that are ticked, or what is written."""
    if isinstance(value, bool):
        return {YES_NO[0] if value else YES_NO[1]}
    return set(value) if isinstance(value, tuple) else {str(value)}
