"""A target: which share of cases an office wants to bring home (指标)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from pydantic import field_validator

from formkit.procedures.rule import Rule
from formkit.say import say
from formkit.values.text import fold

_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)%")


class Target(Rule):
    """A share that the regulation sets as a goal.

    Attributes:
        name: ``投诉响应及时率``.
        measure: What is counted: deadlines kept, cases closed, customers satisfied.
        deadlines: The deadlines counted, where it is about them.
        goal: ``100%``; empty where none is set.
    """

    name: str
    measure: Literal["in_time", "closed", "satisfied"]
    deadlines: tuple[str, ...] = ()
    goal: str = ""

    @field_validator("goal")
    @classmethod
    def _percentage(cls, value: str) -> str:
        if value and not _PERCENT.fullmatch(fold(value)):
            raise ValueError(say("“{value}”不是百分比，请写成 95%", value=value))
        return fold(value)

    @property
    def share(self) -> Decimal | None:
        """The goal as a share of one; ``None`` where none is set."""
        return Decimal(self.goal.rstrip("%")) / 100 if self.goal else None
