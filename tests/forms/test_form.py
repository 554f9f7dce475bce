"""A form is a class that mirrors its paper; everything else follows from it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import pytest
from pydantic import create_model

from formkit.errors import ConfigurationError, InvalidValues, UnknownName, Unreadable
from formkit.forms import After, Box, Copy, Form, Paper, Part, Row, Section
from formkit.forms.kind import KINDS
from formkit.values.signature import Signature

Signed = Annotated[Signature, Box("签名", hint="本人手签")]


class Part1(Row):
    name: Annotated[str, Box("品名")]
    pieces: Annotated[int | None, Box("件数")] = None


class Intake(Section):
    part = Part("受理", by="前台接待", within=dt.timedelta(minutes=15))

    received: Annotated[dt.datetime, Box("投诉日期", also=("受理日期", "日期"))]
    customer: Annotated[str, Box("客户姓名", also=("客户名称",))]
    grade: Annotated[Literal["轻微", "重要", "重大"], Box("投诉类别")] = "轻微"
    ways: Annotated[tuple[Literal["电话", "上门"], ...] | None, Box("方式")] = None
    goods: Annotated[tuple[Part1, ...], Box("货物")] = ()
    taken_by: Annotated[Signed, Box("记录人")]


class Handling(Section):
    part = Part("处理", by="责任部门")

    result: Annotated[str, Box("处理结果", lines=3)]
    finished: Annotated[dt.date, Box("完成时间"), After("投诉日期")]
    ours: Annotated[bool | None, Box("我方责任")] = None


class OpinionSheet(Form):
    """One visit to the desk."""

    paper = Paper("客户投诉意见表", also=("客户意见表",), copies=(Copy(1, "前台"), Copy(2, "部门")))

    intake: Intake
    handling: Handling | None = None


INTAKE = {
    "intake.received": "2026年3月5日14时30分",
    "intake.customer": "远山机电",
    "intake.taken_by": "林一帆 2026年3月5日",
}


def test_the_spec_lists_the_boxes_in_the_order_of_the_paper() -> None:
    spec = OpinionSheet.spec
    assert [box.label for box in spec.boxes] == [
        "投诉日期",
        "客户姓名",
        "投诉类别",
        "方式",
        "记录人",
        "处理结果",
        "完成时间",
        "我方责任",
    ]
    assert [box.type for box in spec.boxes] == [
        "moment",
        "text",
        "choice",
        "choices",
        "signature",
        "text",
        "date",
        "yes_no",
    ]


def test_the_outer_label_of_a_reusable_kind_of_box_wins_and_its_hint_is_its_own() -> None:
    assert OpinionSheet.spec.box("记录人").hint == ""
    assert not OpinionSheet.spec.has("签名")


def test_a_box_is_found_by_label_alias_path_section_and_label_and_despite_spaces() -> None:
    spec = OpinionSheet.spec
    names = ["客户姓名", "客户名称", "客 户 姓 名：", "intake.customer", "受理.客户姓名"]
    assert {spec.box(name).path for name in names} == {"intake.customer"}


def test_an_unknown_box_is_answered_with_the_nearest_label() -> None:
    with pytest.raises(UnknownName, match="是不是“客户姓名”"):
        OpinionSheet.spec.box("客户姓铭")


def test_a_box_without_none_or_default_is_required() -> None:
    required = {box.label for box in OpinionSheet.spec.boxes if box.required}
    assert required == {"投诉日期", "客户姓名", "记录人", "处理结果", "完成时间"}
    assert OpinionSheet.spec.box("投诉类别").default == "轻微"


def test_text_as_people_write_it_becomes_typed_values() -> None:
    form = OpinionSheet.from_boxes(INTAKE | {"intake.ways": "□电话 ■上门"})
    assert form.intake.received == dt.datetime(2026, 3, 5, 14, 30)
    assert form.intake.taken_by == Signature("林一帆", dt.date(2026, 3, 5))
    assert form.intake.ways == ("上门",)
    assert form.handling is None


def test_the_boxes_of_a_form_make_the_same_form_again() -> None:
    form = OpinionSheet.from_boxes(
        INTAKE
        | {
            "intake.goods.0.name": "轴承",
            "intake.goods.1.name": "端盖",
            "intake.goods.1.pieces": "12",
            "handling.result": "已更换",
            "handling.finished": "2026-03-06",
            "handling.ours": "■是□否",
        }
    )
    assert OpinionSheet.from_boxes(form.boxes()) == form
    assert OpinionSheet.from_boxes(form.to_json()) == form


def test_a_half_filled_section_is_told_with_the_labels_that_are_missing() -> None:
    with pytest.raises(InvalidValues) as caught:
        OpinionSheet.from_boxes(INTAKE | {"handling.ours": "是"})
    (finding,) = caught.value.findings
    assert (finding.code, finding.where) == ("missing", "客户投诉意见表 · 处理")
    assert "处理结果、完成时间" in finding.message


@pytest.mark.parametrize(
    ("path", "said"), [("intake.ways", ["电话", "传真"]), ("intake.customer", ["远山机电"])]
)
def test_of_a_list_nothing_is_left_out_silently(path: str, said: list[str]) -> None:
    with pytest.raises(Unreadable, match=said[-1]):
        OpinionSheet.spec.box(path).from_json(said)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("换货、退货", ("退货", "换货")),
        ("退货，折让", ("退货", "折让")),
        ("退货", ("退货",)),
        ("□退货 □换货 □折让", None),
    ],
)
def test_choices_may_be_listed_as_one_speaks(text: str, value: tuple[str, ...] | None) -> None:
    assert KINDS["choices"].parse(text, ("退货", "换货", "折让")) == value


def test_all_options_listed_are_the_line_as_printed() -> None:
    assert KINDS["choices"].parse("退货、换货、折让", ("退货", "换货", "折让")) is None


def test_a_list_of_choices_is_put_in_the_order_of_the_paper() -> None:
    ways = OpinionSheet.spec.box("方式")
    assert ways.from_json(["上门", "电话"]) == ("电话", "上门")
    assert ways.from_json([]) is None


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("intake.received", "某日", "某日"),
        ("intake.grade", "特大", "轻微、重要、重大"),
        ("intake.taken_by", "", "空着"),
    ],
)
def test_a_value_that_does_not_fit_is_told_at_its_place(path: str, text: str, told: str) -> None:
    with pytest.raises(InvalidValues) as caught:
        OpinionSheet.from_boxes(INTAKE | {path: text})
    (finding,) = caught.value.findings
    assert finding.box == path
    assert finding.where == OpinionSheet.spec.place(OpinionSheet.spec.box(path))
    assert told in str(finding)


def test_a_date_before_the_one_it_must_follow_is_told() -> None:
    late = {"handling.result": "已更换", "handling.finished": "2026年3月1日"}
    with pytest.raises(InvalidValues, match="2026年3月1日早于“投诉日期”"):
        OpinionSheet.from_boxes(INTAKE | late)


def test_a_field_without_a_label_is_refused_when_the_class_is_made() -> None:
    class Bare(Section):
        part = Part("受理")
        customer: str

    class Sheet(Form):
        paper = Paper("表")

    with pytest.raises(ConfigurationError, match="没有标签"):
        create_model("Labelled", __base__=Sheet, bare=(Bare, ...))


def test_numbers_that_could_be_mistaken_are_refused_when_the_class_is_made() -> None:
    paper = Paper("收条", numbered="{yy}{m}{serial}")
    with pytest.raises(ConfigurationError, match="不同的年月会混淆"):
        type("Slip", (Form,), {"paper": paper, "__module__": __name__})


def test_the_line_of_a_copy_says_holder_colour_and_purpose() -> None:
    assert Copy(1, "质量管理部").line == "第一联（白）质量管理部存"
    assert Copy(3, "业务部门", "依批示办理").line == "第三联（黄）业务部门 依批示办理"
