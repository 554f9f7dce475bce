"""Boxes without a printed label are read where the words around their place stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from formkit.forms import Shelf
from formkit.reading import Match, match
from formkit.values.grid import Document

Draw = Callable[..., Document]

LETTER = """
| 客户回复函 |
| 尊敬的{name}： |
| 　　贵方于{day}反映的事项（我方受理编号{number}）已经审定，现答复如下。 |
"""
SUMS = """
| 档号 | 题名 | 起止日期 | 件数 | 页数 | 保管期限 | 期满日期 |
| 26-1 | 异响 | 2016年 | 3 | 12 | 十年 | 2026年12月31日 |
| 合计 | {cases} < | {pieces} | 12 | 以下空白 < |
"""


@pytest.fixture
def read(draw: Draw) -> Callable[..., Match]:
    """A paper drawn as text, read as a built-in form."""
    return lambda title, drawing: match(draw(drawing), Shelf.builtin().find(title))


def letter(**written: str) -> str:
    """The letter with these words in its places."""
    usual = {"name": "远山 机电", "day": "2026年3月5日", "number": "26030001"}
    return LETTER.format(**usual | written)


def values(found: Match) -> dict[str, object]:
    """The single boxes that were read."""
    return {path: box.value for path, box in found.boxes.items() if box.value is not None}


def test_a_letter_tells_its_boxes_within_its_sentences(read: Callable[..., Match]) -> None:
    found = read("客户回复函", letter())
    assert values(found) == {
        "answer.customer": "远山 机电",
        "answer.received_on": dt.date(2026, 3, 5),
        "answer.case": "26030001",
    }
    assert {found.boxes[path].confidence for path in values(found)} == {0.95}


@pytest.mark.parametrize("words", ["尊敬的 客户：", "尊敬的客户:", "尊 敬 的 客户 ："])
def test_blanks_and_wide_signs_of_the_printed_words_do_not_count(
    read: Callable[..., Match], words: str
) -> None:
    drawing = letter().replace("尊敬的远山 机电：", words)
    assert values(read("客户回复函", drawing))["answer.customer"] == "客户"


def test_a_sentence_of_other_words_holds_no_value_and_that_is_said(
    read: Callable[..., Match],
) -> None:
    drawing = letter().replace("现答复如下", "特此函告")
    found = read("客户回复函", drawing)
    assert "answer.case" not in values(found)
    assert "answer.case" in {one.box for one in found.findings}


def test_words_that_could_end_in_two_places_are_left_alone(read: Callable[..., Match]) -> None:
    twice = "2026年3月5日反映的事项（我方受理编号1）已经审定，现答复如下"
    found = read("客户回复函", letter(number=twice))
    assert "answer.received_on" not in values(found)


def test_sums_without_labels_are_read_along_their_row(read: Callable[..., Match]) -> None:
    found = values(read("销毁清单", SUMS.format(cases="案件 1 件", pieces="3")))
    sums = {path: value for path, value in found.items() if ".lines." not in path}
    assert sums == {"proposal.cases": 1, "proposal.pieces": 3, "proposal.pages": 12}


def test_a_row_of_other_words_holds_no_sums(read: Callable[..., Match]) -> None:
    found = values(read("销毁清单", SUMS.format(cases="共1件", pieces="3")))
    assert "proposal.pieces" not in found
