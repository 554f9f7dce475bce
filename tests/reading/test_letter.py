"""A letter of loose paragraphs: what it prints below a value is no part of the value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from formkit.forms import Shelf
from formkit.reading.read import reading_of
from formkit.values.grid import Document

LETTER = """
    | 客户回复函 |
    | 三、处理结果 |
    | 　　已更换 |
    | 四、后续安排 |
    | 　　{expected} |
    | 　　感谢贵方的反映。对上述答复如有不同意见，请告知我方。 |
    | 　　此致 |
    | 敬礼 |
"""
FOOT = "客户回复函 · 第 1 页 共 1 页"


@pytest.mark.parametrize("expected", ["4月再访一次", ""])
def test_the_close_of_a_letter_is_no_part_of_the_paragraph_above(
    expected: str, draw: Callable[..., Document]
) -> None:
    document = draw(LETTER.format(expected=expected))
    values: dict[str, Any] = reading_of(document, Shelf.builtin(), file="函.docx").values
    assert values.get("answer.expected", "") == expected


@pytest.mark.parametrize("note", ["通话摘要 |\n| 客户认可", "通话摘要：客户认可"])
def test_the_foot_of_a_printed_page_is_no_part_of_the_paragraph_above(
    note: str, draw: Callable[..., Document]
) -> None:
    letter = f"{LETTER.format(expected='4月再访一次')}| {note} |\n| {FOOT} |\n"
    reading = reading_of(draw(letter, medium="pdf"), Shelf.builtin(), file="函.pdf")
    assert reading.values["call.note"] == "客户认可"
