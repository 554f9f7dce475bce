"""What a value looks like in its cell."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

from openpyxl.utils.escape import unescape

from formkit.values.moment import print_date, print_moment

_ZEROS = re.compile(r"0+")
_PERCENT = re.compile(r"0(?:\.(0+))?%")
_MONTH_ONLY = re.compile(r"[^d]*y[^d]*m[^dhs]*", re.IGNORECASE)


def shown(value: Any, number_format: str) -> str:
    """The value about as Excel shows it: dates in Chinese, the zeros in front, percents."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, number_format)
    if isinstance(value, dt.time | dt.timedelta):
        return _clock(value)
    if isinstance(value, dt.datetime) and value.time() != dt.time():
        return print_moment(value)
    if isinstance(value, dt.date):
        is_month = value.day == 1 and _MONTH_ONLY.fullmatch(number_format)
        return f"{value.year}年{value.month}月" if is_month else print_date(value)
    return unescaped(str(value))


def unescaped(text: str) -> str:
    """A text with the characters that Excel stores as ``_x000A_`` put back."""
    return str(unescape(text)) if "_x" in text else text


def _number(value: float, number_format: str) -> str:
    if _ZEROS.fullmatch(number_format):
        return f"{value:0{len(number_format)}.0f}"
    if percent := _PERCENT.fullmatch(number_format):
        return f"{value:.{len(percent[1] or '')}%}"
    return f"{Decimal(f'{value:.15g}'):f}"


def _clock(value: dt.time | dt.timedelta) -> str:
    """Hours and minutes, more than a day of them too; seconds only if there are any."""
    if isinstance(value, dt.time):
        value = dt.timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    sign, minutes = ("-", -minutes) if minutes < 0 else ("", minutes)
    told = f"{sign}{minutes // 60:02}:{minutes % 60:02}"
    return f"{told}:{seconds:02}" if seconds else told
