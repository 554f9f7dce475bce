"""Into which classes a procedure sorts complaints, and when one rises to a graver class."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import Field, field_validator, model_validator

from formkit.errors import Unreadable
from formkit.procedures.condition import Condition
from formkit.procedures.rule import Rule
from formkit.say import say
from formkit.values.span import Span

Role = Literal[
    "severity",
    "category",
    "channel",
    "disposal",
    "validity",
    "satisfaction",
    "cause",
    "timeliness",
]


class Classification(Rule):
    """One way of sorting complaints (分类).

    Attributes:
        name: What it is called: ``投诉级别``.
        role: What it is for.
        box: The box in which the class stands; ``表单标题/路径`` on another form than the main one.
        values: The classes, the lightest first where it is a severity.
        criteria: By what a complaint belongs to a class, as the source has it.
    """

    name: str
    role: Role
    box: str
    values: tuple[str, ...] = Field(min_length=1)
    criteria: Mapping[str, str] = {}

    @model_validator(mode="after")
    def _criteria_of_values(self) -> Self:
        for value in self.criteria:
            if value not in self.values:
                known = "、".join(self.values)
                raise ValueError(say("标准写给“{value}”，只有{known}", value=value, known=known))
        return self

    def graver(self, one: str, other: str) -> bool:
        """True where the first class is graver than the second; unknown ones are the lightest."""
        return self._rank(one) > self._rank(other)

    def _rank(self, value: str) -> int:
        return self.values.index(value) if value in self.values else -1


class Upgrade(Rule):
    """When a complaint rises to a graver class by itself.

    Attributes:
        name: What it is called: ``一个月未解决``.
        box: The box of the severity.
        to: The class it rises to.
        unresolved_for: How long it may stay unresolved: ``一个月``.
        start: From when that counts: a box with a date, or ``registered``.
        until: The stage that ends it.
        repeated: The how-manieth complaint of a customer about the same thing rises.
        when: It rises only where this holds.
    """

    name: str
    box: str
    to: str
    unresolved_for: str = ""
    start: str = "registered"
    until: str = "closed"
    repeated: int = Field(default=0, ge=0)
    when: Condition | None = None

    @field_validator("unresolved_for")
    @classmethod
    def _readable(cls, value: str) -> str:
        try:
            return value and str(Span.parse(value))
        except Unreadable as error:
            raise ValueError(str(error)) from error

    @model_validator(mode="after")
    def _has_a_ground(self) -> Self:
        if not (self.unresolved_for or self.repeated or self.when):
            raise ValueError(
                say("要写明升级的理由：unresolved_for（多久未解决）、repeated（第几次）或 when")
            )
        return self

    @property
    def span(self) -> Span | None:
        """How long a complaint may stay unresolved, where that is the ground."""
        return Span.parse(self.unresolved_for) if self.unresolved_for else None
