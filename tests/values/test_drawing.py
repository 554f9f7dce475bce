"""Drawings of grids say what is merged, and refuse what cannot be merged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.errors import Unreadable
from formkit.values.drawing import blocks, draw, drawn


@given(st.text())
def test_any_text_can_be_drawn_in_a_cell(text: str) -> None:
    assert list(blocks(f"| {drawn(text)} |")) == [(text, 0, 0, 1, 1)]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("一\n二", "一⏎二"),
        ("  年", "␣␣年"),
        ("甲|乙", r"甲\|乙"),
        ("<", r"\<"),
        ("^", r"\^"),
        ("~", r"\~"),
        ("温度<5", r"温度\<5"),
        ("　年　", "　年　"),
    ],
)
def test_signs_of_the_drawing_are_escaped_in_texts(text: str, sign: str) -> None:
    assert drawn(text) == sign


def test_columns_are_aligned_as_chinese_type_shows_them() -> None:
    assert draw([["甲", "abc"], ["客户名称", ""]]) == "| 甲       | abc |\n| 客户名称 |     |"


@pytest.mark.parametrize(
    ("drawing", "trouble"),
    [
        ("客户名称 | 远山机电 |", "表格的一行"),
        ("| 客户名称 | 远山机电", "表格的一行"),
        ("| < | 甲 |", "没有可并入"),
        ("| ^ |", "没有可并入"),
        ("| ~ | < |", "没有可并入"),
        ("| 甲 | < |\n| ^ | 乙 |", "不是长方形"),
        ("| 温度 < 5 |", "要写作"),
    ],
)
def test_an_impossible_drawing_is_refused(drawing: str, trouble: str) -> None:
    with pytest.raises(Unreadable, match=trouble):
        list(blocks(drawing))
