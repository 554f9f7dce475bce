"""What an unknown paper is made of, told from the paper alone."""

from __future__ import annotations

import pytest

from formkit.reading.anatomy import Anatomy, anatomy
from formkit.reading.wording import is_known, is_label, is_place, options
from formkit.values.grid import Document, Grid


def seen(drawing: str) -> Anatomy:
    return anatomy(Document((Grid.parse(drawing.strip("\n")),)))


def fields(drawing: str) -> dict[str, str]:
    return {one.label: one.text for one in seen(drawing).fields}


def test_a_label_has_the_cell_beside_it() -> None:
    paper = "| 客户名称 | 华东机电 | 电话 | |"
    assert fields(paper) == {"客户名称": "华东机电", "电话": ""}


def test_labels_side_by_side_have_the_one_blank_row_below() -> None:
    paper = """
| 姓名 | 部门 | 职务 |
|      |      |      |
"""
    assert fields(paper) == {"姓名": "", "部门": "", "职务": ""}


def test_several_labels_share_a_line_with_rules() -> None:
    paper = """
| 来访登记 |
| 姓名：______  单位：__________ |
| 联系电话 ________ |
"""
    assert list(fields(paper)) == ["姓名", "单位", "联系电话"]
    assert seen(paper).title == "来访登记"


def test_a_place_holds_labels_of_its_own_at_its_end() -> None:
    paper = "| 处理意见 | 同意退货⏎签字：张三    日期：2026年3月5日 | 备注 | |"
    found = fields(paper)
    assert found["处理意见"].strip() == "同意退货"
    assert found["签字"].strip() == "张三"
    assert found["日期"] == "2026年3月5日"


def test_a_tick_line_belongs_to_the_label_before_it() -> None:
    paper = """
| 满意度  □满意 □不满意 |
"""
    assert fields(paper) == {"满意度": "□满意 □不满意"}


def test_a_title_down_the_left_edge_is_a_section() -> None:
    paper = """
| 受理 | 客户名称 | | 投诉日期 | |
| ^    | 投诉内容 | | <        | < |
| 处理 | 处理意见 | | <        | < |
| ^    | 经办人   | | 费用     | |
"""
    parts = [(part.title, len(part.things)) for part in seen(paper).parts]
    assert parts == [("受理", 3), ("处理", 3)]


def test_a_tall_value_does_not_make_its_label_a_section() -> None:
    paper = """
| 投诉内容 | 外壳开裂 |
| ^        | ^        |
| 备注     |          |
"""
    assert list(fields(paper)) == ["投诉内容", "备注"]


def test_a_numbered_line_is_the_label_of_the_wide_blank_under_it() -> None:
    paper = """
| 质量改善报告 | < | < | < |
| 1.问题描述： |   |   |   |
|              | < | < | < |
| 2.原因分析   |   |   |   |
|              | < | < | < |
"""
    assert [part.title for part in seen(paper).parts] == ["问题描述", "原因分析"]
    assert fields(paper) == {"问题描述": "", "原因分析": ""}


def test_a_row_of_labels_over_blank_rows_is_a_table_down_to_its_sum() -> None:
    paper = """
| 序号 | 品名 | 数量 |
| 1    |      |      |
| 2    |      |      |
| 合计 |      | <    |
"""
    (table,) = seen(paper).tables
    assert [head.text for head in table.heads] == ["序号", "品名", "数量"]
    assert len(table.rows) == 2
    assert fields(paper) == {"合计": ""}


def test_labels_and_values_side_by_side_are_no_table() -> None:
    paper = """
| 姓名 | 张三 | 性别 | 男   |
| 电话 | 8841 | 职务 | 主任 |
| 部门 | 客服 | 地址 | 上海 |
"""
    assert not list(seen(paper).tables)
    assert fields(paper)["职务"] == "主任"


def test_a_label_without_a_place_is_told_and_none_is_invented() -> None:
    (doubt,) = seen("| 客户名称 | | 备注 |").doubts
    assert doubt.text == "备注"


@pytest.mark.parametrize("text", ["", "____", "    年  月  日", "（盖章）", "20  年  月  日", "/"])
def test_a_place_is_what_nothing_is_written_in(text: str) -> None:
    assert is_place(text)


@pytest.mark.parametrize("text", ["签字", "张三", "2026年3月5日", "0"])
def test_words_and_figures_are_no_empty_place(text: str) -> None:
    assert not is_place(text)


@pytest.mark.parametrize("text", ["姓名", "投 诉 内 容：", "经办人（签字）", "客户名称(NAME):"])
def test_labels_in_the_words_of_offices_are_known(text: str) -> None:
    assert is_known(text)


@pytest.mark.parametrize("text", ["外壳开裂，要求退货。", "2026-03-05", "13800000000", "□是 □否"])
def test_sentences_figures_and_ticks_are_no_labels(text: str) -> None:
    assert not is_label(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("□满意 □基本满意 □不满意", ("满意", "基本满意", "不满意")),
        ("满意□ 不满意□", ("满意", "不满意")),
        ("□退货 □其他____", ("退货", "其他")),
        ("（ ）是 （ ）否", ("是", "否")),
        ("没有可勾的", ()),
    ],
)
def test_the_options_of_a_tick_line(text: str, line: tuple[str, ...]) -> None:
    assert options(text) == line
