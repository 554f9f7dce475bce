"""Amounts print in figures and 大写, and both must agree when they come back."""

from __future__ import annotations

from decimal import Decimal
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.errors import Unreadable, UsageError
from formkit.values.money import Money

CENTS = 10**18 - 1
amounts = st.builds(
    lambda cents: Money(Decimal(cents) / 100),
    st.integers(-CENTS, CENTS) | st.integers(-20_000_00, 20_000_00),
)


@pytest.mark.parametrize(
    ("amount", "upper"),
    [
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角整"),
        ("0.55", "伍角伍分"),
        ("1", "壹元整"),
        ("10", "壹拾元整"),
        ("10.05", "壹拾元零伍分"),
        ("10.50", "壹拾元伍角整"),
        ("15", "壹拾伍元整"),
        ("101", "壹佰零壹元整"),
        ("110", "壹佰壹拾元整"),
        ("1001", "壹仟零壹元整"),
        ("1010", "壹仟零壹拾元整"),
        ("10005", "壹万零伍元整"),
        ("100000.5", "壹拾万元伍角整"),
        ("105000", "壹拾万伍仟元整"),
        ("1000500", "壹佰万零伍佰元整"),
        ("12345.60", "壹万贰仟叁佰肆拾伍元陆角整"),
        ("100000000", "壹亿元整"),
        ("100010000", "壹亿零壹万元整"),
        ("1000000001", "壹拾亿零壹元整"),
        ("1000000000000", "壹万亿元整"),
        (
            "9999999999999999.99",
            "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
        ),
    ],
)
def test_capital_figures_follow_the_bank_rules(amount: str, upper: str) -> None:
    money = Money(Decimal(amount))
    assert money.upper == f"人民币{upper}"
    assert Money.parse(money.upper) == money


@given(amounts)
def test_an_amount_reads_back_from_figures_from_capitals_and_from_both(money: Money) -> None:
    assert Money.parse(str(money)) == money
    assert Money.parse(money.upper) == money
    assert Money.parse(money.digits) == money


def test_an_amount_prints_both_ways() -> None:
    money = Money(Decimal("12345.6"))
    assert str(money) == "¥12,345.60（人民币壹万贰仟叁佰肆拾伍元陆角整）"
    assert money.digits == "12345.60"


def test_a_negative_amount_says_so_both_ways() -> None:
    assert str(Money(Decimal(-5))) == "-¥5.00（人民币负伍元整）"
    assert Money(Decimal("-0")).digits == "0.00"


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("12345.6", "12345.60"),
        ("12,345.60", "12345.60"),
        ("¥12,345.60", "12345.60"),
        ("￥１２，３４５．６０", "12345.60"),
        ("¥ 12345.60 元", "12345.60"),
        ("人民币12345.60元整", "12345.60"),
        ("RMB 12,345.60", "12345.60"),
        ("100元", "100"),
        ("100圆整", "100"),
        ("1.2万元", "12000"),
        ("1.23456万元", "12345.60"),
        ("3万", "30000"),
        ("2亿元", "200000000"),
        ("-5", "-5"),
        ("¥-5", "-5"),
        ("负5元", "-5"),
        ("人民币壹万元整", "10000"),
        ("壹万圆正", "10000"),
        ("壹佰元", "100"),
        ("壹佰元零伍分", "100.05"),
        ("壹佰元零角伍分", "100.05"),
        ("壹佰元伍分", "100.05"),
        ("壹佰元零伍角", "100.50"),
        ("拾元整", "10"),
        ("贰拾萬零伍仟元整", "205000"),
        ("人民币 壹 佰 元 整", "100"),
        ("大写：人民币壹佰元整　小写：¥100.00", "100"),
        ("（小写）¥100.00（大写）壹佰元整", "100"),
        ("壹佰元整¥100.00", "100"),
    ],
)
def test_an_amount_is_read_from_every_spelling(written: str, amount: str) -> None:
    assert Money.parse(written) == Money(Decimal(amount))


@pytest.mark.parametrize(
    ("written", "both"),
    [
        ("¥100.00（人民币贰佰元整）", "100.00≠贰佰元整"),
        ("大写：壹佰元整 小写：1,000.00", "壹佰元整≠1,000.00"),
        ("100.00（200.00）", "100.00≠200.00"),
    ],
)
def test_figures_and_capitals_that_differ_are_refused_saying_both(written: str, both: str) -> None:
    with pytest.raises(Unreadable, match=both):
        Money.parse(written)


@pytest.mark.parametrize(
    "written", ["100.005", "¥0.001", "0.0000001万元", "1" * 17, "100000000亿元"]
)
def test_parts_of_a_cent_and_amounts_beyond_words_are_unreadable(written: str) -> None:
    with pytest.raises(Unreadable, match="到分为止"):
        Money.parse(written)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "¥",
        "元",
        "人民币    元整",
        "约100元",
        "一百元",
        "(100.00)",
        "12,34",
        "1,2345.00",
        "100元5角",
        "$100",
        "1e5",
        "壹佰",
        "壹佰贰元整",
        "壹佰零零贰元整",
        "壹元贰元",
        "伍分伍角",
        "甲元整",
    ],
)
def test_what_is_no_clear_amount_is_unreadable(written: str) -> None:
    with pytest.raises(Unreadable):
        Money.parse(written)


@pytest.mark.parametrize("amount", ["100.005", "1E16", "-1E16", "NaN", "Infinity", "1E-999999"])
def test_an_amount_that_cannot_be_printed_is_refused(amount: str) -> None:
    with pytest.raises(UsageError):
        Money(Decimal(amount))


def test_an_amount_is_never_a_float() -> None:
    with pytest.raises(UsageError, match="Decimal"):
        Money(cast("Decimal", 0.1))


def test_amounts_are_ordered_and_equal_by_value() -> None:
    assert Money(Decimal(5)) == Money(Decimal("5.00"))
    assert Money(Decimal("4.99")) < Money(Decimal(5))


@given(st.text("0123456789.,¥元角分整零壹贰拾佰仟万亿()负-人民币 "))
def test_whatever_is_read_as_an_amount_reads_back(text: str) -> None:
    try:
        money = Money.parse(text)
    except Unreadable:
        return
    assert Money.parse(str(money)) == money
