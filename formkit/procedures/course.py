"""The course of a case: who is turned to, what stops the clock, what starts it anew."""

from __future__ import annotations

from pydantic import Field

from formkit.procedures.condition import Condition
from formkit.procedures.rule import Rule


class Escalation(Rule):
    """Who is turned to next, in order, when limits pass or a level does not suffice (逐级上报)."""

    order: tuple[str, ...] = Field(min_length=1)

    def above(self, whose: str, steps: int = 1) -> str:
        """Who stands so many steps above; the first of all for one who is not in the order."""
        rank = self.order.index(whose) if whose in self.order else -1
        return self.order[min(rank + steps, len(self.order) - 1)]


class Pausing(Rule):
    """A reason that stops the clocks of a case (暂停).

    Attributes:
        code: Its short name: ``absent``.
        title: What a clerk calls it: ``客户不在家``.
    """

    code: str
    title: str


class Loop(Rule):
    """How a case is taken up again: by a new sheet in place of one that came to nothing.

    Attributes:
        old: Labels under which the new sheet bears the old number.
        new: Labels under which the old sheet bears the new number.
        copy_to: Who gets a copy of the new sheet (抄送).
        on: When any of these holds, the case has to be taken up again.
    """

    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    copy_to: str = ""
    on: tuple[Condition, ...] = ()


class Revisit(Rule):
    """Who was asked afterwards, and what they said (回访).

    Attributes:
        form: The form on which the answer stands.
        rating: The box, or the column of a table, in which it does.
        satisfied: The answers that count as satisfied.
        unsatisfied: The answers that do not.
        deadline: Within which deadline the customer is to be asked.
    """

    form: str
    rating: str
    satisfied: tuple[str, ...] = Field(min_length=1)
    unsatisfied: tuple[str, ...] = ()
    deadline: str = ""
