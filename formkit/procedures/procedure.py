"""A procedure (办法): an office's rules as data, each with the sentence it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from pydantic import Field, PrivateAttr

from formkit.errors import UnknownName
from formkit.procedures.authority import Authority
from formkit.procedures.classes import Classification, Role, Upgrade
from formkit.procedures.closure import Stage
from formkit.procedures.course import Escalation, Loop, Pausing, Revisit
from formkit.procedures.deadline import Deadline, DeadlineSet
from formkit.procedures.papers import Decision, Parting, Route, Separation, Sequence, Series
from formkit.procedures.rule import Named, Said
from formkit.procedures.target import Target
from formkit.procedures.workcalendar import WorkCalendar
from formkit.say import say

REGISTERED = "registered"
"""What may stand for a box where a date is meant: the day the sheet was registered."""


@dataclass(frozen=True)
class Blank:
    """Something the regulation leaves open and the office has not said yet (未设定).

    Attributes:
        key: What to set in formkit.toml: ``procedure.limits.P5-2``.
        title: What it is about.
        seen: What stands in the source: ``xx天``.
        clause: Where.
        sentence: The sentence it stands in.
    """

    key: str
    title: str
    seen: str
    clause: str
    sentence: str

    def to_json(self) -> dict[str, Any]:
        """The blank as one JSON object."""
        return dict(vars(self))


class Procedure(Said):
    """One procedure (办法).

    Attributes:
        name: Its short name: ``five-copy``.
        title: Its title as printed.
        also: Other names of it.
        kind: What kind of office it is for, in a line.
        source: Where the text comes from.
        main_form: The form that a case is made of.
        forms: All forms it names.
        papers: Who makes which paper, and where it goes.
        series: How papers are numbered, where that is not left to the form.
        departments: Who takes part, with what each has to do.
        marks: Which box plays which part: ``{"customer": "report.customer"}``.
        rules: What is demanded or forbidden without a date to it.
        classes: Into which classes complaints are sorted.
        upgrades: When a complaint rises to a graver class.
        copies: How the copies part, where the form has any.
        decision: What every copy must say alike.
        loop: How a new sheet takes the place of the old.
        revisit: What customers are asked afterwards.
        sequences: Dates that follow one another.
        separations: Boxes that the same person should not sign.
        authority: Who may decide on how much.
        escalation: Who is turned to next.
        deadlines: Limits of time.
        pauses: What stops the clocks.
        targets: Which shares the office wants to reach.
        profiles: Limits from other editions, none of them in force unless chosen.
        stages: From decision to archive.
        lost: What the source at hand no longer says.
    """

    name: str
    title: str
    also: tuple[str, ...] = ()
    kind: str = ""
    source: str = ""
    main_form: str
    forms: tuple[str, ...] = ()
    papers: tuple[Route, ...] = ()
    series: tuple[Series, ...] = ()
    departments: tuple[Named, ...] = ()
    marks: Mapping[str, str] = {}
    rules: tuple[Named, ...] = ()
    classes: tuple[Classification, ...] = ()
    upgrades: tuple[Upgrade, ...] = ()
    copies: Parting | None = None
    decision: Decision | None = None
    loop: Loop | None = None
    revisit: Revisit | None = None
    sequences: tuple[Sequence, ...] = ()
    separations: tuple[Separation, ...] = ()
    authority: Authority | None = None
    escalation: Escalation | None = None
    deadlines: tuple[Deadline, ...] = ()
    pauses: tuple[Pausing, ...] = ()
    targets: tuple[Target, ...] = ()
    profiles: Mapping[str, DeadlineSet] = {}
    stages: tuple[Stage, ...] = Field(min_length=1)
    lost: tuple[Named, ...] = ()
    _calendar: WorkCalendar = PrivateAttr(default_factory=WorkCalendar.standard)

    @property
    def calendar(self) -> WorkCalendar:
        """The working calendar by which its limits are counted; as announced unless said."""
        return self._calendar

    def reckoning_by(self, calendar: WorkCalendar) -> Self:
        """The same procedure, its limits counted by an office's own calendar."""
        told = self.model_copy()
        told._calendar = calendar  # noqa: SLF001 - its own copy
        return told

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of it, the short one first."""
        return (self.name, self.title, *self.also)

    def mark(self, role: str) -> str | None:
        """The box that plays a part, if any does: ``mark("customer")``."""
        return self.marks.get(role)

    def classification(self, role: Role) -> Classification | None:
        """How complaints are sorted for that purpose, if they are: ``classification("severity")``.

        Of several the first counts.
        """
        return next((one for one in self.classes if one.role == role), None)

    def deadline(self, name: str) -> Deadline:
        """The deadline of that name; raises UnknownName."""
        for deadline in self.deadlines:
            if deadline.id == name:
                return deadline
        raise UnknownName(say("期限"), name, [one.id for one in self.deadlines])

    def stage(self, name: str) -> Stage:
        """The stage of that name; raises UnknownName."""
        for stage in self.stages:
            if stage.name == name:
                return stage
        raise UnknownName(say("阶段"), name, [one.name for one in self.stages])

    @property
    def open_blanks(self) -> tuple[Blank, ...]:
        """What the source leaves open and the office has not said yet."""
        limits = [_blank_limit(one) for one in self.deadlines if not one.is_set]
        if self.authority is None or self.authority.is_set:
            return tuple(limits)
        return (*limits, _blank_authority(self.authority))


def _blank_limit(deadline: Deadline) -> Blank:
    return Blank(
        key=f"procedure.limits.{deadline.id}",
        title=deadline.title,
        seen=deadline.blank,
        clause=deadline.clause,
        sentence=deadline.sentence,
    )


def _blank_authority(authority: Authority) -> Blank:
    return Blank(
        key="procedure.authority",
        title=say("核决权限"),
        seen="",
        clause=authority.clause,
        sentence=authority.sentence,
    )
