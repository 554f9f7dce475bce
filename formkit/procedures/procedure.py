"""A procedure (办法): an office's rules as data, each with the sentence it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import Field

from formkit.errors import UnknownName
from formkit.procedures.authority import Authority
from formkit.procedures.closure import Stage
from formkit.procedures.deadline import Deadline, DeadlineSet
from formkit.procedures.rule import Named, Rule, Said
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


class Parting(Rule):
    """How the copies (联) part once the decision is signed off.

    Attributes:
        by: Who hands the copies out.
        execute: The copy by which the decision is carried out.
        account: The copy by which the accounts check it.
    """

    by: str = ""
    execute: int | None = None
    account: int | None = None


class Loop(Rule):
    """How a new sheet takes the place of one that the customer does not accept.

    Attributes:
        old: Labels under which the new sheet bears the old number.
        new: Labels under which the old sheet bears the new number.
    """

    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


class Decision(Rule):
    """The sections that make up the decision; every copy must say the same in them."""

    sections: tuple[str, ...] = Field(min_length=1)


class Sequence(Rule):
    """Boxes whose dates follow one another in time."""

    boxes: tuple[str, ...] = Field(min_length=2)


class Procedure(Said):
    """One procedure (办法).

    Attributes:
        name: Its short name: ``five-copy``.
        title: Its title as printed.
        also: Other names of it.
        source: Where the text comes from.
        main_form: The form that a case is made of.
        forms: All forms it names.
        departments: Who takes part, with what each has to do.
        marks: Which box plays which part: ``{"customer": "report.customer"}``.
        rules: What is demanded or forbidden without a date to it.
        copies: How the copies part, where the form has any.
        decision: What every copy must say alike.
        loop: How a new sheet takes the place of the old.
        sequences: Dates that follow one another.
        authority: Who may decide on how much.
        deadlines: Limits of time.
        profiles: Limits from other editions, none of them in force unless chosen.
        stages: From decision to archive.
        lost: What the source at hand no longer says.
    """

    name: str
    title: str
    also: tuple[str, ...] = ()
    source: str = ""
    main_form: str
    forms: tuple[str, ...] = ()
    departments: tuple[Named, ...] = ()
    marks: Mapping[str, str] = {}
    rules: tuple[Named, ...] = ()
    copies: Parting | None = None
    decision: Decision | None = None
    loop: Loop | None = None
    sequences: tuple[Sequence, ...] = ()
    authority: Authority | None = None
    deadlines: tuple[Deadline, ...] = ()
    profiles: Mapping[str, DeadlineSet] = {}
    stages: tuple[Stage, ...] = Field(min_length=1)
    lost: tuple[Named, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of it, the short one first."""
        return (self.name, self.title, *self.also)

    def mark(self, role: str) -> str | None:
        """The box that plays a part, if any does: ``mark("customer")``."""
        return self.marks.get(role)

    def deadline(self, name: str) -> Deadline:
        """The deadline of that name; raises UnknownName."""
        for deadline in self.deadlines:
            if deadline.id == name:
                return deadline
        raise UnknownName(say("期限"), name, [one.id for one in self.deadlines])

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
