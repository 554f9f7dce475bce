"""How far a case is: the stages it has reached, and what keeps it from the others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from formkit.forms import FormSpec
from formkit.procedures import Procedure, Requirement, Stage
from formkit.procedures.condition import Complete
from formkit.reconciling.again import taking_up
from formkit.reconciling.case import Case
from formkit.reconciling.conditions import View, unmet
from formkit.reconciling.limits import limits
from formkit.reconciling.reason import Reason
from formkit.reconciling.severity import Graded, severity
from formkit.say import say

CLOSED = "closed"
"""The stage at which ``why`` has nothing more to say."""


@dataclass(frozen=True)
class Step:
    """One stage of a case, and which of its conditions are not met."""

    stage: Stage
    unmet: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Progress:
    """The stages of a case in order; one is reached when it and all before it lack nothing.

    Attributes:
        steps: The stages.
        severity: How grave the case is by which they were asked.
    """

    steps: tuple[Step, ...]
    severity: Graded | None = None

    @property
    def reached(self) -> tuple[Stage, ...]:
        """The stages reached."""
        return tuple(step.stage for step in takewhile(lambda step: not step.unmet, self.steps))

    def unmet(self, until: str) -> tuple[Reason, ...]:
        """What keeps the case from a stage, or from the last one if there is none of that name."""
        names = [step.stage.name for step in self.steps]
        end = names.index(until) + 1 if until in names else len(names)
        return tuple(_once(reason for step in self.steps[:end] for reason in step.unmet))


def _once(reasons: Iterable[Reason]) -> Iterator[Reason]:
    """Each place once; a section that is wholly empty stands for its boxes."""
    told: set[object] = set()
    for reason in reasons:
        section = (reason.box or "").partition(".")[0]
        place = (reason.code, reason.form, reason.copy, reason.box)
        if not told & {place, (reason.form, section)}:
            yield reason
        told.add((reason.form, reason.box) if reason.code == "section" else place)


def progress(case: Case, procedure: Procedure, as_of: dt.date) -> Progress:
    """How far a case is on a day."""
    graded = severity(case, procedure, as_of)
    risen = graded.value if graded is not None and graded.rise else ""
    view = View(case, procedure, as_of, limits(case, procedure, as_of), risen)
    stages = stages_of(case.form, procedure)
    steps = tuple(Step(stage, tuple(_unmet(stage, stages, view))) for stage in stages)
    return Progress(steps, graded)


def _unmet(stage: Stage, stages: Sequence[Stage], view: View) -> Iterator[Reason]:
    """What a stage lacks; what must be taken up again keeps a case from being closed."""
    for asked in stage.requires:
        yield from unmet(asked, view)
    closing = next((one for one in stages if one.name == CLOSED), stages[-1])
    if stage is closing:
        yield from taking_up(view)


def stages_of(form: FormSpec, procedure: Procedure) -> tuple[Stage, ...]:
    """The procedure's stages; a form beside the main form has one: all its sections filled."""
    if form.title == procedure.main_form:
        return procedure.stages
    requires = tuple(
        Requirement(
            clause=section.title,
            sentence=form.title,
            that=Complete(section=section.title),
        )
        for section in form.sections
    )
    return (Stage(name="filled", title=say("已填妥"), requires=requires),)
