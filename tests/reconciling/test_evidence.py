from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from formkit.reconciling.evidence import agree, day_of, same
from formkit.values.money import Money
from formkit.values.quantity import Quantity
from formkit.values.signature import Signature

MARCH_5 = dt.date(2026, 3, 5)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("外壳 开裂", "外壳开裂", True),
        ("ＬＨ－２０８", "LH-208", True),
        ("外壳开裂", "外壳裂开", False),
        (("退货", "折让"), ("折让", "退货"), True),
        (("退货",), ("退货", "折让"), False),
        (Money(Decimal(5000)), Money(Decimal("5000.00")), True),
        (Money(Decimal(5000)), Money(Decimal(50000)), False),
        (Quantity(Decimal(300), "米"), Quantity(Decimal(300)), True),
        (Quantity(Decimal(300), "米"), Quantity(Decimal(300), "箱"), False),
        (Quantity(Decimal(300)), Quantity(Decimal(301)), False),
        (Signature("周明", MARCH_5), Signature("周 明"), True),
        (Signature("周明", MARCH_5), Signature("周明", dt.date(2026, 3, 6)), False),
        (Signature("周明"), Signature("周亮"), False),
        (MARCH_5, MARCH_5, True),
        (True, False, False),
        (70, 70, True),
        ("70", 70, False),
    ],
)
def test_two_values_say_the_same(one: Any, other: Any, *, is_same: bool) -> None:
    assert same(one, other) is is_same
    assert same(other, one) is is_same


def test_values_agree_when_all_say_the_same() -> None:
    assert agree([])
    assert agree(["甲"])
    assert agree(["甲", "甲 "])
    assert not agree(["甲", "甲", "乙"])


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (MARCH_5, MARCH_5),
        (dt.datetime(2026, 3, 5, 14, 30), MARCH_5),
        (Signature("周明", MARCH_5), MARCH_5),
        (Signature("周明"), None),
        ("2026年3月5日", None),
        (None, None),
    ],
)
def test_the_day_that_a_value_gives(value: Any, day: dt.date | None) -> None:
    assert day_of(value) == day
