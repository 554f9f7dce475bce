"""Quantities: how much of what, ``1200 米``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from formkit.errors import Unreadable, UsageError
from formkit.say import say
from formkit.values.numeral import parse_decimal
from formkit.values.text import clean, half_width

_AMOUNT = re.compile(r"[-+]?[0-9][0-9,]*(\.[0-9]+)?")
_UNIT = re.compile(r"([^\W\d]|[%‰°℃㎡㎥])([^\W\d]|[%‰°℃㎡㎥/·²³])*[23]?")


@dataclass(frozen=True)
class Quantity:
    """How much of what.

    Attributes:
        amount: The exact number.
        unit: What is counted, as written: ``米``, ``箱``, ``m²``; empty if the paper names none.
    """

    amount: Decimal
    unit: str = ""

    def __post_init__(self) -> None:
        """Refuse what could not be read back from the paper."""
        if not self.amount.is_finite():
            raise UsageError(say("数量必须是有限的数，现为{amount}", amount=self.amount))
        if self.unit and not _UNIT.fullmatch(self.unit):
            raise UsageError(say("“{unit}”不能作数量单位", unit=self.unit))

    def __str__(self) -> str:
        return f"{self.amount:f} {self.unit}".rstrip()

    @classmethod
    def parse(cls, text: str) -> Quantity:
        """``1,200米``, ``１２００ 米`` or ``1200``."""
        seen = "".join(half_width(clean(text)).split())
        amount = _AMOUNT.match(seen)
        unit = seen[amount.end() :] if amount else ""
        if not amount or (unit and not _UNIT.fullmatch(unit)):
            raise Unreadable(text, say("数量，例如1200 米"))
        return cls(parse_decimal(amount[0]), unit)
