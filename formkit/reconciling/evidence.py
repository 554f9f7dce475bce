"""Evidence: what stands in a box, and where on which paper it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from formkit.forms import BoxSpec
from formkit.values.quantity import Quantity
from formkit.values.signature import Signature
from formkit.values.text import fold


@dataclass(frozen=True)
class Evidence:
    """What stands in one box at one place.

    Attributes:
        value: The typed value; ``None`` where the box is blank or cannot be read surely.
        where: The place: the ledger with day and clerk, or file, copy and cell.
        raw: The text as it stands there, if it was read.
        at: When it came to the ledger.
        unclear: True where something stands there that cannot be read surely.
    """

    value: Any
    where: str
    raw: str = ""
    at: dt.datetime | None = None
    unclear: bool = False

    def seen(self, box: BoxSpec) -> str:
        """What stands there, in one line: as written, otherwise as the box prints it."""
        text = self.raw if self.raw.strip() else box.print(self.value)
        return " ".join(text.split())


def same(one: Any, other: Any) -> bool:
    """True where two typed values say the same; white space and width of characters aside.

    A unit or a date of signing that only one of them gives does not set them apart.
    """
    match one, other:
        case str(), str():
            return fold(one) == fold(other)
        case tuple(), tuple():
            return set(one) == set(other)
        case Quantity(), Quantity():
            units = {unit for unit in (one.unit, other.unit) if unit}
            return one.amount == other.amount and len(units) < 2
        case Signature(), Signature():
            days = {day for day in (one.on, other.on) if day}
            return fold(one.name) == fold(other.name) and len(days) < 2
        case _:
            return bool(one == other)


def agree(values: Iterable[Any]) -> bool:
    """True where all values say the same."""
    first, *others = [*values] or [None]
    return all(same(first, other) for other in others)


def is_visit(boxes: Mapping[str, Evidence], rating: str) -> bool:
    """True where the customer's answer stands among the boxes, or a day beside its place."""
    start = rating.rpartition(".")[0] + "."
    answer = boxes.get(rating)
    days = (day_of(one.value) for path, one in boxes.items() if path.startswith(start))
    return (answer is not None and answer.value is not None) or any(days)


def day_of(value: Any) -> dt.date | None:
    """The day that a date, a moment or a dated signature gives."""
    match value:
        case dt.datetime():
            return value.date()
        case dt.date():
            return value
        case Signature():
            return value.on
        case _:
            return None
