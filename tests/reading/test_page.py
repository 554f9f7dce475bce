"""A long register is one paper, however many pages bear its title; two registers are two."""

from __future__ import annotations

import pytest

from formkit.forms import FormSpec, Shelf, declare
from formkit.reading import Reading
from formkit.reading.read import readings_of
from formkit.values.grid import Document, Grid

REGISTER = """
[form]
title = "来电登记表"
[[section]]
title = "登记"
boxes = [{ label = "月份" }, { label = "部门" }]
[[section.rows]]
label = "来电"
boxes = [{ label = "客户" }, { label = "事由" }, { label = "接听人" }]
"""
SLIP = """
[form]
title = "接待单"
[[section]]
title = "接待"
boxes = [{ label = "来客" }, { label = "陪同" }]
"""
HEADING = "| 客户 | 事由 | 接听人 |"
MARCH = "| 月份 | 三月 | 部门 | 业务部 |"
ALL = "甲乙丙丁戊己"


@pytest.fixture(scope="module")
def register() -> FormSpec:
    return declare(REGISTER)


def page(customers: str, foot: str = "", *, head: str = MARCH) -> tuple[str, ...]:
    """A page as printed: title, head, the line of headings, the lines, the foot."""
    lines = "\n".join(f"| {one} | 询价 | 周敏 |" for one in customers)
    return ("| 来电登记表 |", head, f"{HEADING}\n{lines}", *([f"| {foot} |"] if foot else []))


def pile(*pages: tuple[str, ...]) -> Document:
    parts = tuple(
        Document(tuple(Grid.parse(drawing) for drawing in drawings), medium="pdf", place=f"第{n}页")
        for n, drawings in enumerate(pages, 1)
    )
    grids = tuple(grid for part in parts for grid in part.grids)
    return Document(grids, medium="pdf", parts=parts)


def customers(reading: Reading) -> str:
    """The customers in the lines of a register, in order."""
    boxes = reading.boxes.items()
    return "".join(box.raw for path, box in boxes if path.split(".")[-1] == "客户")


def told(document: Document, *specs: FormSpec) -> list[tuple[str, str]]:
    """Each paper in a pile: its pages and the customers on it."""
    readings = readings_of(document, Shelf(specs), file="登记.pdf")
    assert not [one for reading in readings for one in reading.findings]
    return [(one.part, customers(one)) for one in readings]


def test_pages_that_count_on_are_one_register_with_its_lines_in_order(register: FormSpec) -> None:
    printed = pile(
        page("甲乙", "第1页 共3页"), page("丙丁", "第2页 共3页"), page("戊己", "第3页 共3页")
    )
    assert told(printed, register) == [("", ALL)]
    (one,) = readings_of(printed, Shelf([register]), file="")
    assert one.values["登记.月份"] == "三月"


def test_pages_laid_in_wrong_order_are_put_right(register: FormSpec) -> None:
    printed = pile(
        page("戊己", "第3页，共3页"), page("甲乙", "第1页，共3页"), page("丙丁", "第2页，共3页")
    )
    assert told(printed, register) == [("", ALL)]


def test_a_page_finds_its_register_behind_another_paper(register: FormSpec) -> None:
    slip = declare(SLIP)
    between = ("| 接待单 |", "| 来客 | 庚 | 陪同 | 辛 |")
    printed = pile(page("甲乙", "共2页 第1页"), between, page("丙丁", "共2页 第2页"))
    assert told(printed, register, slip) == [("第1页、第3页", "甲乙丙丁"), ("第2页", "")]


def test_the_register_of_another_month_is_another_paper(register: FormSpec) -> None:
    # One print job counts on through both of them.
    april = MARCH.replace("三月", "四月")
    printed = pile(page("甲乙", "第1页 共2页"), page("丙丁", "第2页 共2页", head=april))
    assert told(printed, register) == [("第1页", "甲乙"), ("第2页", "丙丁")]


def test_a_register_printed_twice_is_two_papers(register: FormSpec) -> None:
    one, two = page("甲乙", "第1页 共2页"), page("丙丁", "第2页 共2页")
    assert told(pile(one, two, one, two), register) == [
        ("第1页—第2页", "甲乙丙丁"),
        ("第3页—第4页", "甲乙丙丁"),
    ]


def test_a_register_that_counts_other_pages_is_another_paper(register: FormSpec) -> None:
    printed = pile(page("甲乙", "第1页 共1页"), page("丙丁", "第2页 共3页"))
    assert told(printed, register) == [("第1页", "甲乙"), ("第2页", "丙丁")]


def test_pages_without_feet_are_one_register_under_the_same_head(register: FormSpec) -> None:
    assert told(pile(page("甲乙"), page("丙丁"), page("戊己")), register) == [("", ALL)]


@pytest.mark.parametrize(
    ("second", "why"),
    [
        (page("丙丁", head=MARCH.replace("业务部", "客服部")), "another department"),
        (page("丙丁", head="| 月份 |  | 部门 |  |"), "a head left blank"),
        (page("甲丁"), "the first line once more"),
        (page("丙丁", "第1页 共1页"), "a foot of its own"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_page_under_another_head_or_from_the_start_is_another_register(
    second: tuple[str, ...], why: str, register: FormSpec
) -> None:
    printed = pile(page("甲乙"), second)
    assert [pages for pages, _ in told(printed, register)] == ["第1页", "第2页"], why


def test_lines_numbered_from_one_again_are_another_register() -> None:
    register = declare(
        REGISTER.replace('{ label = "客户" }', '{ label = "序号" }, { label = "客户" }')
    )
    heading = "| 序号 | 客户 | 事由 | 接听人 |"
    pages = [
        ("| 来电登记表 |", MARCH, f"{heading}\n| {n} | {one} | 询价 | 周敏 |")
        for n, one in ((1, "甲"), (2, "乙"), (1, "丙"))
    ]
    assert told(pile(*pages), register) == [("第1页—第2页", "甲乙"), ("第3页", "丙")]


def test_a_page_without_text_lies_in_the_register_it_is_found_in(register: FormSpec) -> None:
    printed = pile(page("甲乙", "第1页 共3页"), (), page("丙丁", "第3页 共3页"))
    assert told(printed, register) == [("", "甲乙丙丁")]
