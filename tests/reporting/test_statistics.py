"""The statistics workbook: its pages 指标 and 图表, and how they are put into an office's own."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font, PatternFill

from formkit.errors import InputError
from formkit.forms import Shelf
from formkit.reporting import Term, register_of
from formkit.reporting.graft import grafted
from formkit.reporting.indicators import pages
from formkit.reporting.write import write_statistics
from formkit.values.number import Period
from tests.reporting.year import asked, procedure

WHOLE_YEAR = Term(Period(2026, 1), Period(2026, 12))


@pytest.fixture(scope="module")
def year() -> bytes:
    return pages(asked(WHOLE_YEAR))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    out = tmp_path_factory.mktemp("year") / "统计.xlsx"
    register = register_of("stats", procedure(), Shelf.builtin())
    return load_workbook(write_statistics(register, asked(WHOLE_YEAR), [], out))


def column(book: Workbook, title: str, letter: str) -> list[object]:
    return [cell.value for cell in book[title][letter]]


def test_the_workbook_has_three_pages(book: Workbook) -> None:
    assert book.sheetnames == ["统计", "指标", "图表"]


def test_numbers_are_texts_on_every_page(book: Workbook) -> None:
    for title in ("统计", "指标"):
        cells = [cell for row in book[title].iter_rows() for cell in row]
        numbers = [cell for cell in cells if str(cell.value).startswith("26")]
        assert numbers
        assert {cell.data_type for cell in numbers} == {"s"}


def test_each_rate_is_shown_with_its_fraction_and_the_cases_behind_it(book: Workbook) -> None:
    sheet = book["指标"]
    first = [cell.value for cell in sheet[4]]
    assert first[:4] == ["答复及时率", "18/22", "81.8%", "95% ×"]
    lines = [[cell.value for cell in row[:3]] for row in sheet.iter_rows(min_row=5)]
    late = [number for name, number, group in lines if (name, group) == ("答复及时率", "仅分母")]
    assert late == ["26020001", "26040002", "26100002", "26110002"]
    assert ["满意率", "26080002", "含糊"] in lines


def test_shares_of_the_blame_come_to_a_hundred_and_a_case_that_does_not_is_told(
    book: Workbook,
) -> None:
    lines = [[cell.value for cell in row] for row in book["指标"].iter_rows()]
    shares = {line[0]: line[2] for line in lines if line[0] in ("制造", "业务", "质管", "研发")}
    assert sum(map(float, map(str, shares.values()))) == pytest.approx(100)
    assert ["26120001", None, None, None, "责任比率合计 90 %，不是 100 %"] in lines


def test_the_pages_are_laid_out_for_a4_with_titles_repeated(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert str(sheet.page_setup.paperSize) == sheet.PAPERSIZE_A4
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_area
        assert sheet.print_title_rows


@pytest.mark.parametrize(
    ("n", "kind", "title", "values"),
    [
        (0, "LineChart", "各月受理与结案（件）", [[2, 2, 2, 2, 2, 1, 2, 1, 2, 2, 2, 2]]),
        (1, "BarChart", "投诉分类（件）", [[16, 6]]),
        (2, "BarChart", "责任归属比率（%）", [[52.8, 27.6, 14.6, 5]]),
        (3, "BarChart", "期限遵守（件）", [[18, 18], [4, 3]]),
    ],
)
def test_native_charts_are_drawn_from_the_figures_below_them(
    book: Workbook, n: int, kind: str, title: str, values: list[list[float]]
) -> None:
    chart: Any = vars(book["图表"])["_charts"][n]
    assert type(chart).__name__ == kind
    assert chart.title.tx.rich.p[0].r[0].t == title
    for series, wanted in zip(chart.series, values, strict=False):
        place, _, area = series.val.numRef.f.partition("!")
        assert place.strip("'") == "图表"
        cells = book["图表"][area.replace("$", "")]
        assert [row[0].value for row in cells] == wanted


def own_book() -> bytes:
    """A workbook of an office: coloured, with a formula and a filter."""
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = "我们的表"
    sheet["A1"], sheet["A2"] = "部门", "=LEN(A1)"
    sheet["A1"].font, sheet["A1"].fill = Font("楷体", 14), PatternFill("solid", "FFEEAA")
    sheet["A1"].number_format = "0.000"
    sheet.auto_filter.ref = "A1:A2"
    made.save(held := io.BytesIO())
    return held.getvalue()


def opened(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def test_the_pages_go_behind_those_of_an_office_and_change_none_of_them(year: bytes) -> None:
    book = opened(grafted(own_book(), year))
    assert book.sheetnames == ["我们的表", "指标", "图表"]
    first = book["我们的表"]["A1"]
    assert (first.font.name, first.fill.fgColor.rgb, first.number_format) == (
        *("楷体", "00FFEEAA", "0.000"),
    )
    assert book["我们的表"]["A2"].value == "=LEN(A1)"


def test_the_pages_look_the_same_in_another_workbook(year: bytes) -> None:
    alone, there = opened(year)["指标"], opened(grafted(own_book(), year))["指标"]
    for place in ("A1", "A3", "B4", "C12"):
        for look in ("font", "border", "fill", "alignment", "number_format"):
            assert repr(getattr(there[place], look)) == repr(getattr(alone[place], look)), place


def test_the_same_pages_again_leave_the_very_bytes(year: bytes) -> None:
    once = grafted(own_book(), year)
    assert grafted(once, year) == once


def test_other_pages_take_the_place_of_the_old(year: bytes) -> None:
    once = grafted(own_book(), year)
    again = grafted(once, pages(asked(Period(2026, 1))))
    book = opened(again)
    assert book.sheetnames == ["我们的表", "指标", "图表"]
    assert book["指标"]["A2"].value == "2026年1月"
    assert column(book, "指标", "A").count("满意率") == 1
    assert grafted(again, year) == grafted(once, year)


def test_pages_that_excel_has_saved_anew_are_replaced_all_the_same(
    year: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "存过.xlsx"
    opened(grafted(own_book(), year)).save(path)
    book = opened(grafted(path.read_bytes(), year))
    assert book.sheetnames == ["我们的表", "指标", "图表"]
    assert len(vars(book["图表"])["_charts"]) == 4


def test_a_page_of_the_same_title_that_is_the_offices_own_is_never_replaced(year: bytes) -> None:
    made = Workbook()
    made.worksheets[0].title = "指标"
    made.worksheets[0]["A1"] = "本厂质量指标"
    made.save(held := io.BytesIO())
    with pytest.raises(InputError, match="另有一页“指标”"):
        grafted(held.getvalue(), year)
