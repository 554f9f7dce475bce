"""Chinese takes two cells of a terminal, and a line does not start with a full stop."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.cli.cells import CLOSERS, cells, padded, wrapped


@pytest.mark.parametrize(
    ("text", "width"),
    [("formkit", 7), ("编号", 4), ("第3联", 5), ("（黄）", 6), ("e\u0301", 1), ("", 0)],
)
def test_widths(text: str, width: int) -> None:
    assert cells(text) == width
    assert cells(padded(text, 10)) == 10


def test_lines_break_between_chinese_characters_but_not_within_words() -> None:
    assert wrapped("核对编号，见 formkit reconcile。", 12) == [
        "核对编号，见",
        "formkit",
        "reconcile。",
    ]


SENTENCES = st.lists(st.sampled_from(["客户投诉", "编号，", "a。", "abc", " ", "；"]), max_size=20)


@given(SENTENCES.map("".join).filter(lambda text: " ；" not in text), st.integers(8, 40))
def test_nothing_is_lost_and_no_line_starts_with_a_closing_mark(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert not any(line[:1] in CLOSERS for line in lines[1:] if line)
