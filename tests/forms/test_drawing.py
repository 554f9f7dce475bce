"""A form is drawn as text, and a drawing that is no sheet is refused with its place."""

from __future__ import annotations

import pytest

from formkit.errors import ConfigurationError
from formkit.forms import FormSpec, Shelf, declare
from formkit.forms.drawing import Panel
from formkit.forms.dump import dump
from formkit.values.grid import Cell

WORK_ORDER = """
[form]
title = "派工联系单"
numbered = "PG{{yy}}{{mm}}{{serial:03}}"
drawn = '''
{drawn}
'''

[[section]]
title = "派工"
boxes = [
    {{ label = "客户" }},
    {{ label = "时限", kind = "moment" }},
    {{ label = "签字", kind = "signature" }},
]

[[section.rows]]
label = "用料"
boxes = [{{ label = "品名" }}, {{ label = "数量", kind = "quantity" }}]
"""
SHEET = """
# {客户} 派工联系单
N0:{编号}
|------|--------|----------|
| 客户 | 时限:{派工.时限} < |
| 用料 | 品名   | 数量     |
| ^    | {用料} < |
请送回前台。
"""


def drawn(sheet: str) -> FormSpec:
    """The work order, drawn so."""
    return declare(WORK_ORDER.format(drawn=sheet.strip()), source="派工.toml")


def test_a_drawing_says_what_stands_where() -> None:
    spec = drawn(SHEET)
    drawing = spec.drawing
    assert drawing
    number, panel, last = drawing.parts
    assert isinstance(panel, Panel)
    assert panel.widths == (6, 8, 10)
    assert [one.box and one.box.label for one in drawing.slots] == ["客户", None, "时限", None]
    (table,) = [one for one in panel.cells if one.rows]
    assert table.cell == Cell("{用料}", 2, 1, width=2)
    assert [(box.label, cell.col) for box, cell in panel.columns(table)] == [
        ("品名", 1),
        ("数量", 2),
    ]
    assert (drawing.is_numbered, last) == (True, ("请送回前台。",))
    assert isinstance(number, tuple)
    assert [box.label for box in spec.boxes if not drawing.has(box)] == ["签字"]


def test_a_drawing_is_said_again_in_toml() -> None:
    spec = drawn(SHEET)
    assert declare(dump(spec)) == spec


@pytest.mark.parametrize(
    ("sheet", "told"),
    [
        (SHEET.replace("{用料}", "{料}"), "派工联系单 · drawn：“{料}”不是表上的栏位。是不是“用料”"),
        (SHEET.replace("{派工.时限}", "{时间}"), "“{时间}”不是表上的栏位。是不是“时限”"),
        (SHEET.replace("| 用料 | 品名   |", "| 用料 | 品名 |  |"), "第1行画了3列，别的行有4列"),
        (SHEET.replace("| 数量     |", "| 件数 |"), "明细表“用料”.*缺数量"),
        (SHEET.replace("| ^    | {用料} < |\n", ""), "没有画明细表用料"),
        (SHEET.replace("N0:{编号}", "{客户}"), "派工.客户画了两次"),
        (SHEET.replace("| 客户 |", "| < |"), "没有可并入的单元格"),
        (SHEET.replace("| 客户 |", "  客户 |"), "不以|开头"),
    ],
)
def test_a_drawing_that_is_no_sheet_is_refused(sheet: str, told: str) -> None:
    with pytest.raises(ConfigurationError, match=told):
        drawn(sheet)


def test_the_drawn_forms_that_come_with_formkit_draw_every_box_their_source_prints() -> None:
    drawings = [(spec, spec.drawing) for spec in Shelf.builtin() if spec.drawing]
    assert len(drawings) >= 6
    for spec, drawing in drawings:
        left = [box.label for box in spec.boxes if not (box.inferred or drawing.has(box))]
        assert left == [], spec.title
