"""Rows that only their marks show are read too, and keep their place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from formkit.forms import FormSpec
from formkit.forms.names import tag
from formkit.reading import Match, match
from formkit.values.grid import Document, Grid, Named

Draw = Callable[..., Document]


def paper(drawing: Document, marked: dict[int, int]) -> Document:
    """The paper with the first two cells of some of its rows marked: row on paper → number."""
    cells = tuple(
        replace(cell, where=f"第{cell.row}行第{cell.col}格") for cell in drawing.grids[0].cells
    )
    named = tuple(
        Named(tag(f"handling.shares.{marked[cell.row]}.{name}"), cell.text, "control", cell.where)
        for cell in cells
        if cell.row in marked
        for name in [("unit", "ratio", "")[min(cell.col, 2)]]
        if name
    )
    return Document((Grid(cells),), named)


def units(found: Match) -> dict[str, object]:
    """The department of each row."""
    start, end = "handling.shares.", ".unit"
    return {
        path[len(start) : -len(end)]: box.value
        for path, box in found.boxes.items()
        if path.startswith(start) and path.endswith(end)
    }


def test_rows_below_a_line_of_the_clerks_are_read(draw: Draw, slip: FormSpec) -> None:
    drawing = draw("""
        | 责任单位 | 比率(%) | 损失 |
        | 一车间   | 60      | 600  |
        | 附照片三张 | <     | <    |
        | 品管部   | 40      |      |
    """)
    found = match(paper(drawing, {1: 0, 3: 1}), slip)
    assert units(found) == {"0": "一车间", "1": "品管部"}
    assert [pair.value for pair in found.unknown] == ["附照片三张"]


@pytest.mark.parametrize(
    ("marked", "places"),
    [
        pytest.param({0: 0, 1: 1, 2: 2}, {"0": "一车间", "1": "品管部"}, id="a blank row between"),
        pytest.param({0: 0, 2: 2}, {"0": "一车间", "2": "品管部"}, id="a row that is not there"),
    ],
)
def test_rows_without_a_heading_keep_their_place(
    draw: Draw, slip: FormSpec, marked: dict[int, int], places: dict[str, str]
) -> None:
    drawing = draw("| 一车间 | 60 |\n| | |\n| 品管部 | 40 |")
    assert units(match(paper(drawing, marked), slip)) == places


def test_what_is_typed_beside_the_mark_of_a_row_is_read(draw: Draw, slip: FormSpec) -> None:
    document = paper(draw("| 一车间 | 60 |\n| 品管部 | 40 |"), {0: 0, 1: 1})
    emptied = tuple(replace(named, text="") for named in document.named)
    found = match(replace(document, named=emptied), slip)
    assert units(found) == {"0": "一车间", "1": "品管部"}
