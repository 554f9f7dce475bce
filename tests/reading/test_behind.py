"""What stands behind a label within a text, and where a label in it makes that doubtful."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from formkit.forms import FormSpec
from formkit.reading import Match, match
from formkit.values.grid import Document

Draw = Callable[..., Document]


@pytest.fixture
def matched(draw: Draw, slip: FormSpec) -> Callable[[str], Match]:
    return lambda drawing: match(draw(drawing), slip)


@pytest.mark.parametrize("text", ["._.", "—", "-", "？", ".."])
@pytest.mark.parametrize("gap", ["", " ", "⏎"])
def test_signs_behind_a_label_and_its_colon_are_its_value(
    text: str, gap: str, matched: Callable[[str], Match]
) -> None:
    assert matched(f"| 投诉内容：{gap}{text} |").boxes["intake.complaint"].value == text


@pytest.mark.parametrize("line", ["", "____", " * ", "......", "……………", "_ _ _"])
def test_a_line_to_write_on_behind_a_label_is_no_value(
    line: str, matched: Callable[[str], Match]
) -> None:
    found = matched(f"| 投诉内容：{line} | 外壳 |")
    assert found.boxes["intake.complaint"].value == "外壳"


@pytest.mark.parametrize("text", ["客户名称：甲", "外壳开裂⏎客户名称：甲"])
def test_a_label_in_a_text_that_has_its_place_elsewhere_leaves_the_text_open(
    text: str, matched: Callable[[str], Match]
) -> None:
    found = matched(f"| 客户名称 | 乙 |\n| 投诉内容：⏎{text} | < |")
    assert found.boxes["intake.customer"].value == "乙"
    assert found.boxes["intake.complaint"].value is None
    assert [(one.code, one.box) for one in found.findings] == [
        ("looks-like-label", "intake.complaint")
    ]


def test_a_label_twice_one_behind_the_other_is_left_open(
    matched: Callable[[str], Match],
) -> None:
    found = matched("| 投诉内容：投诉内容：外壳 |")
    assert found.boxes["intake.complaint"].value is None
    assert found.boxes["intake.complaint"].candidates == ("投诉内容：外壳",)


def test_a_label_in_the_place_of_another_is_told(matched: Callable[[str], Match]) -> None:
    found = matched("| 受理日期 | 2026年3月5日 | 客户名称 | 数量 |")
    assert found.boxes["intake.customer"].value is None
    assert [(one.code, one.box) for one in found.findings] == [
        ("looks-like-label", "intake.customer")
    ]


@pytest.mark.parametrize(
    "drawing",
    [
        "| 客户名称 | 投诉内容 |\n|  |  |",
        "| 客户名称： | 投诉内容： |",
        "| 客户名称 |  | 数量 |  |",
    ],
)
def test_labels_side_by_side_on_a_blank_paper_are_told_of_nothing(
    drawing: str, matched: Callable[[str], Match]
) -> None:
    assert not matched(drawing).findings
