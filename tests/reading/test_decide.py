"""Marks of a box are trusted before its label, and read together with what stands beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from formkit.forms import FormSpec
from formkit.forms.names import bookmark, tag
from formkit.reading import match
from formkit.reading.match import Match
from formkit.values.grid import Cell, Document, Grid, Named
from formkit.values.quantity import Quantity

Draw = Callable[..., Document]
PLACE = "表1 第1行第2格"


def control(path: str, text: str, where: str = PLACE) -> Named:
    """The content control of a box."""
    return Named(tag(path), text, "control", where)


def row(*texts: str) -> Grid:
    """A table of one row, its cells named as Word's reader does."""
    cells = (Cell(text, 0, col, where=f"表1 第1行第{col + 1}格") for col, text in enumerate(texts))
    return Grid(tuple(cells), "表1")


def read(spec: FormSpec, grid: Grid, *named: Named) -> Match:
    """The small form matched with one table and its marks."""
    return match(Document((grid,), named), spec)


def codes(found: Match) -> list[str]:
    """The codes of the findings."""
    return [finding.code for finding in found.findings]


def test_a_control_is_surer_than_a_label(slip: FormSpec) -> None:
    found = read(slip, row("客户名称", "远山机电"), control("intake.customer", "远山机电"))
    box = found.boxes["intake.customer"]
    assert (box.value, box.source, box.where, box.confidence) == (
        "远山机电", "control", PLACE, 1.0,
    )  # fmt: skip
    assert not found.findings


def test_a_bookmark_serves_where_the_control_is_lost(slip: FormSpec) -> None:
    mark = Named(bookmark("intake.customer"), "远山机电", "bookmark", PLACE)
    box = read(slip, row("客户名称", "远山机电"), mark).boxes["intake.customer"]
    assert (box.value, box.source) == ("远山机电", "bookmark")


def test_a_control_without_our_tag_is_known_by_its_title(slip: FormSpec) -> None:
    mark = Named("客户名称", "远山机电", "control", PLACE)
    assert read(slip, row("甲方", "远山机电"), mark).boxes["intake.customer"].value == "远山机电"


def test_a_mark_needs_no_label(slip: FormSpec) -> None:
    found = read(slip, row("甲方", "远山机电"), control("intake.customer", "远山机电"))
    assert found.boxes["intake.customer"].value == "远山机电"


@pytest.mark.parametrize("inside", ["", "    年  月  日"])
def test_what_is_written_beside_an_empty_control_is_the_value(slip: FormSpec, inside: str) -> None:
    grid = row("受理日期", f"2026年3月5日{inside}")
    found = read(slip, grid, control("intake.taken_on", inside))
    assert found.boxes["intake.taken_on"].value == dt.date(2026, 3, 5)
    assert codes(found) == ["beside-control"]


def test_more_beside_a_filled_control_belongs_to_the_value(slip: FormSpec) -> None:
    found = read(slip, row("客户名称", "远山机电（苏州）"), control("intake.customer", "远山机电"))
    assert found.boxes["intake.customer"].value == "远山机电（苏州）"
    assert codes(found) == ["beside-control"]
    assert found.findings[0].severity.name == "REMARK"


def test_a_date_with_more_written_beside_it_is_left_open(slip: FormSpec) -> None:
    grid = row("受理日期", "2026年3月5日或6日")
    found = read(slip, grid, control("intake.taken_on", "2026年3月5日"))
    assert found.boxes["intake.taken_on"].value is None
    assert set(codes(found)) == {"beside-control", "unreadable"}


def test_labels_beside_a_control_in_its_cell_are_not_its_value(slip: FormSpec) -> None:
    grid = row("联系", "客户名称：远山机电  受理日期：2026年3月5日")
    found = read(
        slip,
        grid,
        control("intake.customer", "远山机电"),
        control("intake.taken_on", "2026年3月5日"),
    )
    assert found.boxes["intake.customer"].value == "远山机电"
    assert found.boxes["intake.taken_on"].value == dt.date(2026, 3, 5)
    assert not found.findings


def test_a_bookmark_that_grew_shows_what_was_typed_behind_the_control(slip: FormSpec) -> None:
    found = read(
        slip,
        row("甲方", "远山机电（苏州）"),
        control("intake.customer", "远山机电"),
        Named(bookmark("intake.customer"), "远山机电（苏州）", "bookmark", PLACE),
    )
    assert found.boxes["intake.customer"].value == "远山机电（苏州）"


def test_a_label_that_says_something_else_than_the_control_leaves_the_box_open(
    slip: FormSpec,
) -> None:
    grid = row("客户名称", "远山电器", "甲方", "远山机电")
    found = read(slip, grid, control("intake.customer", "远山机电", "表1 第1行第4格"))
    box = found.boxes["intake.customer"]
    assert (box.value, box.candidates) == (None, ("远山机电", "远山电器"))
    assert codes(found) == ["conflict"]
    assert found.findings[0].evidence == (
        ("表1 第1行第4格", "远山机电"),
        ("表1 第1行第2格", "远山电器"),
    )


def test_a_cell_marked_as_another_box_is_not_the_value_of_a_label(slip: FormSpec) -> None:
    grid = row("客户名称", "0512-1")
    found = read(slip, grid, control("intake.contact", "0512-1"))
    assert found.boxes["intake.contact"].value == "0512-1"
    assert found.boxes["intake.customer"].value is None


def test_copies_in_one_document_that_differ_leave_the_box_open(slip: FormSpec) -> None:
    found = read(
        slip,
        row("甲方", "远山机电", "甲方", "远山电器"),
        control("intake.customer", "远山机电"),
        control("intake.customer", "远山电器", "表1 第1行第4格"),
    )
    assert found.boxes["intake.customer"].value is None
    assert codes(found) == ["conflict"]


def test_a_box_filled_on_one_copy_only_is_filled(slip: FormSpec) -> None:
    found = read(
        slip,
        row("甲方", "", "甲方", "远山电器"),
        control("intake.customer", ""),
        control("intake.customer", "远山电器", "表1 第1行第4格"),
    )
    assert found.boxes["intake.customer"].value == "远山电器"


def test_a_value_that_reads_like_a_label_is_a_value(slip: FormSpec) -> None:
    grid = row("客户名称", "联系电话", "数量", "3 件")
    found = read(slip, grid, control("intake.customer", "联系电话"))
    assert found.boxes["intake.customer"].value == "联系电话"
    assert "intake.contact" not in found.boxes


def test_a_blank_control_with_a_text_beside_its_label_leaves_the_box_open(slip: FormSpec) -> None:
    grid = row("客户名称", "远山电器", "甲方", "")
    found = read(slip, grid, control("intake.customer", "", "表1 第1行第4格"))
    box = found.boxes["intake.customer"]
    assert (box.value, box.candidates, codes(found)) == (None, ("远山电器",), ["conflict"])


def test_what_the_template_prints_beside_a_control_is_not_its_value(slip: FormSpec) -> None:
    grid = row("受理人员（签字）", "张三　2026年3月5日（盖章）")
    found = read(slip, grid, control("intake.signed", "张三　2026年3月5日"))
    assert str(found.boxes["intake.signed"].value) == "张三　2026年3月5日"
    assert not found.findings


def test_a_minus_before_a_number_is_not_overlooked(slip: FormSpec) -> None:
    found = read(slip, row("数量", "-5 件"), control("intake.quantity", "5 件"))
    assert found.boxes["intake.quantity"].value != Quantity.parse("5 件")
    assert "beside-control" in codes(found)
