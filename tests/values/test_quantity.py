"""Quantities are an exact number of something."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.errors import Unreadable, UsageError
from formkit.values.quantity import Quantity

quantities = st.builds(
    Quantity,
    st.decimals(allow_nan=False, allow_infinity=False, places=2),
    st.sampled_from(["", "米", "箱", "kg", "m²", "㎡", "m3", "个/箱", "%", "℃", "万米"]),
)


@given(quantities)
def test_a_quantity_reads_back(quantity: Quantity) -> None:
    assert Quantity.parse(str(quantity)) == quantity


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("1200 米", "1200 米"),
        ("1,200米", "1200 米"),
        ("１２００　米", "1200 米"),
        ("1200", "1200"),
        ("12.50 ＫＧ", "12.50 KG"),
        ("3 套\n", "3 套"),
        ("5m²", "5 m²"),
        ("-2箱", "-2 箱"),
    ],
)
def test_a_quantity_is_read_from_every_spelling(written: str, printed: str) -> None:
    assert str(Quantity.parse(written)) == printed


@pytest.mark.parametrize(
    "written",
    ["", "米", "约1200米", "1200-1300米", "100×200mm", "1,2345米", "12米34米", "1200（米）"],
)
def test_what_is_no_single_quantity_is_unreadable(written: str) -> None:
    with pytest.raises(Unreadable):
        Quantity.parse(written)


def test_large_amounts_print_in_full() -> None:
    assert str(Quantity(Decimal("1E+5"), "米")) == "100000 米"


@pytest.mark.parametrize(
    ("amount", "unit"), [("NaN", ""), ("Infinity", "米"), ("1", "2米"), ("1", " ")]
)
def test_a_quantity_that_could_not_be_read_back_is_refused(amount: str, unit: str) -> None:
    with pytest.raises(UsageError):
        Quantity(Decimal(amount), unit)
