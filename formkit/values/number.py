"""Numbers of papers (编号): year, month and serial, and the pattern they follow."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, total_ordering

from formkit.errors import Unreadable, UsageError
from formkit.say import say
from formkit.values.pattern import YEARS, Piece, exact, key, loose, pieces
from formkit.values.period import Period, full_year
from formkit.values.sheetcode import SheetCode, check_character, near_misses
from formkit.values.text import fold

__all__ = ["Number", "Numbering", "Period", "SheetCode", "check_character", "near_misses"]

_LABEL = re.compile(r"^\s*(.*:|(N[0o]|编号)[.\s])", re.IGNORECASE)
_GLUED_LABEL = re.compile("^(N[0o]|编号|第)", re.IGNORECASE)


@total_ordering
@dataclass(frozen=True)
class Number:
    """The number of a paper; always text, never an integer.

    Attributes:
        text: As printed.
        period: The month it counts in, None if its pattern has no year.
        serial: The count within period and unit, from 1.
        unit: The department whose own series it is, if any.
    """

    text: str
    period: Period | None
    serial: int
    unit: str = ""

    def __str__(self) -> str:
        return self.text

    def __lt__(self, other: Number) -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[tuple[int, int], str, int, str]:
        period = (self.period.year, self.period.month) if self.period else (0, 0)
        return period, self.unit, self.serial, self.text


@dataclass(frozen=True)
class Numbering:
    """How numbers of one series are written.

    Attributes:
        pattern: ``{yy}`` ``{yyyy}`` ``{mm}`` ``{serial:04}`` ``{serial}`` ``{dept}`` and literal
            text such as ``KS-``. Without ``{mm}`` the serial counts by the year (its period is
            January), without a year for ever (no period).
        widen: Whether the 10,000th serial may take a fifth digit; refused otherwise.
    """

    pattern: str = "{yy}{mm}{serial:04}"
    widen: bool = False

    def __post_init__(self) -> None:
        """Refuse patterns in which two different numbers could look alike."""
        pieces(self.pattern, widens=self.widen)

    def counted(self, period: Period | None) -> Period | None:
        """The period in which the pattern counts: the month, January for a year, None for ever."""
        if period is None or not self._tokens & set(YEARS):
            return None
        return period if "mm" in self._tokens else Period(period.year, 1)

    def format(self, period: Period | None, serial: int, dept: str = "") -> Number:
        """The number of a serial; a department is left aside where the pattern has none.

        Raises:
            UsageError: The serial outgrows its digits, or year or department are missing.
        """
        if serial < 1:
            raise UsageError(say("流水号从1起，现为{serial}", serial=serial))
        unit = fold(dept) if "dept" in self._tokens else ""
        values = {"serial": str(serial), "dept": unit} | _year_and_month(period)
        text = "".join(piece.print(values) for piece in self._pieces)
        return Number(text, self.counted(period), serial, unit)

    def parse(self, text: str) -> Number:
        """The number as read from paper, back in its printed form.

        Full-width digits, spaces, ``N0:`` ``No.`` ``№`` ``编号：`` before it, ``号`` after it and
        ``-`` ``/`` ``年`` ``月`` between its parts do not matter.
        """
        readings = tuple(_readings(text))
        found = (form.fullmatch(one) for form in self._forms for one in readings)
        parts = next((match.groupdict() for match in found if match), None)
        if parts is None or not int(parts["serial"]):
            raise Unreadable(text, say("形如{example}的编号", example=self._example))
        return self.format(_period(parts), int(parts["serial"]), parts.get("dept", ""))

    def fits(self, text: str) -> bool:
        """Whether a text is a number of this series."""
        try:
            self.parse(text)
        except Unreadable:
            return False
        return True

    @property
    def _example(self) -> str:
        return str(self.format(Period(2026, 3), 1, "客服"))

    @cached_property
    def _pieces(self) -> tuple[Piece, ...]:
        return pieces(self.pattern, widens=self.widen)

    @cached_property
    def _tokens(self) -> set[str]:
        return {piece.slot for piece in self._pieces}

    @cached_property
    def _forms(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        return exact(self._pieces), loose(self._pieces)


def _year_and_month(period: Period | None) -> dict[str, str]:
    if period is None:
        return {}
    short = f"{period.year - 2000:02}" if 2000 <= period.year < 2100 else ""
    return {"yyyy": str(period.year), "yy": short, "mm": f"{period.month:02}"}


def _period(parts: dict[str, str]) -> Period | None:
    year = parts.get("yyyy") or parts.get("yy")
    return Period(full_year(year), int(parts.get("mm", 1))) if year else None


def _readings(text: str) -> Iterator[str]:
    """The text with less and less of what people write around a number."""
    for told in (_LABEL.sub("", unicodedata.normalize("NFKC", text), count=1), text):
        whole = key(told)
        bare = _GLUED_LABEL.sub("", whole)
        yield from (whole, whole.removesuffix("号"), bare, bare.removesuffix("号"))
