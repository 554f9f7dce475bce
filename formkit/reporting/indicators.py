"""The pages 指标 and 图表 of a statistics workbook: rates with their cases, and native charts."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from formkit.filling.onpage import fit_on_page
from formkit.filling.wml import HEI, SONG
from formkit.reporting.asked import Asked
from formkit.reporting.excel_charts import COLUMN_WIDTH, COLUMNS, place_charts, place_figures
from formkit.reporting.figures import figures
from formkit.reporting.rates import Rate, rates
from formkit.reporting.tally import Blame, by_department, unbalanced
from formkit.say import say
from formkit.values.moment import print_date

RATES, CHARTS = "指标", "图表"
WIDTHS = (22, 17, 15, 15, 52)
SIDE = Side("thin", color="808080")
RULED = Border(SIDE, SIDE, SIDE, SIDE)
SHADE = PatternFill("solid", "F2F2F2")
TITLE, HEAD, TEXT = Font(HEI, 16, bold=True), Font(HEI, 10.5), Font(SONG, 10.5)
MIDDLE = Alignment("center", "center", wrap_text=True)
LEFT = Alignment("left", "center", wrap_text=True)
HEAD_ROW = 3
TWO_LINES = 30


def pages(asked: Asked) -> bytes:
    """A workbook of two pages, ``指标`` and ``图表``; the same books make the same pages."""
    book = Workbook()
    _rates(book.worksheets[0], asked)
    _charts(book.create_sheet(CHARTS), asked)
    book.save(held := io.BytesIO())
    return held.getvalue()


def _rates(sheet: Worksheet, asked: Asked) -> None:
    sheet.title = RATES
    told = rates(asked)
    _title(sheet, say("客户投诉指标"), asked, len(WIDTHS))
    headings = (say("指标"), say("计入分子/分母"), say("比率"), say("目标"), say("说明"))
    _line(sheet, HEAD_ROW, headings, font=HEAD, shaded=True)
    for at, rate in enumerate(told, HEAD_ROW + 1):
        _line(sheet, at, _told(rate))
        sheet.row_dimensions[at].height = TWO_LINES
    blame = HEAD_ROW + len(told) + 2
    row = _blame(sheet, blame, by_department(asked), unbalanced(asked))
    _cases(sheet, row + 2, asked, told)
    _page(sheet, WIDTHS, repeated="1:2")
    sheet.freeze_panes = f"A{HEAD_ROW}"


def _told(rate: Rate) -> tuple[Any, ...]:
    goal = f"{rate.goal}{_REACHED[rate.is_reached]}" if rate.goal else "—"
    about = f"{rate.about}（{rate.clause}）" if rate.clause else rate.about
    apart = "；".join(f"{reason} {len(some)}" for reason, some in rate.apart.items())
    return (
        rate.name,
        f"{rate.numerator}/{rate.denominator}",
        rate.percentage,
        goal,
        f"{about}；{say('另列')}：{apart}" if apart else about,
    )


_REACHED = {True: " √", False: " ×", None: ""}


def _blame(sheet: Worksheet, row: int, blamed: Sequence[Blame], sums: dict[str, int]) -> int:
    """The shares of the departments, from this row on; the last row."""
    headings = (say("责任部门"), say("件数"), say("责任归属比率"), say("损失金额"), say("说明"))
    _line(sheet, row, headings, font=HEAD, shaded=True)
    lines: list[tuple[Any, ...]] = [
        (one.department, one.cases, float(one.share), float(one.loss), "") for one in blamed
    ]
    if blamed:
        total = float(sum(one.loss for one in blamed))
        lines.append((say("合计"), "", 100, total, say("没有分列到部门的损失，按责任比率分摊")))
    for number, total in sums.items():
        told = say("责任比率合计 {total} %，不是 100 %", total=total)
        lines.append((number, "", "", "", told))
    for at, line in enumerate(lines, row + 1):
        _line(sheet, at, line)
        sheet.cell(at, 3).number_format = '0.0"%"'
        sheet.cell(at, 4).number_format = "#,##0.00"
    return row + len(lines)


def _cases(sheet: Worksheet, row: int, asked: Asked, told: Iterable[Rate]) -> None:
    """The cases behind each rate, one a row; the numbers are texts."""
    known = {one.number: one for one in asked.cases}
    headings = (say("指标"), say("编号"), say("计入"), say("受理日期"), say("客户"))
    _line(sheet, row, headings, font=HEAD, shaded=True)
    for rate in told:
        for group, numbers in _groups(rate).items():
            for number in numbers:
                row += 1
                entry = known[number]
                told_of = (print_date(entry.registered), entry.said("customer") or "")
                _line(sheet, row, (rate.name, number, group, *told_of))
                sheet.cell(row, 2).number_format = "@"


def _groups(rate: Rate) -> dict[str, tuple[str, ...]]:
    return {say("分子"): rate.met, say("仅分母"): rate.missed} | dict(rate.apart)


def _charts(sheet: Worksheet, asked: Asked) -> None:
    drawn = figures(asked)
    last = place_charts(sheet, drawn, first_row=HEAD_ROW + 1)
    place_figures(sheet, drawn, first_row=last + 1, font=TEXT)
    _title(sheet, say("客户投诉统计图"), asked, COLUMNS)
    _page(sheet, (COLUMN_WIDTH,) * COLUMNS, repeated="1:2")
    sheet.row_breaks.append(Break(id=last))


def _title(sheet: Worksheet, text: str, asked: Asked, columns: int) -> None:
    for row, words, font in ((1, text, TITLE), (2, asked.term.title, HEAD)):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
        cell = sheet.cell(row, 1, words)
        cell.font, cell.alignment = font, MIDDLE
    sheet.row_dimensions[1].height = 32


def _line(
    sheet: Worksheet,
    row: int,
    values: Iterable[Any],
    *,
    font: Font = TEXT,
    shaded: bool = False,
) -> None:
    for col, value in enumerate(values, 1):
        cell = sheet.cell(row, col, value)
        cell.font, cell.border = font, RULED
        cell.alignment = LEFT if col in (1, len(WIDTHS)) else MIDDLE
        if isinstance(value, str):
            cell.data_type = "s"
        if shaded:
            cell.fill, cell.alignment = SHADE, MIDDLE


def _page(sheet: Worksheet, widths: Sequence[float], *, repeated: str) -> None:
    """A4, landscape, as wide as the page."""
    for n, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(n)].width = width
    sheet.print_area = f"A1:{get_column_letter(sheet.max_column)}{sheet.max_row}"
    if repeated:
        sheet.print_title_rows = repeated
    fit_on_page(sheet, sheet.title)
