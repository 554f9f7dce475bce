"""Native Excel charts: each beside the figures it is drawn from, so that both can be changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
)
from openpyxl.drawing.text import (
    Font as DrawingFont,
)
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from formkit.filling.wml import HEI
from formkit.reporting.figures import Figure
from formkit.reporting.palette import COLOURS, GREY, INK

ACROSS = 2
CHART_COLUMNS, CHART_ROWS = 8, 18
WIDTH_CM, HEIGHT_CM = 16.4, 8.6
COLUMN_WIDTH = 10.5
NARROW_GAP = 60


def place_charts(sheet: Worksheet, figures: Sequence[Figure], *, first_row: int, font: Font) -> int:
    """Charts two abreast, the figures below them; the number of columns they take."""
    columns = ACROSS * CHART_COLUMNS
    for n in range(1, columns + 1):
        sheet.column_dimensions[get_column_letter(n)].width = COLUMN_WIDTH
    below = first_row + CHART_ROWS * -(-len(figures) // ACROSS) + 1
    for i, figure in enumerate(figures):
        down, across = divmod(i, ACROSS)
        anchor = f"{get_column_letter(1 + across * CHART_COLUMNS)}{first_row + down * CHART_ROWS}"
        sheet.add_chart(_chart(sheet, figure, below), anchor)
        below = _figures(sheet, figure, below, font) + 2
    return columns


def _figures(sheet: Worksheet, figure: Figure, row: int, font: Font) -> int:
    """The figures of a chart as a small table; its last row."""
    rows: list[list[Any]] = [[figure.title, *(one.name for one in figure.series)]]
    rows += [
        [name, *(one.values[i] for one in figure.series)]
        for i, name in enumerate(figure.categories)
    ]
    for at, values in enumerate(rows, row):
        for col, value in enumerate(values, 1):
            cell = sheet.cell(at, col, value)
            cell.font = font
            if isinstance(value, str):
                cell.data_type = "s"
    return row + len(figure.categories)


def _chart(sheet: Worksheet, figure: Figure, row: int) -> BarChart | LineChart:
    chart = LineChart() if figure.shape == "line" else BarChart()
    last = row + len(figure.categories)
    width = len(figure.series)
    data = Reference(sheet, min_col=2, max_col=1 + width, min_row=row, max_row=last)
    chart.add_data(data, titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=row + 1, max_row=last))
    chart.title = _title(f"{figure.title}（{figure.unit}）")
    # inches in the stubs, centimetres in truth
    vars(chart).update(width=WIDTH_CM, height=HEIGHT_CM)
    if isinstance(chart, BarChart):
        _lie(chart, figure)
    _draw_soberly(chart, figure)
    return chart


def _lie(chart: BarChart, figure: Figure) -> None:
    """Lying bars, the first on top: names have room to be read."""
    chart.type, chart.gapWidth = "bar", NARROW_GAP
    chart.x_axis.scaling.orientation = "maxMin"
    if figure.shape == "stacked":
        chart.grouping, chart.overlap = "stacked", 100


def _draw_soberly(chart: BarChart | LineChart, figure: Figure) -> None:
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.majorGridlines = None
    chart.y_axis.scaling.min = 0
    chart.y_axis.number_format = "0"
    chart.x_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=GREY))
    chart.y_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    chart.x_axis.txPr = chart.y_axis.txPr = _text(900)
    chart.legend = chart.legend if len(figure.series) > 1 else None
    if chart.legend:
        chart.legend.position = "t"
        chart.legend.txPr = _text(900)
    chart.layout = Layout(manualLayout=None) if chart.legend else _room()
    for one, colour in zip(chart.series, COLOURS, strict=False):
        _colour(one, colour, is_line=figure.shape == "line")
    if figure.shape != "line":
        chart.dataLabels = DataLabelList()
        chart.dataLabels.showVal = True


def _colour(series: Any, colour: str, *, is_line: bool) -> None:
    series.graphicalProperties.line.solidFill = colour
    if is_line:
        series.smooth = False
        series.graphicalProperties.line.width = 22000
        series.marker.symbol = "circle"
        series.marker.size = 5
        series.marker.graphicalProperties = GraphicalProperties(solidFill=colour)
        series.marker.graphicalProperties.line.solidFill = colour
    else:
        series.graphicalProperties.solidFill = colour


def _room() -> Layout:
    return Layout(
        manualLayout=ManualLayout(xMode="edge", yMode="edge", x=0.2, y=0.16, w=0.74, h=0.72)
    )


def _title(words: str) -> Title:
    run = RegularTextRun(rPr=_characters(1200), t=words)
    rich = RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=_characters(1200)), r=[run])])
    return Title(tx=Text(rich=rich), overlay=False)


def _text(size: int) -> RichText:
    return RichText(
        p=[Paragraph(pPr=ParagraphProperties(defRPr=_characters(size)), endParaRPr=None)]
    )


def _characters(size: int) -> CharacterProperties:
    face = DrawingFont(typeface=HEI)
    return CharacterProperties(sz=size, b=False, solidFill=INK, latin=face, ea=face)
