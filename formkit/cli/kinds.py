"""The kinds of words a call may hold: boxes with their values, dates, numbers, copies, months."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

from formkit.errors import Unreadable
from formkit.say import say

if TYPE_CHECKING:
    from formkit.procedures.workcalendar import DayKind
    from formkit.values.number import Period

Months = tuple["Period", ...]

_QUARTER = re.compile(r"(\d{4})\D*?([1-4])(?:季度)?")
_YEAR = re.compile(r"(\d{4})年?")


class Kind(click.ParamType[Any]):
    """A kind of word, read by a function that raises Unreadable."""

    def __init__(self, read: Callable[[str], Any]) -> None:
        self.name = read.__name__
        self._read = read

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """What the word means."""
        try:
            return self._read(value) if isinstance(value, str) else value
        except Unreadable as error:
            self.fail(f"{error}。", param, ctx)


def pair(text: str) -> tuple[str, str]:
    """``标签=值``: a box by its label or path, and what to write in it."""
    label, sign, said = text.partition("=")
    if not sign or not label.strip():
        raise Unreadable(text, say("标签=值，例如 客户名称=华东机电"))
    return label.strip(), said


def day(text: str) -> dt.date:
    """A date in any way of writing that papers know."""
    from formkit.values.moment import parse_date

    read = parse_date(text)
    if read is None:
        raise Unreadable(text, say("日期，例如 2026-03-05"))
    return read


def day_kind(text: str) -> DayKind:
    """``休``, ``班`` or ``半天``, in English ``off``, ``on`` or ``half``."""
    words: dict[str, DayKind] = {"休": "休", "班": "班", "半天": "半天"}
    english: dict[str, DayKind] = {"off": "休", "on": "班", "half": "半天"}
    meant = (words | english).get(text.strip().lower())
    if meant is None:
        raise Unreadable(text, say("休、班或半天"))
    return meant


def number(text: str) -> str:
    """A number; full-width digits and spaces do not matter."""
    from formkit.values.text import fold

    return fold(text)


def copies(text: str) -> tuple[int, ...]:
    """Numbers of copies (联): ``4`` or ``1,3``."""
    said = text.replace("，", ",").replace("、", ",").split(",")
    if not all(one.strip().isdecimal() for one in said):
        raise Unreadable(text, say("联次，例如 4 或 1,3"))
    return tuple(dict.fromkeys(int(one) for one in said))


def month(text: str) -> Months:
    """One month: ``2026-03``, ``2603``, ``2026年3月``."""
    from formkit.values.number import Period

    return (Period.parse(text),)


def quarter(text: str) -> Months:
    """The three months of ``2026Q1`` or ``2026年第1季度``."""
    found = _QUARTER.fullmatch(text.strip())
    if not found:
        raise Unreadable(text, say("季度，例如 2026Q1"))
    first = 3 * int(found[2]) - 2
    return _months(int(found[1]), range(first, first + 3))


def year(text: str) -> Months:
    """The twelve months of ``2026``."""
    found = _YEAR.fullmatch(text.strip())
    if not found:
        raise Unreadable(text, say("年份，例如 2026"))
    return _months(int(found[1]), range(1, 13))


def iso(month: Period) -> str:
    """The month as JSON: ``2026-03``."""
    return f"{month.year}-{month.month:02}"


def _months(year: int, months: Iterable[int]) -> Months:
    from formkit.values.number import Period

    return tuple(Period(year, n) for n in months)
