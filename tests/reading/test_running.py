"""Boxes within the sentences of a letter: what stands between the words drawn around them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from formkit.forms import FormSpec, Shelf
from formkit.reading import Reading, match
from formkit.reading.read import reading_of
from formkit.values.grid import Document

Draw = Callable[..., Document]

LETTER = """
    | 客户回复函 |
    | 编号： |
    | 尊敬的{customer}： |
    | 贵方于2026年3月5日反映的事项（我方受理编号26030001）已经 |
    | 审定，现答复如下。 |
    | 一、贵方反映的事项 |
    | 外壳开裂，要求 |
    | 换货。 |
    | 二、处理决定 |
    | 换货 |
    | 三、处理结果 |
    | {result} |
    | 四、后续安排 |
    | 4月再访一次 |
    | 感谢贵方的反映。对上述答复如有不同意见，请告知我方。 |
    | 此致 |
    | 敬礼 |
    | 流水机电有限公司（盖章） |
    | 2026年3月9日 |
    | 答复方式：□书信　■电话 |
    | 客户回复函 · 第 1 页 共 1 页 |
"""


# As typed: paragraphs are not wrapped.
TYPED = LETTER.replace("已经 |\n    | 审定", "已经审定")


def letter(
    draw: Draw, *, customer: str = "远山机电", result: str = "已换货", medium: str = "pdf"
) -> Reading:
    """The letter as read."""
    drawing = (LETTER if medium == "pdf" else TYPED).format(customer=customer, result=result)
    return reading_of(draw(drawing, medium=medium), Shelf.builtin(), file=f"函.{medium}")


@pytest.mark.parametrize("medium", ["pdf", "docx", "xlsx"])
def test_what_stands_in_a_sentence_is_read(medium: str, draw: Draw) -> None:
    values: dict[str, Any] = letter(draw, medium=medium).values
    assert {path.partition(".")[2]: value for path, value in values.items()} == {
        "customer": "远山机电",
        "received_on": dt.date(2026, 3, 5),
        "case": "26030001",
        "complaint": "外壳开裂，要求\n换货。",
        "disposal": "换货",
        "result": "已换货",
        "expected": "4月再访一次",
        "office": "流水机电有限公司",
        "answered_on": dt.date(2026, 3, 9),
        "way": "电话",
    }


@pytest.mark.parametrize("customer", ["远山机电 |\n | 有限公司", "远山机电有限 |\n | 公司"])
def test_a_name_may_run_over_a_line_of_the_print(draw: Draw, customer: str) -> None:
    assert letter(draw, customer=customer).values["answer.customer"] == "远山机电有限公司"


def test_nothing_in_a_sentence_is_a_blank_box(draw: Draw) -> None:
    assert "answer.customer" not in letter(draw, customer="").values


def test_a_row_of_a_workbook_with_one_text_is_a_line(draw: Draw) -> None:
    drawing = TYPED.replace(" |\n", " | < |\n").format(customer="远山机电", result="已换货")
    reading = reading_of(draw(drawing, medium="xlsx"), Shelf.builtin(), file="函.xlsx")
    values: dict[str, Any] = reading.values
    assert values["answer.complaint"] == "外壳开裂，要求\n换货。"
    assert values["answer.office"] == "流水机电有限公司"


def test_a_blank_paragraph_within_a_typed_text_stays(draw: Draw) -> None:
    typed = "已换货 |\n |  |\n | 另补发说明书"
    values: dict[str, Any] = letter(draw, result=typed, medium="docx").values
    assert values["answer.result"] == "已换货\n\n另补发说明书"


def test_words_of_the_form_within_a_value_leave_it_open(draw: Draw) -> None:
    reading = letter(draw, result="已换货 |\n | 四、后续安排 |\n | 另行通知")
    assert {"answer.result", "answer.expected"}.isdisjoint(reading.values)
    assert {"answer.result", "answer.expected"} <= {one.box for one in reading.findings}
    assert reading.values["answer.disposal"] == "换货"


def test_a_letter_in_other_words_is_not_read_by_its_sentences(draw: Draw) -> None:
    drawing = LETTER.replace("贵方于", "你方在").format(customer="远山机电", result="已换货")
    reading = reading_of(draw(drawing, medium="pdf"), Shelf.builtin(), file="函.pdf")
    assert "answer.received_on" not in reading.values
    assert reading.values["answer.result"] == "已换货"


@pytest.mark.parametrize("medium", ["pdf", "docx"])
def test_boxes_whose_sentences_the_office_changed_are_said_to_be_open(
    medium: str, draw: Draw
) -> None:
    drawing = (
        TYPED.replace("贵方反映的事项", "事由").replace("此致", "谨致").replace("（盖章）", "")
    )
    document = draw(drawing.format(customer="远山机电", result="已换货"), medium=medium)
    reading = reading_of(document, Shelf.builtin(), file="函")
    open_ = {one.box for one in reading.findings if one.code == "not-found"}
    assert {"answer.complaint", "answer.office", "answer.answered_on"} <= open_
    assert open_.isdisjoint(reading.values)


def test_several_lines_behind_a_label_in_a_running_line_are_all_read(draw: Draw) -> None:
    lines = """
        | 销毁清单 |
        | 编制单位：质量部 |
        | 档案室　　编制日期：2026年3月5日　　期满年度：2031 |
    """
    table = "| 档号 | 题名 | 起止日期 | 件数 | 页数 | 保管期限 | 期满日期 |"
    document = draw(lines, table, medium="pdf")
    values: dict[str, Any] = reading_of(document, Shelf.builtin(), file="清单.pdf").values
    assert values["proposal.office"].split() == ["质量部档案室"]
    assert values["proposal.year"] == 2031


def test_lines_go_on_to_the_next_label_where_nothing_is_drawn(draw: Draw, slip: FormSpec) -> None:
    lines = "| 客户名称：远山机电 |\n| 有限公司　　联系电话：138 |"
    boxes = match(draw(lines, medium="pdf"), slip).boxes
    assert boxes["intake.customer"].value == "远山机电\n有限公司"
    assert boxes["intake.contact"].value == "138"
