"""Repeating tables are read row by row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from formkit.forms import FormSpec
from formkit.forms.names import bookmark, tag
from formkit.reading import Match, Unknown, match
from formkit.values.grid import Document, Grid, Named
from formkit.values.money import Money

Draw = Callable[..., Document]
Matched = Callable[..., Match]


def rows(found: Match) -> dict[str, object]:
    """The values of the table's cells, by row and column."""
    start = "handling.shares."
    return {
        path.removeprefix(start): box.value
        for path, box in found.boxes.items()
        if path.startswith(start) and box.value is not None
    }


TWO_SHARES = {
    "0.unit": "一车间",
    "0.ratio": 60,
    "0.loss": Money.parse("600"),
    "1.unit": "品管部",
    "1.ratio": 40,
}


@pytest.mark.parametrize(
    "drawing",
    [
        pytest.param(
            """
            | 责任单位 | 比率(%) | 损失 |
            | 一车间   | 60      | 600  |
            | 品管部   | 40      |      |
            """,
            id="plain",
        ),
        pytest.param(
            """
            | 责任归属 | 单 位  | 比率 | 损失   |
            | ^        | 一车间 | 60   | ￥600  |
            | ^        |        |      |        |
            | ^        | 品管部 | 40   | ___    |
            | 处理结果 | 已换货 | <    | <      |
            """,
            id="beside its title, with a blank row, then a label",
        ),
        pytest.param(
            """
            | 序号 | 责任单位 | 比率(%) | 损失 |
            | 1    | 一车间   | 60      | 600  |
            | 2    | 品管部   | 40      |      |
            | 3    |          |         |      |
            | 合计 | <        | 100     | 600  |
            """,
            id="with serials and a total",
        ),
        pytest.param(
            """
            | 责任单位 | 分摊    | <    |
            | ^        | 比率(%) | 损失 |
            | 一车间   | 60      | 600  |
            | 责任单位 | 比率(%) | 损失 |
            | 品管部   | 40      |      |
            """,
            id="a heading of two rows, and again on the next page",
        ),
        pytest.param(
            """
            | 责任单位 | < | 比率(%) | 损失 |
            | 一车间   | < | 60      | 600  |
            | 品管部   |   | 40      |      |
            """,
            id="a heading over two columns",
        ),
    ],
)
def test_the_rows_under_a_heading_are_read(matched: Matched, drawing: str) -> None:
    assert rows(matched(drawing)) == TWO_SHARES


def test_the_label_under_a_table_is_a_box_again(matched: Matched) -> None:
    found = matched("""
        | 责任单位 | 比率(%) | 损失 |
        | 一车间   | 60      | 600  |
        | 处理结果 | 已换货  | <    |
    """)
    assert found.boxes["handling.result"].value == "已换货"
    assert "handling.shares.1.unit" not in found.boxes


def test_an_entry_called_like_a_label_is_left_open_and_the_table_goes_on(matched: Matched) -> None:
    found = matched("""
        | 责任单位 | 比率(%) | 损失 |
        | 处理结果 | 60      | 600  |
        | 品管部   | 40      |      |
        | 处理结果 | 已换货  | <    |
    """)
    assert rows(found) == {key: value for key, value in TWO_SHARES.items() if key != "0.unit"}
    assert found.boxes["handling.result"].value == "已换货"
    assert [one.code for one in found.findings] == ["looks-like-label"]


ADDED = (Unknown("附件", "照片三张", "第3行第3格"),)


@pytest.mark.parametrize(
    "drawing",
    [
        pytest.param(
            """
            | 责任单位 | 比率(%) | 损失     | 备注一 |
            | 一车间   | 60      | 600      |        |
            | 附件     | <       | 照片三张 | <      |
            | 品管部   | 40      |          |        |
            """,
            id="across the columns",
        ),
        pytest.param(
            """
            | 责任归属 | 责任单位 | 比率(%)  | 损失 |
            | ^        | 一车间   | 60       | 600  |
            | 附件     | <        | 照片三张 | <    |
            |          | 品管部   | 40       |      |
            | ^        |          |          |      |
            | 处理结果 | 已换货   | <        | <    |
            """,
            id="through the title beside the table",
        ),
    ],
)
def test_a_row_that_a_clerk_added_does_not_end_the_table(matched: Matched, drawing: str) -> None:
    found = matched(drawing)
    assert rows(found) == TWO_SHARES
    assert found.unknown == ADDED


@pytest.mark.parametrize(
    "below",
    [
        pytest.param(
            "| 姓名 | 电话 | 地址 |\n| 张三 | 40 | |", id="a table the form does not have"
        ),
        pytest.param("| 品管部 | < | 40 |", id="cells of another width"),
        pytest.param("| 合计 | 100 | 600 |", id="a sum"),
        pytest.param("| 处理结果 | 已换货 | < |", id="a label of the form"),
    ],
)
def test_the_table_goes_on_below_an_added_row_only_with_rows_like_its_own(
    matched: Matched, below: str
) -> None:
    found = matched(
        f"| 责任单位 | 比率(%) | 损失 |\n| 一车间 | 60 | 600 |\n| 附件 | 照片 | < |\n{below}"
    )
    assert [path for path in rows(found) if not path.startswith("0.")] == []


def test_a_sum_within_a_row_does_not_end_the_table(matched: Matched) -> None:
    found = matched("""
        | 比率(%) | 责任单位 | 损失 |
        | 60      | 合计     | 600  |
        | 40      | 品管部   |      |
        | 合计    |          | 600  |
    """)
    assert rows(found) == TWO_SHARES | {"0.unit": "合计"}


@pytest.mark.parametrize("foot", ["注：以上已核对", "制表：王五", "说明：比率以批示为准"])
def test_a_note_under_a_table_is_no_row_of_it(matched: Matched, foot: str) -> None:
    found = matched(f"""
        | 责任单位 | 比率(%) | 损失 |
        | 一车间   | 60      | 600  |
        | 品管部   | 40      |      |
        | {foot}   |         |      |
    """)
    assert rows(found) == TWO_SHARES


def test_an_entry_that_begins_like_a_note_is_one(matched: Matched) -> None:
    found = matched("""
        | 责任单位     | 比率(%) | 损失 |
        | 注：见附件   | 60      | 600  |
    """)
    assert rows(found)["0.unit"] == "注：见附件"


def test_labels_with_values_between_them_are_no_heading(matched: Matched) -> None:
    found = matched("| 责任单位 | 一车间 | 比率(%) | 60 |")
    assert not rows(found)


def test_a_cell_of_a_row_that_cannot_be_read_is_left_open(matched: Matched) -> None:
    found = matched("""
        | 责任单位 | 比率(%) |
        | 一车间   | 六成    |
    """)
    assert rows(found) == {"0.unit": "一车间"}
    (finding,) = found.findings
    assert (finding.code, finding.where) == ("unreadable", "第2行第2格")


def test_a_column_that_the_form_does_not_have_is_kept(matched: Matched) -> None:
    found = matched("""
        | 责任单位 | 比率(%) | 签收 |
        | 一车间   | 60      | 王五 |
    """)
    assert found.unknown == (Unknown("签收", "王五", "第2行第3格"),)


def test_a_table_goes_on_in_a_second_one_with_the_same_heading(matched: Matched) -> None:
    found = matched(
        "| 责任单位 | 比率(%) | 损失 |\n| 一车间 | 60 | 600 |",
        "| 责任单位 | 比率(%) | 损失 |\n| 品管部 | 40 |  |",
    )
    assert rows(found) == TWO_SHARES


def test_the_same_table_on_another_copy_is_not_read_twice(matched: Matched) -> None:
    table = "| 责任单位 | 比率(%) | 损失 |\n| 一车间 | 60 | 600 |\n| 品管部 | 40 | |"
    assert rows(matched(table, table)) == TWO_SHARES


def test_marked_rows_are_read_where_the_heading_is_lost(matched: Matched) -> None:
    named = tuple(
        Named(f"fk:handling.shares.{row}.{name}", text, "control", f"表1 第{row}行")
        for row, name, text in ((0, "unit", "一车间"), (1, "unit", ""), (2, "unit", "品管部"))
    )
    found = matched("| 一车间 |\n| |\n| 品管部 |", named=named)
    assert rows(found) == {"0.unit": "一车间", "1.unit": "品管部"}
    assert found.boxes["handling.shares.0.unit"].source == "control"


def test_a_value_that_reads_like_a_label_does_not_end_the_table(matched: Matched) -> None:
    found = matched("""
        | 责任单位 | 比率(%) | 损失 |
        | 处理     | 60      | 600  |
        | 品管部   | 40      |      |
    """)
    assert rows(found) == TWO_SHARES | {"0.unit": "处理"}


@pytest.mark.parametrize("kind", ["control", "bookmark"])
def test_a_marked_row_belongs_to_the_table_whatever_it_says(
    slip: FormSpec, draw: Draw, kind: str
) -> None:
    paper = draw("""
        | 责任单位 | 比率(%) | 损失 |
        | 处理结果 | 60      | 600  |
        | 合计     | 40      |      |
        | 处理结果 | 已换货  | <    |
    """)
    cells = tuple(
        replace(cell, where=f"第{cell.row}行第{cell.col}格") for cell in paper.grids[0].cells
    )
    name = tag if kind == "control" else bookmark
    named = tuple(
        Named(name(f"handling.shares.{row}.unit"), text, kind, f"第{row + 1}行第0格")
        for row, text in enumerate(("处理结果", "合计"))
    )
    found = match(Document((Grid(cells),), named), slip)
    assert rows(found) == TWO_SHARES | {"0.unit": "处理结果", "1.unit": "合计"}
    assert found.boxes["handling.result"].value == "已换货"
    assert found.boxes["handling.shares.0.unit"].source == kind
