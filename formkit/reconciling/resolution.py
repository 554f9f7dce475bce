"""Resolution: the day on which a case came as far as a stage, as its papers show it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from formkit.forms import FormSpec
from formkit.procedures import Procedure
from formkit.procedures.closure import Requirement, Stage
from formkit.procedures.condition import InTime
from formkit.procedures.place import place
from formkit.procedures.uses import Use, names_in
from formkit.reconciling.beside import Boxes
from formkit.reconciling.case import Case
from formkit.reconciling.conditions import holds, unmet
from formkit.reconciling.evidence import day_of
from formkit.reconciling.view import View


def resolved_on(case: Case, procedure: Procedure, until: str) -> dt.date | None:
    """The last day that stands in what a stage asks for; ``None`` while the stage is not reached.

    Whether deadlines were kept does not matter here: what is late is resolved all the same. The
    day promised for something is not the day on which it was done.

    Raises:
        UnknownName: The procedure has no such stage.
    """
    view = View(case, procedure, case.current.received)
    asked = [*_asked(procedure, procedure.stage(until))]
    again = procedure.loop.on if procedure.loop else ()
    if any(any(unmet(one, view)) for one in asked) or any(holds(one, view) for one in again):
        return None
    promised = {place(one.promise).box for one in procedure.deadlines if one.promise}
    days = [day for one in asked for day in _days(one, view, promised)]
    return max(days, default=case.current.received)


def _asked(procedure: Procedure, until: Stage) -> Iterator[Requirement]:
    for stage in procedure.stages[: procedure.stages.index(until) + 1]:
        yield from (one for one in stage.requires if not isinstance(one.that, InTime))


def _days(requirement: Requirement, view: View, promised: Collection[str]) -> Iterator[dt.date]:
    """Every day that stands in the sections that a requirement asks about."""
    for use in names_in(requirement.that):
        if use.form:
            for paper in view.beside(use.form):
                yield from _written(paper.boxes, _section(paper.spec, use), promised)
        elif use.what in ("section", "box"):
            yield from _written(view.sheet.boxes, _section(view.sheet.spec, use), promised)


def _written(boxes: Boxes, section: str, promised: Collection[str]) -> Iterator[dt.date]:
    inside = (path for path in boxes if path.startswith(section) and path not in promised)
    yield from filter(None, (day_of(boxes[path].value) for path in inside))


def _section(spec: FormSpec | None, use: Use) -> str:
    """How the paths of the section begin that is asked about; every path where it is a paper."""
    if spec is None or use.what == "form":
        return ""
    if use.what == "section":
        return f"{spec.section(use.name).name}."
    path = spec.box(use.name).path if spec.has(use.name) else use.name
    return f"{path.partition('.')[0]}."
