"""A cell under 处理方式 holds a tick or an amount, and both are read as they are meant."""

from __future__ import annotations

from decimal import Decimal

import pytest

from formkit.errors import Unreadable
from formkit.values.money import Money
from formkit.values.settlement import Settlement


@pytest.mark.parametrize("text", ["√", " ✓ ", "■", "☑", "是", "（√）", "V"])
def test_a_tick_in_any_hand_says_that_it_was_settled_so(text: str) -> None:
    assert Settlement.parse(text) == Settlement()


@pytest.mark.parametrize("text", ["1200", "1,200.00", "¥1,200元", "１２００"])
def test_an_amount_is_what_it_came_to(text: str) -> None:
    assert Settlement.parse(text) == Settlement(Money(Decimal(1200)))


def test_it_is_printed_short_and_read_back() -> None:
    amount = Settlement(Money(Decimal("1234.5")))
    assert (str(Settlement()), str(amount)) == ("√", "1,234.50")
    assert Settlement.parse(str(amount)) == amount


@pytest.mark.parametrize("text", ["换货", "√1200", "×", "1200/√"])
def test_anything_else_is_not_guessed(text: str) -> None:
    with pytest.raises(Unreadable, match="√或金额"):
        Settlement.parse(text)
