"""A document is recognised as one of the forms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from formkit.forms import FormSpec, Shelf
from formkit.reading import recognise
from formkit.values.grid import Document

Draw = Callable[..., Document]


@pytest.fixture
def forms(slip: FormSpec) -> Shelf:
    """The built-in forms and the small one."""
    return Shelf.builtin().with_forms([slip])


def title(found: FormSpec | None) -> str | None:
    """The title of what was recognised."""
    return found.title if found else None


@pytest.mark.parametrize(
    "drawing",
    [
        "| 客户意见单 |",
        "| 客 户 意 见 单 |",
        "| 意见单 |",
        "| 不得影印送客户\t意见单 |",
        "| 远山机电有限公司客户意见单 |\n| 客户名称：|",
    ],
)
def test_a_printed_title_is_recognised(draw: Draw, forms: Shelf, drawing: str) -> None:
    assert title(recognise(draw(drawing), forms)) == "客户意见单"


def test_the_property_goes_before_the_printed_title(draw: Draw, forms: Shelf) -> None:
    told = draw("| 意见单 |", properties={"formkit.form": "客户投诉记录单"})
    assert title(recognise(told, forms)) == "客户投诉记录单"


def test_half_of_the_labels_are_enough(draw: Draw, forms: Shelf) -> None:
    drawing = """
        | 客户名称 | 远山 | 联系电话 | |
        | 受理日期 | | 投诉方式 | |
        | 投诉内容：外壳 | < | 要求 | |
        | 数量 | | 处理结果 | |
    """
    assert title(recognise(draw(drawing), [forms.find("客户意见单")])) == "客户意见单"


def test_fewer_labels_are_not_enough(draw: Draw, slip: FormSpec) -> None:
    assert recognise(draw("| 客户名称 | 远山 | 数量 | |"), [slip]) is None


@pytest.mark.parametrize(
    "drawing", ["| 客户意见单 |\n{boxes}", "{boxes}", "| 远山客户意见单 |\n{boxes}"]
)
def test_where_two_forms_are_as_likely_the_preferred_is_meant(
    draw: Draw, slip: FormSpec, drawing: str
) -> None:
    told = draw(drawing.format(boxes="\n".join(f"| {box.label} | |" for box in slip.boxes)))
    twin = replace(slip, title="另一种单", also=("客户意见单",))
    assert title(recognise(told, [slip, twin], preferred=["另一种单"])) == "另一种单"
    assert title(recognise(told, [twin, slip], preferred=["客户意见单"])) == "客户意见单"


def test_a_letter_that_mentions_a_form_is_none(draw: Draw, forms: Shelf) -> None:
    told = draw("| 请见所附的客户意见单 |\n| 此致 |")
    assert recognise(told, forms) is None


@pytest.mark.parametrize("spec", Shelf.builtin().all, ids=lambda spec: spec.title)
def test_each_built_in_form_is_known_by_its_labels(draw: Draw, spec: FormSpec) -> None:
    labels = [f"| {box.label} | |" for box in spec.boxes]
    headings = ["".join(f"| {box.label} " for box in rows.boxes) + "|" for rows in spec.tables]
    assert title(recognise(draw(*labels, *headings), Shelf.builtin())) == spec.title
