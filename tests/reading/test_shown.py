"""A value is shown as its cell shows it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from formkit.reading.shown import shown


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (None, "General", ""),
        ("远山", "@", "远山"),
        ("_x005F_x4E00_", "@", "_x4E00_"),
        (26030001, "General", "26030001"),
        (26030001.0, "General", "26030001"),
        (7, "0000", "0007"),
        (0.1 + 0.2, "General", "0.3"),
        (12345678901234567890.0, "General", "12345678901234600000"),
        (0.35, "0%", "35%"),
        (0.355, "0.0%", "35.5%"),
        (True, "General", "TRUE"),
        (dt.datetime(2026, 3, 5), "yyyy-mm-dd", "2026年3月5日"),
        (dt.datetime(2026, 3, 5, 14, 30), "yyyy-mm-dd hh:mm", "2026年3月5日14时30分"),
        (dt.datetime(2026, 3, 1), 'yyyy"年"m"月"', "2026年3月"),
        (dt.date(2026, 3, 5), "General", "2026年3月5日"),
        (dt.time(9, 5), "h:mm", "09:05"),
        (dt.time(9, 5, 7), "h:mm:ss", "09:05:07"),
        (dt.timedelta(hours=30), "[h]:mm", "30:00"),
        (dt.timedelta(minutes=-90), "[h]:mm", "-01:30"),
    ],
)  # fmt: skip
def test_a_value_is_shown_about_as_excel_shows_it(
    value: Any, number_format: str, text: str
) -> None:
    assert shown(value, number_format) == text
