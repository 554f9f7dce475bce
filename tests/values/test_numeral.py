"""Counting words are read exactly or not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.errors import Unreadable
from formkit.values.numeral import financial, in_figures, parse_decimal, parse_numeral


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("15", 15),
        ("１５", 15),
        ("零", 0),
        ("十", 10),
        ("十五", 15),
        ("一十五", 15),
        ("三十一", 31),
        ("廿五", 25),
        ("二〇二六", 2026),
        ("二零二六", 2026),
        ("二○二六", 2026),
        ("一百零五", 105),
        ("一百十五", 115),
        ("两千", 2000),
        ("一万零五", 10005),
        ("十万五千", 105000),
        ("十万零五千", 105000),
        ("壹佰贰拾叁", 123),
        ("壹萬貳仟", 12000),
        ("壹万亿", 10**12),
        ("一亿零一万", 100010000),
    ],
)
def test_words_count(words: str, number: int) -> None:
    assert parse_numeral(words) == number


@pytest.mark.parametrize(
    "words",
    [
        "",
        "三万五",
        "一百二",
        "三五",
        "十十",
        "百",
        "三百五千",
        "甲",
        "一二十",
        "-5",
        "1.5",
        "万",
        "9" * 50,
    ],
)
def test_words_that_do_not_count_clearly_are_unreadable(words: str) -> None:
    with pytest.raises(Unreadable):
        parse_numeral(words)


@given(st.integers(0, 10**16 - 1))
def test_capital_numerals_read_back(number: int) -> None:
    assert parse_numeral(financial(number)) == number


@given(st.integers(0, 10**16 - 1))
def test_capital_numerals_never_have_two_zeros_in_a_row(number: int) -> None:
    assert "零零" not in financial(number)


def test_words_within_a_text_become_figures() -> None:
    assert in_figures("二〇二六年三月五日") == "2026年3月5日"


@pytest.mark.parametrize(
    ("figures", "number"),
    [("1200", "1200"), ("1,234,567.80", "1234567.80"), ("１２．５", "12.5"), ("-3", "-3")],
)
def test_figures_are_exact_decimals(figures: str, number: str) -> None:
    assert str(parse_decimal(figures)) == number


@pytest.mark.parametrize("figures", ["", "1,2345", "12,34", "1.", ".5", "1e5", "NaN", "1_000", "٣"])
def test_figures_grouped_or_written_oddly_are_unreadable(figures: str) -> None:
    with pytest.raises(Unreadable):
        parse_decimal(figures)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_grouped_figures_read_back(number: Decimal) -> None:
    assert parse_decimal(f"{number:,f}") == number
