"""A value as the markup of its cell, from behind ``<c r="B5" s="3"`` on.

A text stays a text, whatever it looks like: ``=1+1`` is no formula and ``06110001`` no number.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, to_excel

from formkit.errors import UsageError
from formkit.filling.opc import parse, related
from formkit.filling.package import Package
from formkit.say import say
from formkit.values.moment import print_date, print_moment
from formkit.values.text import clean

LONGEST = 32_767
KEPT_DIGITS = 15
EXACT = 10**KEPT_DIGITS
EMPTY = "/>"

Show = Callable[[Any], str]

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LEAP_YEAR_ERROR = 1900  # Excel counts a 29 February in it
_CHINESE_DATES = {*range(27, 37), *range(50, 59)}
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True)
class Styles:
    """Which cell styles of a workbook show dates, and the day its dates are counted from."""

    dated: frozenset[int]
    epoch: dt.datetime

    def show(self, style: int) -> Show:
        """How a value is written into a cell of this style."""
        return self.show_dated if style in self.dated else shown

    def show_dated(self, value: Any) -> str:
        """A value in a cell that shows dates: a date is counted in days, a time is part of one."""
        if type(value) is dt.date and value.year > _LEAP_YEAR_ERROR:
            return _number(value.toordinal() - self.epoch.toordinal())
        if isinstance(value, dt.date | dt.time | dt.timedelta):
            return _number(float(to_excel(value, self.epoch)))  # type: ignore[no-untyped-call]
        return shown(value)


def styles(package: Package, workbook: str) -> Styles:
    """The cell styles of a workbook."""
    base = parse(package.content(workbook)).find(f"{_MAIN}workbookPr")
    mac = base is not None and base.get("date1904") in ("1", "true")
    relation = related(package, "styles", workbook)
    if relation is None:
        return Styles(frozenset(), WINDOWS_EPOCH)
    root = parse(package.content(relation.target))
    own = {one.get("numFmtId"): one.get("formatCode", "") for one in root.iter(f"{_MAIN}numFmt")}
    used = [one.get("numFmtId", "0") for one in root.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf")]
    dated = frozenset(at for at, number in enumerate(used) if _is_date(number, own))
    return Styles(dated, MAC_EPOCH if mac else WINDOWS_EPOCH)


def shown(value: Any) -> str:
    """A value in a cell that shows no dates."""
    return _SHOWN.get(type(value), _shown_as_text)(value)


def text_cell(text: str) -> str:
    """A text in a cell."""
    if len(text) > LONGEST:
        raise UsageError(
            say(
                "“{start}…”有{count}字，单元格最多{most}字。",
                start=text[:20],
                count=len(text),
                most=LONGEST,
            )
        )
    space = ' xml:space="preserve"' if text.strip() is not text else ""
    return f' t="inlineStr"><is><t{space}>{escaped(text)}</t></is></c>' if text else EMPTY


def escaped(text: str) -> str:
    """The text as it stands in a sheet's markup."""
    if not text.isprintable():
        text = clean(text)
    if "_x" in text:
        text = _ESCAPE.sub("_x005F_", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _shown_as_text(value: Any) -> str:
    if isinstance(value, dt.datetime):
        return text_cell(print_moment(value))
    return text_cell(print_date(value) if isinstance(value, dt.date) else str(value))


def _number(value: float) -> str:
    """A number, as text where it has more than the fifteen digits that Excel keeps."""
    return f"><v>{value!r}</v></c>" if abs(value) < EXACT else text_cell(str(value))


def _decimal(value: Decimal) -> str:
    """A number, as text where it has more digits than Excel keeps."""
    exact = value.is_finite() and abs(value) < EXACT and len(_digits(value)) <= KEPT_DIGITS
    return f"><v>{value:f}</v></c>" if exact else text_cell(str(value))


def _digits(value: Decimal) -> tuple[int, ...]:
    return value.normalize().as_tuple().digits


def _is_date(number: str, own: Mapping[str | None, str]) -> bool:
    code = own.get(number) or BUILTIN_FORMATS.get(int(number), "General")
    return bool(is_date_format(code)) or int(number) in _CHINESE_DATES


_SHOWN: Mapping[type, Show] = {
    str: text_cell,
    int: _number,
    float: _number,
    Decimal: _decimal,
    bool: lambda value: f' t="b"><v>{value:d}</v></c>',
    type(None): lambda _: EMPTY,
}
