"""The code of a sheet proves its number and copy: one slip of the pen never passes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.errors import Unreadable, UsageError
from formkit.values.number import SheetCode, check_character, near_misses

numbers = st.text("0123456789", min_size=1, max_size=12) | st.sampled_from(
    ["KS-2026-03-0001", "客诉〔2026〕3号", "26030001", "QC26030001", "（26）0001"]
)
codes = st.builds(SheetCode, numbers, st.integers(0, 20))


def slips(printed: str) -> list[str]:
    """Every code that differs in one digit or in one swap with a digit."""
    wrong = [
        printed[:place] + digit + printed[place + 1 :]
        for place, sign in enumerate(printed)
        for digit in "0123456789"
        if sign.isascii() and sign.isdigit()
    ]
    swapped = [
        printed[:place] + printed[place + 1] + printed[place] + printed[place + 2 :]
        for place in range(len(printed) - 1)
        if printed[place].isdigit() or printed[place + 1].isdigit()
    ]
    return [slip for slip in wrong + swapped if slip != printed]


@given(codes)
def test_a_code_reads_back(code: SheetCode) -> None:
    assert SheetCode.parse(str(code)) == code


@given(codes)
def test_every_single_slip_is_caught(code: SheetCode) -> None:
    for slip in slips(str(code)):
        with pytest.raises(Unreadable):
            SheetCode.parse(slip)


def test_a_code_names_number_copy_and_check_character() -> None:
    assert str(SheetCode("26030001", 3)) == f"26030001-3-{check_character('26030001-3')}"


@given(st.text())
def test_the_check_character_is_a_digit_or_a_capital(text: str) -> None:
    assert check_character(text) in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@pytest.mark.parametrize("typed", [" {} ", "{}\n"])
def test_space_around_a_code_does_not_matter(typed: str) -> None:
    assert SheetCode.parse(typed.format(SheetCode("26030001", 3))) == SheetCode("26030001", 3)


def test_a_code_typed_small_or_full_width_is_read() -> None:
    code = SheetCode("KS-26030002", 3)
    full_width = str(code).translate({sign: sign + 0xFEE0 for sign in range(0x21, 0x7F)})
    assert SheetCode.parse(full_width) == code
    assert SheetCode.parse(f"{code.number}-3-{check_character('KS-26030002-3').lower()}") == code


@pytest.mark.parametrize("text", ["", "26030001", "26030001-3", "26030001-x-3", "-3-5", "年 月 日"])
def test_what_is_no_code_is_unreadable(text: str) -> None:
    with pytest.raises(Unreadable, match="条码"):
        SheetCode.parse(text)


@pytest.mark.parametrize(("number", "copy"), [("", 1), ("26030001", -1), ("26030001", 100)])
def test_a_code_needs_a_number_and_a_copy(number: str, copy: int) -> None:
    with pytest.raises(UsageError):
        SheetCode(number, copy)


KNOWN = ("26030001", "26030010", "26030011", "26031000", "2603001", "26040001")


@pytest.mark.parametrize(
    ("seen", "near"),
    [
        ("26030O01", ("26030001",)),
        ("2603000l", ("26030001",)),
        ("26030100", ("26030010", "26031000")),
        ("26030021", ("26030001", "26030011")),
        ("62030001", ("26030001",)),
        ("26040010", ("26030010", "26040001")),
        ("99999999", ()),
    ],
)
def test_a_misread_number_has_near_misses_among_the_known(seen: str, near: tuple[str, ...]) -> None:
    assert near_misses(seen, [one for one in KNOWN if one != seen]) == near
