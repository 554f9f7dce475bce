"""How the styles of an xlsx workbook show numbers, and which of them make a date of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, WINDOWS_EPOCH, from_excel

from formkit.reading.package import Element, within
from formkit.reading.shown import shown

GENERAL = "General"
_YEAR_MONTH, _MONTH_DAY = 'yyyy"年"m"月"', 'm"月"d"日"'
_HOURS, _SECONDS = 'h"时"mm"分"', 'h"时"mm"分"ss"秒"'
_CHINESE = {
    **dict.fromkeys((27, 36, 50, 52, 57), _YEAR_MONTH),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), _MONTH_DAY),
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    **dict.fromkeys((32, 34, 55), _HOURS),
    **dict.fromkeys((33, 35, 56), _SECONDS),
}
"""The formats that Chinese Excel has built in beside the usual ones (ECMA-376 18.8.30)."""


@dataclass(frozen=True)
class NumberFormats:
    """The number format of each style, by its place among the styles.

    Attributes:
        codes: The formats, such as ``yyyy-mm-dd`` or ``0000``.
        is_from_1904: True for a workbook that counts its days from 1904 instead of 1900.
    """

    codes: tuple[str, ...] = ()
    is_from_1904: bool = False

    def shown(self, raw: str, style: int) -> str:
        """A number as its cell shows it, dates as dates."""
        value = float(raw) if set(raw) & set(".eE") else int(raw)
        code = self.codes[style] if self.codes else GENERAL
        if style not in self._dates:
            return shown(value, code)
        epoch = CALENDAR_MAC_1904 if self.is_from_1904 else WINDOWS_EPOCH
        try:
            moment = from_excel(value, epoch, timedelta=is_timedelta_format(code))
        except (OverflowError, ValueError):
            return "#VALUE!"
        return shown(moment, code)

    @cached_property
    def _dates(self) -> frozenset[int]:
        return frozenset(n for n, code in enumerate(self.codes) if is_date_format(code))


def number_formats(styles: Element | None, *, is_from_1904: bool) -> NumberFormats:
    """The number formats that the styles of a workbook name."""
    return NumberFormats(tuple(_codes(styles)), is_from_1904)


def _codes(styles: Element | None) -> Iterator[str]:
    own = {
        one.get("numFmtId", ""): one.get("formatCode", GENERAL)
        for group in within(styles, "numFmts")
        for one in group
    }
    usual = BUILTIN_FORMATS | _CHINESE
    for style in (one for group in within(styles, "cellXfs") for one in group):
        name = style.get("numFmtId", "0")
        yield own.get(name) or usual.get(int(name), GENERAL)
