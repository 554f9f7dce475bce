"""The clock, read nowhere else: office time is that of Asia/Shanghai, written without a zone."""

from __future__ import annotations

import datetime as dt
import os

from formkit.errors import UsageError
from formkit.say import say

OFFICE_TIME = dt.timezone(dt.timedelta(hours=8), "Asia/Shanghai")
"""China has kept one time without summer time since 1991."""

VARIABLE = "FORMKIT_NOW"
"""For demonstrations and tests: the moment that counts as now."""


def now() -> dt.datetime:
    """The moment in office time; ``FORMKIT_NOW`` puts another in its place.

    Raises:
        UsageError: ``FORMKIT_NOW`` is not a moment.
    """
    if said := os.environ.get(VARIABLE):
        return _said(said)
    read = dt.datetime.now(OFFICE_TIME)  # noqa: TID251 - this is the one place
    return read.replace(tzinfo=None, microsecond=0)


def _said(text: str) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(
            say(
                "环境变量 {name} 应写成 2026-03-05T09:00，不是“{seen}”。",
                name=VARIABLE,
                seen=text,
            )
        ) from None
    if moment.tzinfo is not None:
        moment = moment.astimezone(OFFICE_TIME)
    return moment.replace(tzinfo=None)
