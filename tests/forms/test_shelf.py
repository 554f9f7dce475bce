"""The shelf finds a form by any name an office has for it."""

from __future__ import annotations

import pytest

from formkit.errors import ConfigurationError, UnknownName
from formkit.forms import Shelf, declare


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("客户抱怨处理表", "客户抱怨处理表"),
        ("客户投诉处理表", "客户抱怨处理表"),
        ("客 户 投 诉 处 理 表", "客户抱怨处理表"),
        ("回访登记表", "客户回访登记表"),
        ("投诉处理记录汇总表", "投诉处理记录汇总表"),
    ],
)
def test_a_form_is_found_by_title_or_alias(name: str, title: str) -> None:
    assert Shelf.builtin().find(name).title == title


def test_an_unknown_title_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="是不是.*客户抱怨处理表"):
        Shelf.builtin().find("客户报怨处理表")


def test_a_name_of_two_forms_means_the_preferred_one() -> None:
    """客户投诉处理表 may be an office's own form, or another name of the five-copy sheet."""
    own = declare("""
        [form]
        title = "公司投诉处理单"
        also = ["客户投诉处理表"]
        [[section]]
        title = "处理"
        boxes = [{ label = "处理结果" }]
    """)
    shelf = Shelf.builtin().with_forms([own])
    with pytest.raises(ConfigurationError, match="几种表单的别名：客户抱怨处理表、公司投诉处理单"):
        shelf.find("客户投诉处理表")
    ours = shelf.preferring(["公司投诉处理单"]).with_forms([])
    assert ours.find("客户投诉处理表").title == "公司投诉处理单"
    assert ours.all == shelf.all


def test_the_five_copies_go_where_the_regulation_says() -> None:
    lines = [copy.line for copy in Shelf.builtin().find("客户抱怨处理表").copies]
    assert lines == [
        "第一联（白）质量管理部存",
        "第二联（红）制造部门存",
        "第三联（黄）业务部门 依批示办理",
        "第四联（蓝）会计科存",
        "第五联（绿）总经理室存",
    ]


def test_labels_are_unique_within_each_built_in_form() -> None:
    for spec in Shelf.builtin():
        labels = [box.label for box in spec.boxes]
        assert len(labels) == len(set(labels)), spec.title


def test_a_person_means_the_form_of_their_own_office_whatever_others_call_theirs() -> None:
    shelf = Shelf.builtin()
    dealer = shelf.preferring(["公司用户抱怨处理表"])
    assert dealer.meant("客户抱怨处理表").title == "公司用户抱怨处理表"
    assert dealer.find("客户抱怨处理表").title == "客户抱怨处理表"
    assert shelf.preferring(["客户抱怨处理表"]).meant("客户抱怨处理表").title == "客户抱怨处理表"
    assert shelf.meant("客户意见表").title == "客户投诉意见表"


def test_numbers_of_two_builtin_forms_cannot_be_mistaken_for_one_another() -> None:
    patterns = [spec.numbered for spec in Shelf.builtin() if spec.numbered]
    heads = [pattern.partition("{")[0] for pattern in patterns]
    assert len(set(heads)) == len(heads)
