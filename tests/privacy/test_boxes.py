"""A filled form as each audience sees it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from formkit.errors import UnknownName
from formkit.forms import declare
from formkit.privacy import AUDIENCES, Rules, masked_boxes, people_in
from formkit.values.money import Money
from formkit.values.signature import Signature

SPEC = declare(
    """
[form]
title = "意见单"

[[section]]
title = "受理"
boxes = [
    { label = "客户姓名" }, { label = "联系电话" }, { label = "客户地址" },
    { label = "投诉日期", kind = "date" }, { label = "投诉内容" }, { label = "值班员工电话" },
    { label = "记录人", kind = "signature" }, { label = "损失金额", kind = "money" },
    { label = "原因分析" }, { label = "处理结果" },
]

[[section.rows]]
label = "证明"
boxes = [{ label = "证明人" }]
"""
)
BOXES: dict[str, Any] = {
    "受理.客户姓名": "王建国",
    "受理.联系电话": "13812345678",
    "受理.客户地址": "浙江省杭州市西湖区文三路138号",
    "受理.投诉日期": dt.date(2026, 3, 5),
    "受理.投诉内容": "王建国（138 1234 5678）说文三路138号漏水，李明态度差，可问13900001111",
    "受理.值班员工电话": "13700002222",
    "受理.记录人": Signature("李明", dt.date(2026, 3, 5)),
    "受理.损失金额": Money.parse("500"),
    "受理.原因分析": "李明没有关阀",
    "受理.处理结果": "已派人修好",
    "受理.证明.0.证明人": "赵六",
}


def seen(audience: str, **said: Any) -> dict[str, Any]:
    told = masked_boxes(SPEC, BOXES, audience, **said)
    return {path.removeprefix("受理."): value for path, value in told.items()}


@pytest.mark.parametrize("audience", ["internal", "archive", "内部"])
def test_inside_and_in_the_archive_all_is_shown(audience: str) -> None:
    assert masked_boxes(SPEC, BOXES, audience) == BOXES


def test_a_department_reaches_the_customer_only_when_the_case_was_given_to_it() -> None:
    told = seen("dept")
    assert told["联系电话"] == "138****5678"
    assert told["客户姓名"] == "王建国"
    assert "138****5678" in told["投诉内容"]
    assert seen("dept", assigned="物业部")["联系电话"] == "13812345678"


def test_statistics_show_no_person() -> None:
    told = seen("statistics")
    assert told["客户姓名"] == told["联系电话"] == told["客户地址"] == "***"
    assert told["投诉内容"] == "***（***）说***漏水，***态度差，可问***"
    assert told["记录人"] == Signature("***", dt.date(2026, 3, 5))
    assert told["证明.0.证明人"] == "***"
    assert told["损失金额"] == Money.parse("500")


def test_a_customer_sees_what_is_his_own_and_nothing_of_the_staff_or_the_office() -> None:
    told = seen("customer")
    assert told["客户姓名"] == "王建国"
    assert told["联系电话"] == "13812345678"
    assert told["值班员工电话"] == "***"
    assert told["记录人"] == Signature("李*", dt.date(2026, 3, 5))
    assert "李明" not in str(told)
    assert not {"损失金额", "原因分析", "证明.0.证明人"} & told.keys()


def test_people_of_another_paper_of_the_case_are_found_too() -> None:
    known = people_in(SPEC, {"受理.记录人": Signature("周舟")})
    boxes = {"受理.处理结果": "周舟已上门"}
    assert masked_boxes(SPEC, boxes, "statistics", known=known) == {"受理.处理结果": "***已上门"}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("远山机电", "远山机电"),
        ("华东精密有限公司", "华东精密有限公司"),
        ("王建国", "***"),
        ("张女士", "***"),
        ("John Smith", "***"),
        ("高山流", "高山流"),
    ],
)
def test_a_companys_name_is_no_persons(name: str, shown: str) -> None:
    spec = declare(
        '[form]\ntitle = "单"\n[[section]]\ntitle = "栏"\nboxes = [{ label = "客户名称" }]'
    )
    told = masked_boxes(
        spec, {"栏.客户名称": name}, "statistics", rules=Rules(companies=("高山流",))
    )
    assert told["栏.客户名称"] == shown


@pytest.mark.parametrize("audience", AUDIENCES)
def test_masking_for_the_same_audience_again_changes_nothing(audience: str) -> None:
    once = masked_boxes(SPEC, BOXES, audience)
    assert masked_boxes(SPEC, once, audience) == once


def test_an_unknown_audience_is_refused() -> None:
    with pytest.raises(UnknownName, match="customer"):
        masked_boxes(SPEC, BOXES, "custmer")


def test_words_that_name_nobody_stay_and_are_not_looked_for() -> None:
    boxes = {
        "受理.客户姓名": "不详",
        "受理.联系电话": "无",
        "受理.投诉内容": "原因不详，无异味",
    }
    told = masked_boxes(SPEC, boxes, "statistics")
    assert told["受理.投诉内容"] == "原因不详，无异味"
    assert told["受理.客户姓名"] == "不详"


def test_in_a_long_list_each_line_hides_its_own_people() -> None:
    spec = declare(
        '[form]\ntitle = "登记表"\n[[section]]\ntitle = "表"\n[[section.rows]]\nlabel = "行"\n'
        'boxes = [{ label = "客户姓名" }, { label = "内容" }]\n'
    )
    names = [f"王{chr(ord('一') + n)}" for n in range(300)]
    boxes = {f"表.行.{n}.客户姓名": name for n, name in enumerate(names)}
    boxes |= {f"表.行.{n}.内容": f"{name}来电" for n, name in enumerate(names)}
    told = masked_boxes(spec, boxes, "statistics")
    assert set(told.values()) == {"***", "***来电"}
