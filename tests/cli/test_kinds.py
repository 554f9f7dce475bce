"""The words of a call: boxes with values, dates, copies, months."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from formkit.cli import kinds
from formkit.errors import Unreadable
from formkit.values.number import Period


@pytest.mark.parametrize(
    ("read", "text", "meant"),
    [
        (kinds.pair, "客户名称=华东机电", ("客户名称", "华东机电")),
        (kinds.pair, "备注=a=b", ("备注", "a=b")),
        (kinds.pair, "批号=", ("批号", "")),
        (kinds.day, "2026年3月5日", dt.date(2026, 3, 5)),
        (kinds.day, "2026-03-05", dt.date(2026, 3, 5)),
        (kinds.number, "２６０３ ０００１", "26030001"),
        (kinds.copies, "4", (4,)),
        (kinds.copies, "1，3、3", (1, 3)),
        (kinds.month, "2026-03", (Period(2026, 3),)),
        (kinds.quarter, "2026Q1", (Period(2026, 1), Period(2026, 2), Period(2026, 3))),
        (kinds.quarter, "2026年第4季度", (Period(2026, 10), Period(2026, 11), Period(2026, 12))),
    ],
)
def test_words_that_mean_something(read: Callable[[str], Any], text: str, meant: object) -> None:
    assert read(text) == meant


def test_a_year_is_its_twelve_months() -> None:
    months = kinds.year("2026年")
    assert months[0] == Period(2026, 1)
    assert months[-1] == Period(2026, 12)
    assert len(months) == 12


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (kinds.pair, "客户名称"),
        (kinds.pair, "=华东机电"),
        (kinds.day, "某日"),
        (kinds.day, ""),
        (kinds.copies, "三"),
        (kinds.month, "2026-13"),
        (kinds.quarter, "2026Q5"),
        (kinds.year, "今年"),
    ],
)
def test_words_that_mean_nothing_are_refused(read: Callable[[str], Any], text: str) -> None:
    with pytest.raises(Unreadable):
        read(text)
