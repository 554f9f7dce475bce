"""Whether a number is a day is told by the format of its cell."""

from __future__ import annotations

import pytest

from formkit.reading.numberformats import NumberFormats, number_formats
from formkit.reading.package import parsed

STYLES = """
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs>{}</cellXfs></styleSheet>
"""


def formats(*ids: int, is_from_1904: bool = False) -> NumberFormats:
    """The formats of styles with these ids."""
    styles = STYLES.format("".join(f'<xf numFmtId="{one}"/>' for one in ids))
    return number_formats(parsed(styles.encode()), is_from_1904=is_from_1904)


@pytest.mark.parametrize(
    ("number", "raw", "text"),
    [
        (0, "46086", "46086"),
        (14, "46086", "2026年3月5日"),
        (22, "46086.5", "2026年3月5日12时00分"),
        (46, "1.5", "36:00"),
        (20, "0.5", "12:00"),
        (9, "0.35", "35%"),
        (176, "46082", "2026年3月"),
        (31, "46086", "2026年3月5日"),  # no format is stored for those built into Chinese Excel
        (57, "46082", "2026年3月"),
        (58, "46086", "2026年3月5日"),
        (32, "0.5", "12:00"),
        (999, "46086", "46086"),
    ],
)
def test_a_number_is_shown_in_the_format_of_its_style(number: int, raw: str, text: str) -> None:
    assert formats(0, number).shown(raw, 1) == text


def test_days_may_be_counted_from_1904() -> None:
    assert formats(14, is_from_1904=True).shown("44624", 0) == "2026年3月5日"


def test_the_first_days_of_1900_are_counted_as_excel_counts_them() -> None:
    assert formats(14).shown("59", 0) == "1900年2月28日"
    assert formats(14).shown("61", 0) == "1900年3月1日"


def test_a_day_beyond_the_calendar_is_the_error_that_excel_shows() -> None:
    assert formats(14).shown("99999999", 0) == "#VALUE!"


def test_a_workbook_without_styles_shows_plain_numbers() -> None:
    assert NumberFormats().shown("26030001.0", 0) == "26030001"
