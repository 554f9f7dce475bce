"""What the State Council has announced: holidays and the weekends worked for them (调休)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache

from chinese_calendar import constants  # type: ignore[import-untyped]

_OFF: Mapping[dt.date, str] = constants.holidays
_ON: Mapping[dt.date, str] = constants.workdays


@cache
def days_off() -> Mapping[dt.date, str]:
    """Every day off that was announced, weekends within it too, with its holiday."""
    return _named(_OFF)


@cache
def days_on() -> Mapping[dt.date, str]:
    """Every weekend day worked in turn, with the holiday it is worked for."""
    return _named(_ON)


@cache
def first_year() -> int:
    """The first year that is known whole."""
    return min(_OFF).year


@cache
def last_year() -> int:
    """The last year that is known whole."""
    return max(_OFF).year


def _named(days: Mapping[dt.date, str]) -> dict[dt.date, str]:
    chinese = {holiday.value: vars(holiday)["chinese"] for holiday in constants.Holiday}
    return {day: chinese[name] for day, name in days.items()}
