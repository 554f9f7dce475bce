"""From typed boxes to the words of a template."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formkit.errors import ConfigurationError
from formkit.filling.identity import Identity
from formkit.filling.words import SHEET_WORDS, words
from formkit.forms import FormSpec, Shelf, declare
from formkit.values.money import Money
from formkit.values.quantity import Quantity
from formkit.values.settlement import Settlement
from formkit.values.signature import Signature

OPINION = """
[form]
title = "意见表"
copies = ["前台", "业务部"]

[[section]]
title = "受理"
boxes = [
    { label = "投诉日期", name = "received", kind = "date" },
    { label = "客户(姓名)" },
    { label = "类别", choices = ["轻微", "重大"] },
    { label = "签字" },
]

[[section]]
title = "处理"
boxes = [{ label = "签字" }]

[[section.rows]]
label = "明细"
name = "lines"
boxes = [{ label = "品名" }, { label = "数量", kind = "quantity" }]
"""
DAY = dt.date(2026, 3, 5)


@pytest.fixture
def spec() -> FormSpec:
    return declare(OPINION)


def test_a_box_goes_by_its_path_its_labels_and_its_label_alone(spec: FormSpec) -> None:
    told = words(spec, {"受理.received": DAY}, Identity())
    assert told["受理"]["received"] == told["受理"]["投诉日期"] == "2026年3月5日"
    assert told["投诉日期"] == "2026年3月5日"
    assert told["客户_姓名"] == ""


def test_a_label_borne_twice_goes_only_with_its_section(spec: FormSpec) -> None:
    told = words(spec, {"受理.签字": "张三", "处理.签字": "李四"}, Identity())
    assert "签字" not in told
    assert (told["受理"]["签字"], told["处理"]["签字"]) == ("张三", "李四")


def test_what_is_not_filled_is_printed_as_a_blank(spec: FormSpec) -> None:
    told = words(spec, {}, Identity())
    assert told["受理"]["类别"] == "□轻微　□重大"
    assert told["受理"]["投诉日期"].split() == ["年", "月", "日"]
    assert told["number"] == told["code"] == told["void"] == ""
    assert told["copy"]["line"] == ""


def test_a_table_has_at_least_three_rows_and_each_cell_its_bookmark(spec: FormSpec) -> None:
    filled = {"处理.lines.0.品名": "外壳", "处理.lines.4.数量": Quantity(Decimal(3), "件")}
    one, five = (words(spec, boxes, Identity())["处理"]["明细"] for boxes in ({}, filled))
    assert len(one) == 3
    assert len(five) == 5
    assert [row["n"] for row in five] == ["1", "2", "3", "4", "5"]
    assert (five[0]["品名"], five[0]["数量"], five[4]["数量"]) == ("外壳", "", "3 件")
    assert five[4]["bookmark"]["数量"] == "fk_处理_lines_4_数量"


def test_the_sheet_is_told_by_number_copy_and_code(spec: FormSpec) -> None:
    identity = Identity("26030001", spec.copy(2), supersedes="26020007", void="作废：重填")
    told = words(spec, {}, identity)
    assert told["number"] == told["编号"] == "26030001"
    assert told["联"] == told["copy"]
    assert told["copy"]["line"] == "第二联（红）业务部存"
    assert told["code"].startswith("26030001-2-")
    assert told["原编号"] == "26020007"
    assert told["新编号"] == ""
    assert told["void"] == "作废：重填"


def test_only_internal_forms_bear_the_mark(shelf: Shelf) -> None:
    marks = {spec.title: words(spec, {}, Identity())["mark"] for spec in shelf}
    assert marks["客户抱怨处理表"] == "内部文件 不得影印送客户"
    assert marks["客户投诉记录单"] == ""


def test_a_section_may_not_be_called_as_the_sheet_calls_its_own() -> None:
    spec = declare('[form]\ntitle = "单"\n[[section]]\ntitle = "编号"\nboxes = [{label = "甲"}]\n')
    with pytest.raises(ConfigurationError, match="编号"):
        words(spec, {}, Identity())


def test_a_register_keeps_dates_figures_and_choices_for_excel(shelf: Shelf) -> None:
    spec = shelf.find("投诉处理记录汇总表")
    filled = {
        "summary.lines.0.serial": 1,
        "summary.lines.0.taken_on": DAY,
        "summary.lines.0.revisited": "是",
    }
    (row,) = words(spec, filled, Identity())["summary"]["lines"]
    assert (row["序号"], row["日期"], row["是否回访"], row["领单人"]) == (1, DAY, "是", "")
    loss = {"statistics.lines.0.loss": Money(Decimal("12.5"))}
    (line,) = words(shelf.find("客户投诉案件统计表"), loss, Identity())["statistics"]["lines"]
    assert line["损失金额"] == Decimal("12.5")


CONTENTS: dict[str, Any] = {
    "text": "外壳开裂 <急> & 待查",
    "number": "26030001",
    "date": DAY,
    "moment": dt.datetime(2026, 3, 5, 14, 30),
    "integer": 7,
    "quantity": Quantity(Decimal(5), "米"),
    "money": Money(Decimal("10.05")),
    "settlement": Settlement(),
    "signature": Signature("张三", DAY),
    "choice": "是",
    "choices": ("是",),
    "yes_no": True,
}


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_every_box_of_any_form_has_its_words(
    any_form: st.SearchStrategy[FormSpec], data: st.DataObject
) -> None:
    spec = data.draw(any_form)
    chance = data.draw(st.randoms(use_true_random=False))
    cells = [(rows, box, rows.key(1, box)) for rows in spec.tables for box in rows.boxes]
    keys = [*((box, box.path) for box in spec.boxes), *((box, key) for _, box, key in cells)]
    filled = {key: CONTENTS[box.type] for box, key in keys if chance.random() < 0.5}
    told = words(spec, filled, Identity("26030001"))
    for box in spec.boxes:
        section, name = box.path.split(".")
        assert told[section][name] == box.print(filled.get(box.path))
    for rows, box, key in cells:
        section, name = rows.path.split(".")
        assert told[section][name][1][box.name] == box.print(filled.get(key))
    assert set(told) >= SHEET_WORDS


def test_the_words_of_the_builtin_forms_are_all_text(
    shelf: Shelf, contents: Callable[[FormSpec], dict[str, Any]]
) -> None:
    for title in ("客户投诉记录单", "客户抱怨处理表"):
        spec = shelf.find(title)
        assert not list(_not_text(words(spec, contents(spec), Identity("26030001"))))


def _not_text(told: Any) -> list[Any]:
    if isinstance(told, dict | list):
        inner = told.values() if isinstance(told, dict) else told
        return [one for value in inner for one in _not_text(value)]
    return [] if isinstance(told, str) else [told]
