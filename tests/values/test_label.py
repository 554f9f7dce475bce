"""Labels are found however they are spaced, and have a name in templates."""

from __future__ import annotations

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.values.label import fold_label, identifier


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("投 诉 内 容", "投诉内容"),
        ("姓　名：", "姓名"),
        ("访 问 人 姓 名:", "访问人姓名"),
        ("接收\n日期", "接收日期"),
        ("投诉内容确认（客户签名）：", "投诉内容确认(客户签名)"),
        ("*客户名称", "客户名称"),
        ("【客户名称】", "客户名称"),
        ("客户名称____", "客户名称"),
        ("Ｎ０：", "N0"),
        ("№", "No"),
        ("客户报修/投诉/求助记录", "客户报修/投诉/求助记录"),
        ("合格率%", "合格率%"),
        ("：", ""),
    ],
)
def test_a_label_is_looked_up_without_spaces_and_edges(printed: str, label: str) -> None:
    assert fold_label(printed) == label


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("投诉日期", "投诉日期"),
        ("投诉内容确认(客户签名)", "投诉内容确认_客户签名"),
        ("是否成立？（是/否）", "是否成立_是_否"),
        ("5W2H 分析", "_5W2H分析"),
        ("class", "class_"),
        ("None", "None_"),
        ("true", "true_"),
        ("——", "_"),
        ("", "_"),
    ],
)
def test_a_label_has_a_name_in_templates(label: str, name: str) -> None:
    assert identifier(label) == name


@given(st.text())
def test_every_label_gives_a_name_that_python_takes(label: str) -> None:
    assert identifier(label).isidentifier()
    assert not keyword.iskeyword(identifier(label))


@given(st.text())
def test_a_folded_label_is_its_own_key(label: str) -> None:
    assert fold_label(fold_label(label)) == fold_label(label)
