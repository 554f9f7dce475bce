"""How grave a case is: what stands in the box, raised by time and repetition (升级)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from formkit.procedures import Procedure
from formkit.procedures.classes import Upgrade
from formkit.procedures.condition import Has
from formkit.procedures.place import place
from formkit.procedures.procedure import REGISTERED
from formkit.reconciling.case import Case
from formkit.reconciling.conditions import holds
from formkit.reconciling.evidence import day_of
from formkit.reconciling.resolution import resolved_on
from formkit.reconciling.view import View


@dataclass(frozen=True)
class Rise:
    """That a case rose to a graver class: on which day, to which, and by which rule."""

    at: dt.date
    to: str
    upgrade: Upgrade


@dataclass(frozen=True)
class Graded:
    """How grave a case is on a day.

    Attributes:
        value: The class that counts: ``重大投诉``.
        written: The class that stands in the box; empty where none does.
        rise: What raised it, if it rose.
    """

    value: str
    written: str = ""
    rise: Rise | None = None

    def to_json(self) -> dict[str, Any]:
        """``{value, written, since, rule, clause}``; the last three only where it rose."""
        told: dict[str, Any] = {"value": self.value, "written": self.written}
        rule = self.rise.upgrade if self.rise else None
        return told | {
            "since": self.rise.at.isoformat() if self.rise else None,
            "rule": rule.name if rule else None,
            "clause": rule.clause if rule else None,
        }


def severity(case: Case, procedure: Procedure, as_of: dt.date) -> Graded | None:
    """How grave a case is on a day; ``None`` where nothing says so."""
    written = _written(case, procedure)
    risen = [rise for rise in rises(case, procedure) if rise.at <= _day(as_of)]
    if risen:
        return Graded(risen[-1].to, written, risen[-1])
    return Graded(written, written) if written else None


def rises(case: Case, procedure: Procedure) -> tuple[Rise, ...]:
    """Every rise of a case to a graver class, in order of time.

    What is not resolved yet will rise on a day to come: that day is among them.
    """
    sorting = procedure.classification("severity")
    sheet = case.current
    if sorting is None or sheet.void is not None or sheet.spec.title != procedure.main_form:
        return ()
    found: list[Rise] = []
    standing = _written(case, procedure)
    for rise in sorted(_possible(case, procedure), key=lambda rise: rise.at):
        if sorting.graver(rise.to, standing):
            found.append(rise)
            standing = rise.to
    return tuple(found)


def _written(case: Case, procedure: Procedure) -> str:
    sorting = procedure.classification("severity")
    if sorting is None or case.form.title != procedure.main_form:
        return ""
    form, box = place(sorting.box)
    return str(_view(case, procedure).value(Has(box=box, form=form)) or "")


def _possible(case: Case, procedure: Procedure) -> Iterator[Rise]:
    for upgrade in procedure.upgrades:
        at = _day_of_rise(upgrade, case, procedure)
        if at is not None:
            yield Rise(at, upgrade.to, upgrade)


def _day_of_rise(upgrade: Upgrade, case: Case, procedure: Procedure) -> dt.date | None:
    """The day on which one rule raises the case; ``None`` where it does not."""
    if upgrade.when is not None and not holds(upgrade.when, _view(case, procedure)):
        return None
    if upgrade.repeated and len(case.earlier) + 1 < upgrade.repeated:
        return None
    span, start = upgrade.span, _start(upgrade, case)
    if span is None:
        return case.current.received
    if start is None:
        return None
    last = span.after(dt.datetime.combine(start, dt.time())).date()
    resolved = resolved_on(case, procedure, upgrade.until)
    if resolved is not None and resolved <= last:
        return None
    return last + dt.timedelta(days=1)


def _start(upgrade: Upgrade, case: Case) -> dt.date | None:
    first = case.sheets[0]
    form, box = place(upgrade.start)
    if box == REGISTERED:
        return first.received
    if form:
        days = (day_of(one.value(box)) for one in case.beside if one.form == form)
        return min(filter(None, days), default=None)
    return day_of(first.value(box))


def _view(case: Case, procedure: Procedure) -> View:
    return View(case, procedure, case.current.received)


def _day(moment: dt.date) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment
