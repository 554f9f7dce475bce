"""Titles of sections tell equal labels apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from formkit.forms import declare
from formkit.reading import Match, match
from formkit.values.grid import Document
from formkit.values.signature import Signature

Draw = Callable[..., Document]
Matched = Callable[..., Match]

TWO_SIGNATURES = {
    "intake.signed": Signature("张三", dt.date(2026, 3, 5)),
    "handling.signed": Signature("李四", dt.date(2026, 3, 8)),
}


def signatures(found: Match) -> dict[str, object]:
    """The two boxes that bear the same label."""
    return {path: found.boxes[path].value for path in TWO_SIGNATURES}


@pytest.mark.parametrize(
    "drawing",
    [
        pytest.param(
            """
            | 受理 | 客户名称 | 远山机电 |
            | ^    | 签字     | 张三　2026年3月5日 |
            | 处理 | 处理结果 | 已换货 |
            | ^    | 签字     | 李四　2026年3月8日 |
            """,
            id="beside",
        ),
        pytest.param(
            """
            | 受⏎理 | 签字 | 张三　2026年3月5日 |
            | 处⏎理 | 签字 | 李四　2026年3月8日 |
            """,
            id="beside one row, written downwards",
        ),
        pytest.param(
            """
            | 一、受理 | < |
            | 签字 | 张三　2026年3月5日 |
            | 二、处理（责任部门填写） | < |
            | 签字 | 李四　2026年3月8日 |
            """,
            id="over",
        ),
    ],
)
def test_a_title_says_whose_label_it_is(matched: Matched, drawing: str) -> None:
    found = matched(drawing)
    assert signatures(found) == TWO_SIGNATURES
    assert {box.confidence for box in found.boxes.values()} == {0.98}


def test_titles_among_loose_paragraphs_stand_over_the_tables_below_them(matched: Matched) -> None:
    found = matched(
        "| 受理 |", "| 签字 | 张三　2026年3月5日 |", "| 处理 |", "| 签字 | 李四　2026年3月8日 |"
    )
    assert signatures(found) == TWO_SIGNATURES


def test_the_order_of_the_form_decides_where_no_title_does(matched: Matched) -> None:
    found = matched("""
        | 客户名称 | 远山机电           |
        | 签字     | 张三　2026年3月5日 |
        | 处理结果 | 已换货             |
        | 签字     | 李四　2026年3月8日 |
    """)
    assert signatures(found) == TWO_SIGNATURES
    assert found.boxes["intake.signed"].confidence == 0.85


def test_twins_side_by_side_are_told_apart_by_their_order(matched: Matched) -> None:
    found = matched("| 签字 | 张三　2026年3月5日 | 签字 | 李四　2026年3月8日 |")
    assert signatures(found) == TWO_SIGNATURES


def test_a_title_called_like_a_label_is_one_where_a_label_and_its_value_stand_in_one_cell(
    draw: Draw,
) -> None:
    spec = declare("""
        [form]
        title = "交涉单"
        [[section]]
        title = "交涉结果"
        boxes = [{ label = "交涉结果" }, { label = "客户意见" }]
    """)
    found = match(draw("| 交⏎涉⏎结⏎果 | 交涉结果⏎已换货 |\n| ^ | 客户意见⏎接受 |"), spec)
    values = {box.label: box.value for box in found.boxes.values()}
    assert values == {"交涉结果": "已换货", "客户意见": "接受"}
    assert not found.findings


def test_a_label_that_may_be_either_box_leaves_both_open(matched: Matched) -> None:
    found = matched("| 签字 | 张三 |")
    assert {path: box.value for path, box in found.boxes.items()} == dict.fromkeys(TWO_SIGNATURES)
    assert {box.candidates for box in found.boxes.values()} == {("张三",)}
    assert {finding.code for finding in found.findings} == {"ambiguous-label"}


def test_a_blank_that_may_be_either_box_is_no_trouble(matched: Matched) -> None:
    assert not matched("| 签字 | |").findings


def test_another_name_of_a_box_does_not_count_in_a_foreign_section(matched: Matched) -> None:
    found = matched("""
        | 处理 | 处理结果 | 已换货       |
        | ^    | 日期     | 2026年3月8日 |
    """)
    assert "intake.taken_on" not in found.boxes
    assert [(pair.label, pair.value) for pair in found.unknown] == [("日期", "2026年3月8日")]


def test_a_value_that_reads_like_a_title_is_a_value(matched: Matched) -> None:
    found = matched("""
        | 客户名称 | 处理     | 投诉内容 | 受理     |
        | 签字     | 张三     | <        | <        |
    """)
    assert found.boxes["intake.customer"].value == "处理"
    assert found.boxes["intake.complaint"].value == "受理"


def test_beside_its_own_section_s_title_the_same_word_is_a_label(draw: Draw) -> None:
    spec = declare("""
        [form]
        title = "交涉单"
        [[section]]
        title = "交涉结果"
        boxes = [{ label = "交涉结果" }, { label = "客户意见" }]
    """)
    found = match(
        draw("""
            | 交涉结果 | 交涉结果 | 客户意见 |
            | ^        | 客户意见 | 接受     |
        """),
        spec,
    )
    values = {box.label: (box.value, box.candidates) for box in found.boxes.values()}
    assert values == {"交涉结果": (None, ("客户意见",)), "客户意见": ("接受", ())}
