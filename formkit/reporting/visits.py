"""What customers said when they were asked afterwards (回访)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from formkit.procedures import Procedure
from formkit.procedures.course import Revisit
from formkit.reconciling.evidence import Evidence, day_of, is_visit
from formkit.reporting.asked import Entry

REGISTER = "客户回访登记表"
LINES = "visits.lines"
USUAL = Revisit(
    clause="八",
    sentence="客户回访",
    form=REGISTER,
    rating=f"{LINES}.satisfaction",
    satisfied=("满意", "基本满意"),
    unsatisfied=("不满意",),
)


@dataclass(frozen=True)
class Visit:
    """One answer of a customer.

    Attributes:
        answer: What is ticked; ``None`` where that cannot be read surely.
        on: The day of the answer; that of the paper's coming in where it bears none.
    """

    answer: str | None
    on: dt.date | None


def revisit_of(procedure: Procedure) -> Revisit:
    """How the procedure asks customers; by the register of revisits unless it says otherwise."""
    return procedure.revisit or USUAL


def visits(entry: Entry) -> Iterator[Visit]:
    """The answers that papers of the case show, oldest first."""
    asked = revisit_of(entry.asked.procedure)
    for boxes in _papers(entry, asked.form):
        seen = boxes.get(asked.rating)
        if seen is not None and (seen.value is not None or seen.unclear):
            yield Visit(_answer(seen), _day(boxes, asked.rating, seen))


def was_visited(entry: Entry) -> bool:
    """True where a paper of the case shows an answer, or at least the day of the visit."""
    asked = revisit_of(entry.asked.procedure)
    return any(is_visit(boxes, asked.rating) for boxes in _papers(entry, asked.form))


def _papers(entry: Entry, form: str) -> Iterator[Mapping[str, Evidence]]:
    if form == entry.sheet.spec.title:
        for sheet in entry.case.sheets:
            yield {path: one for path, (one, *_) in sheet.unclear.items()} | dict(sheet.boxes)
    yield from (one.boxes for one in entry.case.beside if one.form == form)


def _answer(seen: Evidence) -> str | None:
    value = seen.value
    if isinstance(value, tuple):
        return value[0] if len(value) == 1 else None
    return None if value is None else str(value)


def _day(boxes: Mapping[str, Evidence], rating: str, seen: Evidence) -> dt.date | None:
    """The first day that stands beside the answer."""
    start = rating.rpartition(".")[0] + "."
    days = (day_of(one.value) for path, one in boxes.items() if path.startswith(start))
    came_in = seen.at.date() if seen.at else None
    return next((day for day in days if day is not None), came_in)
