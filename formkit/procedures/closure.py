"""When a case is decided, executed, closed, archived: stages, each a list of conditions."""

from __future__ import annotations

from pydantic import Field

from formkit.procedures.condition import Condition
from formkit.procedures.rule import Rule, Said

__all__ = ["Condition", "Requirement", "Stage"]


class Requirement(Rule):
    """One thing a stage asks for, and the sentence that asks for it.

    Attributes:
        that: What must hold.
        when: Asked only where this holds.
    """

    that: Condition
    when: Condition | None = None


class Stage(Said):
    """One stage of a case (阶段); it is reached when all stages before it are.

    Attributes:
        name: Its name in JSON: ``decision_closed``.
        title: What a clerk calls it: ``核签结案``.
        requires: What must hold, in the order in which it comes about.
    """

    name: str
    title: str
    requires: tuple[Requirement, ...] = Field(min_length=1)
