"""Text is cleaned of what no paper shows, and folded for comparing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.values.text import clean, fold, half_width, oddities


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("外壳开裂\r\n已更换\r完", "外壳开裂\n已更换\n完"),
        ("甲\t乙\n丙　丁", "甲\t乙\n丙　丁"),
        ("张\u200b三\ufeff", "张三"),
        ("\u202e三张\u202c", "三张"),
        ("a\x00b\x07c\x85d", "abcd"),
        ("\ud800甲\ufdd0乙\uffff丙\U0010ffff", "甲乙丙"),
        ("e\u0301", "é"),
        ("Ａ１：", "Ａ１："),
        ("\uf0fe满意", "\uf0fe满意"),
    ],
)
def test_what_no_paper_shows_is_dropped_and_all_else_stays(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@given(st.text())
def test_clean_text_is_clean(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert oddities(clean(text)) == ()


def test_oddities_are_named_by_kind_with_the_first_of_them() -> None:
    assert oddities("张\u200d三\u200b\x07\u202e") == (
        "控制字符 U+0007",
        "文字方向控制符 U+202E",
        "零宽字符 U+200D",
    )


def test_line_ends_of_any_system_are_no_oddity() -> None:
    assert oddities("一\r\n二\r三\n四") == ()


@pytest.mark.parametrize(
    "spelling", ["投诉 内容", "投　诉　内　容", "投诉\n内容", "投\u200b诉内容"]
)
def test_spaces_do_not_matter_for_comparing(spelling: str) -> None:
    assert fold(spelling) == "投诉内容"


def test_width_does_not_matter_for_comparing() -> None:
    assert fold("Ｎ０：２６０３（Ａ）") == "N0:2603(A)"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert not any(sign.isspace() for sign in fold(text))


def test_half_width_touches_only_full_width_signs() -> None:
    assert half_width("１２米²，￥５　①") == "12米²,¥5 ①"
