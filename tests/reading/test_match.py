"""Labels on a paper lead to boxes, wherever the value stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formkit.forms import FormSpec
from formkit.reading import BoxReading, Match, Unknown, match
from formkit.values.grid import Cell, Document, Grid
from formkit.values.quantity import Quantity
from formkit.values.signature import Signature

Matched = Callable[..., Match]


def values(found: Match) -> dict[str, Any]:
    """The values that were read, by path."""
    return {path: box.value for path, box in found.boxes.items() if box.value is not None}


def codes(found: Match) -> list[str]:
    """The codes of the findings."""
    return [finding.code for finding in found.findings]


def test_a_value_stands_beside_its_label(matched: Matched) -> None:
    found = matched("""
        | 客户名称 | 远山机电     | 受理日期 | 2026年3月5日               |
        | 投诉内容 | 外壳开裂     | <        | <                          |
        | 投诉方式 | ■电话　□来访　□书面　□其他 | 数量 | １，２００米 |
    """)
    assert values(found) == {
        "intake.customer": "远山机电",
        "intake.taken_on": dt.date(2026, 3, 5),
        "intake.complaint": "外壳开裂",
        "intake.way": "电话",
        "intake.quantity": Quantity.parse("1200 米"),
    }
    assert not found.findings
    assert not found.unknown


def test_each_box_says_where_it_stood_and_what_stood_there(matched: Matched) -> None:
    found = matched("| 客户名称 | 远山机电 | 受理日期 | 2026.3.5 |")
    assert found.boxes["intake.taken_on"] == BoxReading(
        "受理日期", dt.date(2026, 3, 5), "2026.3.5", "label", "第1行第4格", 0.98
    )


def test_a_value_stands_below_its_label_where_labels_stand_side_by_side(matched: Matched) -> None:
    found = matched("""
        | 客户名称 | 受理日期     | 联系电话 |
        | 远山机电 | 2026年3月5日 | 0512-1   |
    """)
    assert values(found) == {
        "intake.customer": "远山机电",
        "intake.taken_on": dt.date(2026, 3, 5),
        "intake.contact": "0512-1",
    }


def test_a_heading_that_the_form_does_not_have_is_not_the_value_beside_it(
    matched: Matched,
) -> None:
    found = matched("""
        | 客户名称 | 受理日期     | 备注 |
        | 远山机电 | 2026年3月5日 | 加急 |
    """)
    assert found.boxes["intake.taken_on"].value == dt.date(2026, 3, 5)


def test_several_labels_stand_in_one_cell(matched: Matched) -> None:
    found = matched("""
        | 客户名称：远山机电    受理日期：2026年3月5日⏎联系电话: 0512-1 |
        | 受理人员（签字）张三　2026年3月6日 |
    """)
    assert values(found) == {
        "intake.customer": "远山机电",
        "intake.taken_on": dt.date(2026, 3, 5),
        "intake.contact": "0512-1",
        "intake.signed": Signature("张三", dt.date(2026, 3, 6)),
    }
    assert found.boxes["intake.customer"].confidence == 0.95


@pytest.mark.parametrize(
    "label",
    [
        "投 诉 内 容",
        "投诉⏎内容",
        "投　诉　内　容：",
        "＊投诉内容",
        "三、投诉内容",
        "投诉内容（必填）",
    ],
)
def test_spaces_line_breaks_numbering_and_hints_do_not_hide_a_label(
    matched: Matched, label: str
) -> None:
    assert values(matched(f"| {label} | 外壳开裂 |")) == {"intake.complaint": "外壳开裂"}


def test_a_label_for_a_signature_is_not_the_label_without_it(matched: Matched) -> None:
    assert "intake.customer" not in matched("| 客户名称（签章） | 李四 |").boxes


def test_the_longest_label_is_found_first(matched: Matched) -> None:
    found = matched("| 受理日期：2026年3月5日 |")
    assert found.boxes["intake.taken_on"].label == "受理日期"
    assert list(found.boxes) == ["intake.taken_on"]


def test_a_label_is_not_found_in_the_middle_of_a_word(matched: Matched) -> None:
    assert not matched("| 大客户名称：远山机电 |").boxes


def test_a_merged_label_has_all_the_lines_beside_it(matched: Matched) -> None:
    found = matched("""
        | 投诉内容 | 外壳开裂 |
        | ^        | 有异响   |
        | 数量     | 3 件     |
    """)
    assert found.boxes["intake.complaint"].value == "外壳开裂\n有异响"


def test_a_cell_is_the_value_of_one_label_only(matched: Matched) -> None:
    found = matched("""
        | 客户名称 | 联系电话 |
        | 要求     | ■换货    |
    """)
    assert values(found) == {"intake.wishes": ("换货",)}
    assert found.boxes["intake.customer"].value is None


def test_loose_paragraphs_under_a_label_are_its_value(matched: Matched) -> None:
    found = matched("""
        | 投诉内容     |
        | 外壳开裂     |
        | 有异响       |
        |              |
        | 注：一式两联 |
    """)
    box = found.boxes["intake.complaint"]
    assert (box.value, box.confidence) == ("外壳开裂\n有异响", 0.85)


def test_a_long_text_behind_its_label_runs_on_over_loose_paragraphs(matched: Matched) -> None:
    found = matched("""
        | 投诉内容：外壳开裂     |
        | 有异响                 |
        | 受理日期：2026年3月5日 |
    """)
    assert found.boxes["intake.complaint"].value == "外壳开裂\n有异响"
    assert found.boxes["intake.taken_on"].value == dt.date(2026, 3, 5)


def test_a_blank_that_is_printed_is_no_value(matched: Matched) -> None:
    found = matched("""
        | 客户名称 | ______         | 受理日期 | 　　年　月　日 |
        | 投诉方式 | □电话　□来访　□书面　□其他 | 数量 |  |
        | 受理人员（签字） | 　　　　　　　年　月　日 | 投诉内容 | {{ intake.complaint }} |
    """)
    assert len(found.boxes) == 6
    assert not values(found)
    assert not found.findings


@pytest.mark.parametrize(
    "written",
    [
        "　　年　月　日2026年3月5日",
        "2026年3月5日　　年　月　日",
        "20__年__月__日 2026-3-5",
        "2026.3.5 ____年__月__日",
    ],
)
def test_a_date_written_beside_the_blank_for_it_is_read(matched: Matched, written: str) -> None:
    found = matched(f"| 受理日期 | {written} |")
    assert values(found) == {"intake.taken_on": dt.date(2026, 3, 5)}


def test_a_date_half_written_into_its_blank_is_no_date(matched: Matched) -> None:
    assert codes(matched("| 受理日期 | 2026年3月　日 年 月 日 |")) == ["unreadable"]


def test_rules_to_write_on_are_not_part_of_the_value(matched: Matched) -> None:
    found = matched("| 客户名称：__远山机电____  受理日期：_2026_年_3_月_5_日 |")
    assert values(found) == {
        "intake.customer": "远山机电",
        "intake.taken_on": dt.date(2026, 3, 5),
    }


def test_underscores_of_a_name_are_no_rule(matched: Matched) -> None:
    assert values(matched("| 客户名称 | __init__ |")) == {"intake.customer": "__init__"}


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("■电话　□来访　□书面　□其他", "电话"),
        ("□电话 □√来访 □书面 □其他", "来访"),
        ("\uf0a8电话 \uf0a8来访 \uf0fe书面 \uf0a8其他", "书面"),
        ("□电话 □来访 □书面 [√]其他____", "其他"),
        ("来访", "来访"),
    ],
)
def test_ticks_are_read_however_they_are_made(matched: Matched, line: str, value: str) -> None:
    assert matched(f"| 投诉方式 | {line} |").boxes["intake.way"].value == value


def test_a_tick_line_stands_behind_its_label_without_a_colon(matched: Matched) -> None:
    found = matched("| 投诉方式 ■电话　□来访　□书面　□其他 |")
    assert found.boxes["intake.way"].value == "电话"


def test_two_ticks_in_a_single_choice_leave_it_open(matched: Matched) -> None:
    found = matched("| 投诉方式 | ■电话　■来访　□书面　□其他 |")
    box = found.boxes["intake.way"]
    assert box.value is None
    assert box.candidates == ("电话", "来访")
    assert codes(found) == ["unreadable"]
    assert found.findings[0].box == "intake.way"
    assert found.findings[0].evidence == (("第1行第2格", box.raw),)
    assert found.findings[0].fix


def test_words_written_beside_a_tick_are_not_lost(matched: Matched) -> None:
    found = matched("| 投诉方式 | □电话　□来访　□书面　■其他：传真 |")
    assert found.boxes["intake.way"].value == "其他"
    assert codes(found) == ["beside-options"]
    assert "传真" in found.findings[0].message


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("受理日期", "2026年13月5日"),
        ("数量", "若干"),
        ("投诉方式", "传真"),
        ("签字", "2026年3月5日"),
    ],
)
def test_a_value_that_cannot_be_read_is_left_open_and_told(
    matched: Matched, label: str, text: str
) -> None:
    found = matched("| 处理 | < |", f"| 受理 | < |\n| {label} | {text} |")
    assert [(box.value, box.raw) for box in found.boxes.values()] == [(None, text)]
    assert codes(found) == ["unreadable"]


def test_the_same_box_written_differently_in_two_places_is_left_open(matched: Matched) -> None:
    found = matched(
        """
        | 客户名称 | 远山机电 |
        | 数量     | 3 件     |
    """,
        "| 客户名称：远山电机 |",
        "| 客户名称 | 远山电器 |",
    )
    box = found.boxes["intake.customer"]
    assert (box.value, box.candidates) == (None, ("远山机电", "远山电器"))
    assert codes(found) == ["conflict"]


def test_the_same_box_written_alike_in_two_places_is_read(matched: Matched) -> None:
    found = matched("| 受理日期 | 2026年3月5日 |", "| 受理日期 | 2026.3.5 |", "| 受理日期 | |")
    assert found.boxes["intake.taken_on"].value == dt.date(2026, 3, 5)
    assert not found.findings


def test_the_printed_label_goes_before_another_name_of_the_box(matched: Matched) -> None:
    found = matched("""
        | 客户名称 | 远山机电 |
        | 客户     | 李四     |
    """)
    assert values(found) == {"intake.customer": "远山机电"}
    assert found.unknown == (Unknown("客户", "李四", "第2行第2格"),)


def test_a_label_and_its_value_may_be_merged_into_one_cell(matched: Matched) -> None:
    found = matched("""
        | 客户⏎名称⏎远山机电 | 受理日期⏎2026年3月5日 | 要求⏎□退货　■换货　□赔款 |
        | 受理人员⏎(签字)⏎张三 | 投诉内容：⏎外壳开裂⏎有异响 | < |
    """)
    assert values(found) == {
        "intake.customer": "远山机电",
        "intake.taken_on": dt.date(2026, 3, 5),
        "intake.wishes": ("换货",),
        "intake.signed": Signature("张三"),
        "intake.complaint": "外壳开裂\n有异响",
    }
    assert not found.unknown


def test_a_cell_with_a_label_of_its_own_is_not_the_value_beside_it(matched: Matched) -> None:
    found = matched("| 投诉内容 | 处理结果⏎已换货 | 投诉方式 | ■电话　□来访 | 要求⏎■退货 |")
    assert found.boxes["intake.complaint"].value is None
    assert codes(found) == ["looks-like-label"]
    assert values(found) == {"intake.way": "电话", "intake.wishes": ("退货",)}


def test_numbered_lines_are_no_labels(matched: Matched) -> None:
    found = matched("| 投诉内容 | 一、客户名称⏎二、数量⏎三、处理结果 |")
    assert found.boxes["intake.complaint"].value == "一、客户名称\n二、数量\n三、处理结果"


def test_a_line_of_a_text_does_not_take_the_place_of_a_label_by_another_name(
    matched: Matched,
) -> None:
    found = matched("""
        | 客户名称 | 一、投诉内容⏎二、受理日期 |
        | 投诉理由 | 外壳开裂                   |
    """)
    assert found.boxes["intake.complaint"].value == "外壳开裂"


def test_words_of_a_customer_are_not_taken_for_labels(matched: Matched) -> None:
    found = matched("| 投诉内容 | 客户来电说，单位名称：远山机电，电话：0512-1，数量：3 件 |")
    assert list(found.boxes) == ["intake.complaint"]
    assert "0512-1" in found.boxes["intake.complaint"].value


def test_a_signature_at_the_foot_of_a_value_is_its_own_box(matched: Matched) -> None:
    found = matched("""
        | 处理     | <                                              |
        | 处理结果 | 已换货⏎签字：李四  日期：2026年3月8日 |
    """)
    assert values(found) == {
        "handling.result": "已换货",
        "handling.signed": Signature("李四", dt.date(2026, 3, 8)),
    }


def test_a_line_that_a_clerk_added_is_kept(matched: Matched) -> None:
    found = matched(
        """
        | 客户名称 | 远山机电 | 加急   | 是         |
        | 投诉内容 | 外壳开裂 | <      | <          |
        | 传真     |          | 补充说明 | 客户在外地 |
        | 已电话通知 | <      | <      | <          |
    """,
        "| 抄送：质量部 |",
    )
    assert found.unknown == (
        Unknown("加急", "是", "第1行第4格"),
        Unknown("补充说明", "客户在外地", "第3行第4格"),
        Unknown("", "已电话通知", "第4行第1格"),
        Unknown("抄送", "质量部", "第1行第1格"),
    )


def test_an_unknown_label_in_a_line_ends_the_value_before_it(matched: Matched) -> None:
    found = matched("| 客户名称：远山机电    经办：王五    联系电话：0512-1 |")
    assert values(found) == {"intake.customer": "远山机电", "intake.contact": "0512-1"}
    assert found.unknown == (Unknown("经办", "王五", "第1行第1格"),)


def test_what_is_printed_on_the_sheet_is_not_unknown(matched: Matched) -> None:
    found = matched("""
        | 客户意见单（内部使用） | < | < | < |
        | 编号 | 26030001 | 第一联（白）前台存 | < |
        | 客户名称 | 远山机电 | 26030001-1-7 | < |
        | 注：一式两联 | < | < | < |
    """)
    assert not found.unknown


def test_a_pdf_is_a_little_less_sure(matched: Matched) -> None:
    found = matched("| 客户名称 | 远山机电 |", medium="pdf")
    assert found.boxes["intake.customer"].confidence == 0.97


def test_texts_in_columns_parted_by_tabs_are_labels_and_values(matched: Matched) -> None:
    found = matched("| 客户名称\t远山机电\t联系电话\t0512-1 |")
    assert values(found) == {"intake.customer": "远山机电", "intake.contact": "0512-1"}


def test_options_may_have_a_cell_each(matched: Matched) -> None:
    found = matched("| 投诉方式 | □电话 | ■来访 | □书面 | □其他 | 数量 | 3 件 |")
    assert values(found) == {"intake.way": "来访", "intake.quantity": Quantity.parse("3 件")}
    assert not found.unknown


def test_a_value_apart_from_its_label_is_kept_as_unknown(matched: Matched) -> None:
    found = matched("| 数量 | 1200 | 米 |")
    assert found.unknown == (Unknown("", "米", "第1行第3格"),)


WORDS = st.sampled_from(
    [
        "",
        "客户名称",
        "客户",
        "受理日期：",
        "签字",
        "受理",
        "处理",
        "责任单位",
        "比率(%)",
        "损失",
        "投诉内容",
        "投诉方式 ■电话",
        "2026年3月5日",
        "远山机电",
        "数量：3 件  签字：张三",
        "□是 ■否",
        "合计",
    ]
)


@settings(max_examples=150, deadline=None)
@given(rows=st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=1, max_size=5))
def test_any_arrangement_is_matched_and_no_cell_fills_two_boxes(
    slip: FormSpec, rows: list[list[str]]
) -> None:
    cells = (
        Cell(text, row, col, where=f"{row},{col}")
        for row, texts in enumerate(rows)
        for col, text in enumerate(texts)
    )
    found = match(Document((Grid(tuple(cells)),)), slip)
    whole = [box for box in found.boxes.values() if box.value is not None and box.confidence > 0.95]
    assert len({box.where for box in whole}) == len(whole)


@pytest.mark.parametrize(
    ("label", "text"),
    [("是否接受", "√"), ("受理日期", "√"), ("数量", "×"), ("受理人员（签字）", "√")],
)
def test_a_sign_that_says_nothing_of_the_value_is_told(
    matched: Matched, label: str, text: str
) -> None:
    found = matched(f"| {label} | {text} |")
    assert [box.value for box in found.boxes.values()] == [None]
    assert codes(found) == ["unreadable"]


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("受理日期", "—"),
        ("数量", "/"),
        ("受理人员（签字）", "（盖章）　　年　月　日"),
        ("是否接受", "-"),
    ],
)
def test_a_box_that_is_crossed_out_or_only_printed_is_blank(
    matched: Matched, label: str, text: str
) -> None:
    found = matched(f"| {label} | {text} |")
    assert [box.value for box in found.boxes.values()] == [None]
    assert not found.findings
