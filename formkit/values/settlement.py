"""How one way of settling a complaint was used: ticked, or with the amount it came to."""

from __future__ import annotations

from dataclasses import dataclass

from formkit.errors import Unreadable
from formkit.say import say
from formkit.values.money import Money
from formkit.values.text import fold
from formkit.values.tickmark import TICKED

TICK = "√"
_MEANT = TICKED | frozenset(("是", "V", "v", "Y", "y"))


@dataclass(frozen=True)
class Settlement:
    """A cell under 处理方式 of the statistics: it holds √, or an amount (客户投诉处理程序 2, 九).

    Attributes:
        amount: What it came to, None where the cell is only ticked.
    """

    amount: Money | None = None

    def __str__(self) -> str:
        return f"{self.amount.amount:,.2f}" if self.amount else TICK

    @classmethod
    def parse(cls, text: str) -> Settlement:
        """A tick in any glyph, or an amount; raises Unreadable."""
        if fold(text).strip("()[]【】") in _MEANT:
            return cls()
        try:
            return cls(Money.parse(text))
        except Unreadable:
            raise Unreadable(text, say("√或金额，例如√、1,200.00")) from None
