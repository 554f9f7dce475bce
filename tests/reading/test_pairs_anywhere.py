from __future__ import annotations

import pytest

from formkit.forms import Shelf
from formkit.reading import reading_of
from formkit.reading.pairs_anywhere import MOST, pairs_anywhere, written
from formkit.values.grid import Document, Grid


def paper(drawing: str) -> Document:
    return Document((Grid.parse(drawing.strip("\n")),))


def pairs(drawing: str) -> list[tuple[str, str]]:
    return [(one.label, one.value) for one in pairs_anywhere(paper(drawing)).found]


def test_filled_places_are_pairs_and_blank_ones_are_left_out() -> None:
    assert pairs("| 姓名 | 张三 | 电话 | |") == [("姓名", "张三")]


def test_of_a_tick_line_the_ticked_options_are_the_value() -> None:
    assert pairs("| 满意程度 | □满意 ■基本满意 □不满意 |") == [("满意程度", "基本满意")]


def test_rules_are_no_part_of_a_value() -> None:
    assert written("__张三__") == "张三"


def test_the_entries_of_a_table_go_by_its_heading() -> None:
    drawing = """
| 序号 | 品名 | 数量 |
| 1    | 外壳 | 8 件 |
| 2    |      |      |
"""
    assert pairs(drawing) == [("品名", "外壳"), ("数量", "8 件")]


def test_a_pair_that_is_only_guessed_is_said_to_be_so() -> None:
    found = pairs_anywhere(paper("| 武器 | 青龙刀 | 电话 | |"))
    assert [one.value for one in found.found] == ["青龙刀"]
    (finding,) = found.findings
    assert finding.code == "unsure-pair"
    assert "武器" in finding.message


def test_of_a_list_only_the_first_pairs_are_told() -> None:
    rows = "\n".join(f"| {n} | 客户{n} | 内容{n}号 |" for n in range(1, MOST))
    found = pairs_anywhere(paper(f"| 序号 | 客户名称 | 投诉内容 |\n{rows}"))
    assert len(found.found) == MOST
    assert [one.code for one in found.findings] == ["too-many-pairs"]


def test_a_paper_of_no_known_form_is_read_as_pairs() -> None:
    reading = reading_of(paper("| 姓名 | 张三 | 电话 | 021 |"), Shelf(()), file="a.docx")
    assert reading.form is None
    assert [one.label for one in reading.unknown] == ["姓名", "电话"]
    assert "unknown-form" in [one.code for one in reading.findings]


def test_a_day_left_blank_behind_a_name_is_no_part_of_it() -> None:
    assert pairs("| 经办人（签字）：张三      年  月  日 |") == [("经办人（签字）", "张三")]


@pytest.mark.parametrize(
    "drawing",
    [
        "| 姓名：张三 |",
        "| 姓名：张三 | |",
        "| 姓名：张三 | 电话：8841 |",
        "| 姓名：张三 | < | < | < |",
    ],
)
def test_a_label_may_stand_in_one_cell_with_what_is_filled_in(drawing: str) -> None:
    assert pairs(drawing)[0] == ("姓名", "张三")
