"""A table that goes on over a page of a print is one; what the break may part is not sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pytest

from formkit.forms import FormSpec
from formkit.reading import match
from formkit.reading.index import index_of
from formkit.reading.unbroken import unbroken
from formkit.values.grid import Document, Grid, Printed

HEAD = "| 意见单　编号：26030001 |"
FOOT = "| 第 {n} 页 共 2 页 |"
WIDE = 60.0


def printed(drawing: str, *, page: int, lefts: Sequence[float] = ()) -> Grid:
    """A ruled table of a page, its columns 60 points wide unless told."""
    grid = Grid.parse(drawing)
    edges = tuple(lefts) or tuple(WIDE * n for n in range(grid.cols + 1))
    cells = (replace(cell, where=f"第{page}页 第{cell.row}行第{cell.col}列") for cell in grid.cells)
    return Grid(tuple(cells), f"第{page}页", Printed(page, edges))


def pages(upper: Grid, lower: Grid, *, head: str = HEAD) -> Document:
    """Two pages with their heads and feet."""
    grids = (
        *(Grid.parse(HEAD), upper, Grid.parse(FOOT.format(n=1))),
        *(Grid.parse(head), lower, Grid.parse(FOOT.format(n=2))),
    )
    return Document(grids, medium="pdf")


def tables(document: Document, spec: FormSpec) -> list[str]:
    """Its tables as drawn, put together."""
    whole = unbroken(document, index_of(spec))
    return [str(grid) for grid in whole.grids if grid.printed]


SHARES = "| 责任归属 | 责任单位 | 比率 | \n| ^ | 一车间 | 60 |"
first, second = partial(printed, page=0), partial(printed, page=1)


def test_a_table_goes_on_under_the_head_of_the_next_page(slip: FormSpec) -> None:
    document = pages(first(SHARES), second("|  | 品管部 | 30 |\n| ^ | 业务部 | 10 |"))
    assert tables(document, slip) == [
        "| 责任归属 | 责任单位 | 比率 |\n| ^        | 一车间   | 60   |\n"
        "| ^        | 品管部   | 30   |\n| ^        | 业务部   | 10   |"
    ]
    values = [box.value for path, box in match(document, slip).boxes.items() if "unit" in path]
    assert values == ["一车间", "品管部", "业务部"]


def test_columns_that_only_one_page_has_are_kept(slip: FormSpec) -> None:
    upper = first("| 投诉内容 | 异响 |", lefts=(0, 60, 180))
    lower = second("| 客户 | 远山 | 电话 | 138 |", lefts=(0, 60, 100, 140, 180))
    assert tables(pages(upper, lower), slip) == [
        "| 投诉内容 | 异响 | <    | <   |\n| 客户     | 远山 | 电话 | 138 |"
    ]


@pytest.mark.parametrize(
    ("lower", "head"),
    [
        (second("| 甲 | 乙 | 丙 |"), "| 处理记录： |"),
        (second("| 甲 | 乙 | 丙 |", lefts=(0, 60, 120, 200)), HEAD),
        (second("| 责任归属 | 责任单位 | 比率 |\n| ^ | 品管部 | 30 |"), HEAD),
        (first("| 甲 | 乙 | 丙 |"), HEAD),
    ],
    ids=["another text", "another width", "the headings again", "the same page"],
)
def test_another_table_is_not_the_rest_of_it(lower: Grid, head: str, slip: FormSpec) -> None:
    assert len(tables(pages(first(SHARES), lower, head=head), slip)) == 2


def test_a_row_that_the_break_parts_goes_on_with_its_label(slip: FormSpec) -> None:
    document = pages(first("| 投诉内容 | 外壳开裂 |"), second("|  | 有异响 |"))
    assert match(document, slip).boxes["intake.complaint"].value == "外壳开裂\n有异响"


def test_a_line_that_begins_blank_under_the_break_may_be_the_rest_of_the_one_above(
    slip: FormSpec,
) -> None:
    upper = first("| 责任单位 | 比率 | 损失 |\n| 一车间 | 60 | 100 |")
    found = match(pages(upper, second("|  | 5 | 200 |")), slip)
    assert [box.value for box in found.boxes.values()] == [None] * len(found.boxes)
    assert {finding.code for finding in found.findings} == {"beyond-cell"}
