"""In how many lines a text stands in a cell."""

from __future__ import annotations

from math import ceil, inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.filling.wrapping import lines, width

TEXTS = st.text(st.sampled_from("客户来电反映外壳开裂，。（）「」 abcXYZ019-/\n"), max_size=60)


@pytest.mark.parametrize(
    ("text", "wide", "printed"),
    [
        ("外壳开裂", 4, "外壳开裂"),
        ("外壳开裂要", 4, "外壳开裂|要"),
        ("外壳开裂，要求更换", 4, "外壳开|裂，要求|更换"),
        ("要求（更换）", 4, "要求|（更换）"),
        ("model X-200", 4, "model|X-200"),
        ("编号KS26030001", 4, "编号|KS2603|0001"),
        ("一、原因\n二、对策", 9, "一、原因|二、对策"),
        ("第一行\n\n第三行", 9, "第一行||第三行"),
        ("一、原因\n二、对策", inf, "一、原因|二、对策"),
        ("从不折行的长文字", inf, "从不折行的长文字"),
        ("", 4, ""),
    ],
)
def test_chinese_is_broken_anywhere_but_before_a_comma_and_words_stay_whole(
    text: str, wide: float, printed: str
) -> None:
    assert lines(text, wide) == len(printed.split("|"))


@given(text=TEXTS, wide=st.floats(1, 30))
def test_no_line_is_wider_than_the_cell(text: str, wide: float) -> None:
    # Spaces hang over the end of a line.
    written = ("".join(line.split()) for line in text.split("\n"))
    least = sum(max(1, ceil(width(line) / wide - 0.001)) for line in written)
    assert lines(text, wide) >= least


@given(text=TEXTS, wide=st.floats(1, 30))
def test_more_text_never_takes_fewer_lines(text: str, wide: float) -> None:
    assert lines(f"{text}\n外壳", wide) > lines(text, wide)
