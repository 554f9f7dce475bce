"""A value that reads like a label is told from the label, and left open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from formkit.forms import FormSpec
from formkit.forms.names import tag
from formkit.reading import Match, match
from formkit.values.grid import Document, Grid, Named

Draw = Callable[..., Document]
Matched = Callable[..., Match]


def values(found: Match) -> dict[str, object]:
    """The boxes that have a value."""
    return {path: box.value for path, box in found.boxes.items() if box.value is not None}


@pytest.mark.parametrize(
    "drawing",
    [
        pytest.param(
            """
            | 客户名称 | 联系电话 | 联系电话 | 010-1234 |
            | 投诉内容 | 外壳开裂 | <        | <        |
            """,
            id="beside the label proper",
        ),
        pytest.param(
            """
            | 联系电话 | 010-1234 | 投诉内容 | 外壳开裂 |
            | 客户名称 | 联系电话 | <        | <        |
            """,
            id="under it, at the end of a row",
        ),
        pytest.param(
            """
            | 客户名称 | 联系电话 | 投诉内容 | 外壳开裂 |
            | 联系电话 | 010-1234 | <        | <        |
            """,
            id="above it",
        ),
    ],
)
def test_a_value_that_is_a_label_is_left_open_and_takes_no_place(
    matched: Matched, drawing: str
) -> None:
    found = matched(drawing)
    assert values(found) == {"intake.contact": "010-1234", "intake.complaint": "外壳开裂"}
    assert found.boxes["intake.customer"].candidates == ("联系电话",)
    (finding,) = found.findings
    assert (finding.code, finding.box) == ("looks-like-label", "intake.customer")


def test_a_label_behind_a_blank_signature_is_nobody(matched: Matched) -> None:
    found = matched("| 受理人员（签字）：　　　　　联系电话 |\n| 客户名称 | 远山机电 |")
    assert values(found) == {"intake.customer": "远山机电"}
    assert [one.code for one in found.findings] == ["looks-like-label"]


def test_labels_side_by_side_head_what_stands_under_them(matched: Matched) -> None:
    found = matched("""
        | 客户名称 | 联系电话 |
        | 远山机电 | 010-1234 |
    """)
    assert values(found) == {"intake.customer": "远山机电", "intake.contact": "010-1234"}
    assert not found.findings


def test_what_a_mark_holds_is_its_box_s_even_where_it_reads_like_another_label(
    draw: Draw, slip: FormSpec
) -> None:
    drawing = draw("| 投诉内容 | 外壳开裂⏎客户名称：假的 |")
    label, value = drawing.grids[0].cells
    placed = replace(value, where="表1 第1行第2格")
    mark = Named(tag("intake.complaint"), value.text, "control", placed.where)
    found = match(Document((Grid((label, placed)),), (mark,)), slip)
    assert values(found) == {"intake.complaint": "外壳开裂\n客户名称：假的"}
