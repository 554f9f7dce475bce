"""Who may decide on how much money (核决权限)."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Self

from pydantic import Field, field_validator, model_validator

from formkit.errors import Unreadable
from formkit.procedures.rule import Rule, Said
from formkit.say import say
from formkit.values.money import Money


class Limit(Said):
    """Up to which loss a level decides.

    Attributes:
        role: The level: ``业务部经理``.
        upto: The largest loss in yuan it decides on; ``None`` for any.
    """

    role: str
    upto: Decimal | None = None

    @field_validator("upto", mode="before")
    @classmethod
    def _amount(cls, value: object) -> object:
        if value is None or isinstance(value, Decimal):
            return value
        try:
            return Money.parse(str(value)).amount
        except Unreadable as error:
            raise ValueError(str(error)) from error


class Authority(Rule):
    """The levels that decide, lowest first, and how far each may go (第九条第7款, 核决权限).

    Attributes:
        levels: The levels, lowest first.
        limits: How far each may go; empty while the office has not said (未设定).
    """

    levels: tuple[str, ...] = Field(min_length=1)
    limits: tuple[Limit, ...] = ()

    @model_validator(mode="after")
    def _rising(self) -> Self:
        ranks = [self.rank(limit.role) for limit in self.limits]
        amounts = [limit.upto for limit in self.limits]
        if None in ranks:
            raise ValueError(say("核决层级只有{levels}", levels="、".join(self.levels)))
        if None in amounts[:-1] or _falls(ranks) or _falls(amounts):
            raise ValueError(say("核决权限要从低到高写，金额逐级增加"))
        return self

    @property
    def is_set(self) -> bool:
        """False while the office has not said who may decide on how much."""
        return bool(self.limits)

    def rank(self, level: str) -> int | None:
        """How high a level stands, 0 for the lowest; ``None`` for one that does not decide."""
        return self.levels.index(level) if level in self.levels else None

    def needed(self, loss: Money) -> str | None:
        """The lowest level that may decide on a loss; ``None`` while unset.

        A loss above every limit goes to the highest level.
        """
        if not self.is_set:
            return None
        for limit in self.limits:
            if limit.upto is None or loss.amount <= limit.upto:
                return limit.role
        return self.levels[-1]

    def suffices(self, level: str, loss: Money) -> bool:
        """True where that level may decide on that loss; False while unset."""
        needed = self.needed(loss)
        held = self.rank(level)
        return needed is not None and held is not None and held >= self.levels.index(needed)


def _falls(steps: list[int | None] | list[Decimal | None]) -> bool:
    told = [step for step in steps if step is not None]
    return any(after <= before for before, after in pairwise(told))
