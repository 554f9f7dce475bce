"""Sheet codes: the number and copy of a printed sheet with a character that proves them."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable
from dataclasses import dataclass

from formkit.errors import Unreadable, UsageError
from formkit.say import say
from formkit.values.text import fold

_MODULUS = 35
_ORDER = "A0123456789BCDEFGHIJKLMNOPQRSTUVWXYZ"
_WORTH = {sign: place % _MODULUS for place, sign in enumerate(_ORDER)}
_OTHER = _MODULUS - 1
_TYPED = {0xFEE0 + ord(sign): sign for sign in f"{string.digits}{string.ascii_letters}-"}
_COPY = re.compile(r"0|[1-9][0-9]?")


@dataclass(frozen=True)
class SheetCode:
    """What a printed sheet bears to be recognised by: ``26030001-3-U``.

    Attributes:
        number: The number of the paper.
        copy: The copy (联), 0 for a sheet without copies.
    """

    number: str
    copy: int

    def __post_init__(self) -> None:
        """Refuse a sheet without a number."""
        if not self.number.strip() or not 0 <= self.copy < 100:
            raise UsageError(say("条码要有编号和联次（0至99）"))

    def __str__(self) -> str:
        sheet = f"{self.number}-{self.copy}"
        return f"{sheet}-{check_character(sheet)}"

    @classmethod
    def parse(cls, text: str) -> SheetCode:
        """The number and copy, provided that the check character agrees."""
        number, copy, check = _parts(text)
        if not number or check_character(f"{number}-{copy}") != check:
            raise Unreadable(text, say("条码：校验字符不符，请核对后重新录入"))
        return cls(number, int(copy))


def check_character(text: str) -> str:
    """The character that ends a code: a digit or capital letter.

    It differs after any one wrong digit and any swap of a digit with its neighbour; among
    letters it misses only A taken for Z, and a sign other than these taken for Y or another.
    """
    total = 0
    for sign in fold(text).upper():
        total = (total + _WORTH.get(sign, _OTHER)) * 2 % _MODULUS
    return _ORDER[-total % _MODULUS]


def near_misses(number: str, known: Iterable[str]) -> tuple[str, ...]:
    """Known numbers that differ by one character or by one swap of neighbours."""
    return tuple(one for one in known if _is_near(number, one))


def _parts(text: str) -> tuple[str, str, str]:
    parts = text.translate(_TYPED).strip().rsplit("-", 2)
    if len(parts) != 3 or not _COPY.fullmatch(parts[1]):
        return "", "", ""
    return parts[0].strip(), parts[1], parts[2].upper()


def _is_near(number: str, other: str) -> bool:
    if len(number) != len(other):
        return False
    places = [
        place for place, pair in enumerate(zip(number, other, strict=True)) if len(set(pair)) > 1
    ]
    if len(places) != 2:
        return len(places) == 1
    first, second = places
    return second == first + 1 and number[first] + number[second] == other[second] + other[first]
