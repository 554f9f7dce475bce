"""The analysis of a term as a Word report: rates, tallies, pictures, and the cases to look at."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from formkit.filling.package import Package
from formkit.filling.wml import HEI, SONG
from formkit.reporting.asked import Asked
from formkit.reporting.figures import Figure, figures
from formkit.reporting.pictures import picture
from formkit.reporting.rates import Rate, rates
from formkit.reporting.tally import by_department, unbalanced
from formkit.say import say
from formkit.values.moment import print_date

ORDINALS = "一二三四五六七八九"
MARGIN_CM, PICTURE_CM = 2.4, 15.6
TITLE_POINTS, HEAD_POINTS, TEXT_POINTS = 18, 12, 10.5
SHADE = "F2F2F2"


def report(asked: Asked, office: str) -> bytes:
    """The report as a Word document; the same books and moment make the same bytes.

    Raises:
        MissingDependency: matplotlib or a Chinese typeface is not installed.
    """
    page = _Page(Document())
    page.begin(asked, office)
    told = rates(asked)
    page.head(say("指标"))
    page.table(_rate_rows(told), widths=(3.6, 2.4, 2.0, 2.4, 5.8))
    for figure in figures(asked):
        page.head(figure.title)
        page.say(_sentence(asked, figure))
        page.picture(picture(figure))
    if blamed := list(_blame_rows(asked)):
        page.head(say("责任部门"))
        page.table(blamed, widths=(5.2, 3.0, 4.0, 4.0))
        for number, total in unbalanced(asked).items():
            page.say(
                say("{number} 的责任比率合计 {total} %，不是 100 %。", number=number, total=total)
            )
    page.head(say("要看的案件"))
    page.table(list(_case_rows(asked, told)), widths=(3.6, 2.8, 2.8, 7.0))
    return page.bytes(asked)


def _rate_rows(told: Iterable[Rate]) -> list[Sequence[str]]:
    head = (say("指标"), say("分子/分母"), say("比率"), say("目标"), say("说明"))
    return [head, *(_rate_row(rate) for rate in told)]


def _rate_row(rate: Rate) -> Sequence[str]:
    reached = {True: say("（达到）"), False: say("（未达到）"), None: ""}[rate.is_reached]
    apart = "，".join(say("{why} {n} 件", why=why, n=len(some)) for why, some in rate.apart.items())
    about = f"{rate.about}；{say('另有')}{apart}" if apart else rate.about
    fraction = f"{rate.numerator}/{rate.denominator}"
    return rate.name, fraction, rate.percentage, (rate.goal or "—") + reached, about


def _blame_rows(asked: Asked) -> Iterator[Sequence[str]]:
    blamed = by_department(asked)
    if blamed:
        yield say("责任部门"), say("件数"), say("责任归属比率"), say("损失金额")
    for one in blamed:
        yield one.department, str(one.cases), f"{one.share:.1f}%", f"{one.loss:,.2f}"
    if blamed:
        yield say("合计"), "", "100%", f"{sum(one.loss for one in blamed):,.2f}"


def _case_rows(asked: Asked, told: Iterable[Rate]) -> Iterator[Sequence[str]]:
    """The cases that miss a rate, or were left out of it."""
    customers = {one.number: one.said("customer") or "" for one in asked.cases}
    yield say("指标"), say("编号"), say("情形"), say("客户")
    for rate in told:
        for why, numbers in ({say("未达到"): rate.missed} | dict(rate.apart)).items():
            for number in numbers:
                yield rate.name, number, why, customers.get(number, "")


def _sentence(asked: Asked, figure: Figure) -> str:
    """What the chart shows, in a sentence."""
    if figure.shape == "line":
        came, went = len(list(asked.received)), len(list(asked.closed))
        return say("{term}受理 {n} 件，结案 {m} 件。", term=asked.term.title, n=came, m=went)
    unit = "%" if figure.unit == "%" else ""
    return "；".join(_values(figure, i, unit) for i in range(len(figure.categories))) + "。"


def _values(figure: Figure, i: int, unit: str) -> str:
    """``制造部 52.8%``; where there are several series, each by its name."""
    several = len(figure.series) > 1
    told = (f"{one.name if several else ''} {one.values[i]:g}{unit}" for one in figure.series)
    return f"{figure.categories[i]} {'，'.join(text.strip() for text in told)}"


@dataclass
class _Page:
    """A Word document as it is written from top to bottom."""

    document: Any

    def begin(self, asked: Asked, office: str) -> None:
        self._lay_out()
        self.numbers = count()
        title = self.document.add_paragraph()
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _run(title, say("客户投诉分析报告"), HEI, TITLE_POINTS, bold=True)
        below = self.document.add_paragraph()
        below.alignment = WD_ALIGN_PARAGRAPH.CENTER
        made = say("编制日期：{day}", day=print_date(asked.as_of.date()))
        words = filter(None, (office, asked.term.title, made))
        _run(below, "　　".join(words), SONG, TEXT_POINTS)

    def head(self, text: str) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(12)
        paragraph.paragraph_format.keep_with_next = True
        _run(paragraph, f"{ORDINALS[next(self.numbers)]}、{text}", HEI, HEAD_POINTS)

    def say(self, text: str) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        _run(paragraph, text, SONG, TEXT_POINTS)

    def picture(self, png: bytes) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run().add_picture(io.BytesIO(png), width=Cm(PICTURE_CM))

    def table(self, rows: Sequence[Sequence[str]], *, widths: Sequence[float]) -> None:
        table = self.document.add_table(len(rows), len(widths), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        for r, (row, cells) in enumerate(zip(rows, (one.cells for one in table.rows), strict=True)):
            for text, cell, width in zip(row, cells, widths, strict=True):
                cell.width = Cm(width)
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(0)
                _run(paragraph, text, SONG if r else HEI, TEXT_POINTS)
                if r == 0:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                    _shade(cell)
        _repeat_head(table.rows[0])

    def bytes(self, asked: Asked) -> bytes:
        own = self.document.core_properties
        own.author, own.title, own.comments = "", say("客户投诉分析报告"), ""
        own.created = own.modified = asked.as_of
        self.document.save(held := io.BytesIO())
        return Package.parse(held.getvalue()).pack()

    def _lay_out(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(MARGIN_CM)
        section.top_margin = section.bottom_margin = Cm(MARGIN_CM)
        self.document.styles["Normal"].paragraph_format.space_after = Pt(4)


def _run(paragraph: Any, text: str, face: str, points: float, *, bold: bool = False) -> None:
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.font.bold = face, Pt(points), bold
    run._element.rPr.rFonts.set(qn("w:eastAsia"), face)  # noqa: SLF001 - python-docx has no word for it


def _shade(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", SHADE)):
        shade.set(qn(name), value)
    cell._element.get_or_add_tcPr().append(shade)  # noqa: SLF001 - likewise


def _repeat_head(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - likewise
