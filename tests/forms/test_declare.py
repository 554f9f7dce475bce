"""An office declares a form in TOML; every built-in can be said in that language."""

from __future__ import annotations

import datetime as dt

import pytest

from formkit.errors import ConfigurationError
from formkit.forms import FormSpec, Shelf, declare
from formkit.forms.dump import dump

OPINION_SHEET = """
[form]
title = "客户投诉意见表"
numbered = "{yy}{mm}{serial:04}"
copies = ["前台", "责任部门", "总经理室"]

[[section]]
title = "受理"
by = "前台接待"
within = "15分钟"
boxes = [
    { label = "投诉日期", also = ["受理日期"], kind = "moment" },
    { label = "客户姓名", inferred = true },
    { label = "投诉类别", choices = ["轻微", "重要", "重大"], default = "轻微" },
]

[[section]]
title = "处理"
by = "责任部门"
boxes = [
    { label = "处理结果", lines = 3 },
    { label = "完成时间", kind = "date", after = "投诉日期" },
    { label = "客户签名", kind = "signature", optional = true },
]

[[section.rows]]
label = "用料"
boxes = [{ label = "品名" }, { label = "数量", kind = "quantity", optional = true }]
"""


@pytest.mark.parametrize("spec", Shelf.builtin().all, ids=lambda spec: spec.title)
def test_every_built_in_form_can_be_declared_in_toml(spec: FormSpec) -> None:
    assert declare(dump(spec)) == spec


def test_a_declared_form_is_said_again_in_the_same_words() -> None:
    spec = declare(OPINION_SHEET)
    assert declare(dump(spec)) == spec


def test_labels_are_the_names_of_a_declared_form() -> None:
    spec = declare(OPINION_SHEET)
    assert [box.path for box in spec.boxes][:2] == ["受理.投诉日期", "受理.客户姓名"]
    assert [box.inferred for box in spec.boxes][:3] == [False, True, False]
    assert spec.sections[0].within == dt.timedelta(minutes=15)
    assert [section.required for section in spec.sections] == [True, False]
    assert spec.copy(1).line == "第一联（白）前台存"


def test_a_declared_form_fills_like_a_class() -> None:
    spec = declare(OPINION_SHEET)
    form = spec.form.from_boxes(
        {
            "受理.投诉日期": "2026年3月5日8时",
            "受理.客户姓名": "远山机电",
            "处理.处理结果": "已换",
            "处理.完成时间": "2026年3月6日",
            "处理.用料.0.品名": "轴承",
        }
    )
    assert spec.form.from_boxes(form.to_json()) == form


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("[form", "不是完好的 TOML"),
        ('[form]\ntitle = "表"', "缺少“section”"),
        ('[form]\ntitle = "表"\ncopys = []\n[[section]]\ntitle = "栏"', "是不是“copies”"),
        (
            '[form]\ntitle = "表"\n[[section]]\ntitle = "栏"\nboxes = [{ lable = "甲" }]',
            "是不是“label”",
        ),
        (
            '[form]\ntitle = "表"\n[[section]]\ntitle = "栏"\n'
            'boxes = [{ label = "甲", kind = "dates" }]',
            "是不是“date”",
        ),
        (
            '[form]\ntitle = "表"\n[[section]]\ntitle = "栏"\n'
            'boxes = [{ label = "甲" }, { label = "甲" }]',
            "出现了两次",
        ),
        ('[form]\ntitle = "表"\n[[section]]\ntitle = "栏"\nwithin = "片刻"', "片刻"),
        ('[form]\ntitle = "表"\nnumbered = "{yy}{m}{serial}"\n[[section]]\ntitle = "栏"', "·表："),
    ],
)
def test_a_broken_declaration_is_told_with_its_place_and_the_word_meant(
    broken: str, told: str
) -> None:
    with pytest.raises(ConfigurationError, match=told):
        declare(broken, source="意见表.toml")
