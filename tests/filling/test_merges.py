"""Merged cells around a loop: the rows of its tags vanish, and the workbook stays valid."""

from __future__ import annotations

import io
from itertools import combinations
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from formkit.filling.growth import Block, Growth
from formkit.filling.moving import SHEET
from formkit.filling.xlsx import CompiledWorkbook
from tests.filling.conftest import Office

# template   1 head │ 2 {%tr for %} │ 3 4 line │ 5 {%tr endfor %} │ 6 sum
ROWS = (
    ("编号", "客户", "备注"),
    ("{%tr for r in 行 %}",),
    ("{{ r }}", "甲", "乙"),
    ("丙", "丁", "戊"),
    ("{%tr endfor %}",),
    ("合计", "己", "庚"),
)


def merged(refs: str, times: int) -> str:
    """The merged cells that these become when the loop has so many lines."""
    cells = "".join(f'<mergeCell ref="{ref}"/>' for ref in refs.split())
    markup = f'<mergeCells count="1">{cells}</mergeCells>' if cells else ""
    moved = SHEET.moving(markup, "表").moved({"表": Growth((Block(2, 5, times),))})
    return " ".join(part.partition('"')[0] for part in moved.split(' ref="')[1:])


@pytest.mark.parametrize(
    ("where", "drawn", "written"),
    [
        ("on the row of the opening tag", "A2:C2", ""),
        ("on the row of the closing tag", "A5:C5", ""),
        ("on both, and a head", "A1:B1 A2:C2 A5:C5", "A1:B1"),
        ("in the line", "A3:B3", "A2:B2 A4:B4 A6:B6"),
        ("over the rows of the line", "A3:A4", "A2:A3 A4:A5 A6:A7"),
        ("over the opening tag and the line", "A2:A4", "A2:A3 A4:A5 A6:A7"),
        ("over the line and the closing tag", "B3:C5", "B2:C3 B4:C5 B6:C7"),
        ("over a row of the line and a tag", "A4:A5", ""),
        ("over a row of the line and a tag, broad", "A4:B5", "A3:B3 A5:B5 A7:B7"),
        ("over the loop", "A2:A5", "A2:A7"),
        ("from the head over the loop", "A1:A5", "A1:A7"),
        ("from the head over the line", "A1:A4", "A1:A7"),
        ("from the head into the line", "A1:A3", "A1:A2"),
        ("from the head onto the opening tag", "A1:A2", ""),
        ("from the line to the sum", "A4:A6", "A7:A8"),
        ("from the closing tag to the sum", "A5:B6", "A8:B8"),
        ("over all", "A1:A6", "A1:A8"),
    ],
)
def test_a_merged_cell_loses_the_rows_of_the_tags(where: str, drawn: str, written: str) -> None:
    assert merged(drawn, 3) == written, where


@st.composite
def apart(draw: st.DrawFn) -> list[tuple[int, int, int, int]]:
    """Merged cells of a template, none over another."""
    found: list[tuple[int, int, int, int]] = []
    for _ in range(draw(st.integers(1, 6))):
        left, top = draw(st.integers(1, 4)), draw(st.integers(1, 6))
        one = (left, top, draw(st.integers(left, 4)), draw(st.integers(top, 6)))
        if one[:2] != one[2:] and not any(overlap(one, other) for other in found):
            found.append(one)
    return found


def overlap(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(one[n] <= other[n + 2] and other[n] <= one[n + 2] for n in (0, 1))


@given(drawn=apart(), times=st.integers(1, 4))
def test_no_merged_cell_is_empty_single_or_over_another(
    drawn: list[tuple[int, int, int, int]], times: int
) -> None:
    refs = " ".join(f"{'ABCD'[a - 1]}{b}:{'ABCD'[c - 1]}{d}" for a, b, c, d in drawn)
    found = [tuple(map(int, range_boundaries(ref))) for ref in merged(refs, times).split()]  # type: ignore[arg-type]
    assert all(a <= c and b <= d and (a, b) != (c, d) for a, b, c, d in found)
    assert not any(overlap(*pair) for pair in combinations(found, 2))


def author(path: Path, *refs: str) -> Path:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in ROWS:
        sheet.append(row)
    for ref in refs:
        sheet.merge_cells(ref)
    listed = DataValidation(type="list", formula1='"甲,乙"')
    for cell in ("B5", "B3"):
        listed.add(cell)
    sheet.add_data_validation(listed)
    book.save(path)
    return path


def test_what_is_offered_on_the_row_of_a_tag_is_not_offered_elsewhere(tmp_path: Path) -> None:
    data = CompiledWorkbook(author(tmp_path / "表.xlsx")).render({"行": [1, 2]})
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    (listed,) = sheet.data_validations.dataValidation
    assert str(listed.sqref) == "B2:B4"


@pytest.mark.soffice
def test_a_workbook_whose_tags_stood_in_merged_cells_opens_everywhere(
    office: Office, tmp_path: Path
) -> None:
    path = author(tmp_path / "表.xlsx", "A1:B1", "A2:C2", "A3:A4", "A5:C5", "B6:C6")
    CompiledWorkbook(path).save({"行": ["一", "二"]}, out := tmp_path / "filled.xlsx")
    (tmp_path / "again").mkdir()
    (again,) = office.convert("xlsx", out, into=tmp_path / "again")
    for opened in (out, again):
        sheet = openpyxl.load_workbook(opened).worksheets[0]
        assert sorted(map(str, sheet.merged_cells.ranges)) == ["A1:B1", "A2:A3", "A4:A5", "B6:C6"]
        assert [sheet.cell(row, 1).value for row in (1, 2, 4, 6)] == ["编号", "一", "二", "合计"]
