"""Native Excel charts: each beside the figures it is drawn from, so that both can be changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import (
    CharacterProperties,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
)
from openpyxl.drawing.text import (
    Font as DrawingFont,
)
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from formkit.filling.wml import HEI
from formkit.reporting.figures import Figure
from formkit.reporting.palette import COLOURS, GREY, INK, WHITE

ACROSS = 2
CHART_COLUMNS, CHART_ROWS = 8, 17
COLUMNS = ACROSS * CHART_COLUMNS
MARGIN = 360_000
COLUMN_WIDTH = 9.2
NAME_COLUMNS = 4
NARROW_GAP = 60
NO_ZEROS = "0;;;"
FIRST_FIGURE_GAP = 2


def place_charts(sheet: Worksheet, figures: Sequence[Figure], *, first_row: int) -> int:
    """Charts two abreast, drawn from the figures that stand below them; their last row."""
    below = first_row + CHART_ROWS * -(-len(figures) // ACROSS)
    row = below + FIRST_FIGURE_GAP
    for i, figure in enumerate(figures):
        down, across = divmod(i, ACROSS)
        chart = _chart(sheet, figure, row)
        place = _anchor(first_row + down * CHART_ROWS, across * CHART_COLUMNS)
        vars(chart).update(anchor=place)  # the stubs know of cells only
        sheet.add_chart(chart)
        row += len(figure.categories) + FIRST_FIGURE_GAP
    return below


def _anchor(row: int, column: int) -> TwoCellAnchor:
    """From cell to cell, so that charts stand beside one another however wide columns are."""
    start = AnchorMarker(col=column, row=row - 1)
    end = AnchorMarker(col=column + CHART_COLUMNS - 1, colOff=MARGIN, row=row + CHART_ROWS - 3)
    return TwoCellAnchor(editAs="oneCell", _from=start, to=end)


def place_figures(
    sheet: Worksheet, figures: Sequence[Figure], *, first_row: int, font: Font
) -> None:
    """The figures from which the charts are drawn, one small table below another."""
    row = first_row + FIRST_FIGURE_GAP - 1
    for figure in figures:
        for at, values in enumerate(_rows(figure), row):
            sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=NAME_COLUMNS)
            for col, value in zip((1, *range(NAME_COLUMNS + 1, COLUMNS)), values, strict=False):
                cell = sheet.cell(at, col, value)
                cell.font, cell.alignment = font, Alignment("left" if col == 1 else "right")
                cell.data_type = "s" if isinstance(value, str) else "n"
        row += len(figure.categories) + FIRST_FIGURE_GAP


def _rows(figure: Figure) -> Iterator[tuple[Any, ...]]:
    yield figure.title, *(one.name for one in figure.series)
    for i, name in enumerate(figure.categories):
        yield name, *(one.values[i] for one in figure.series)


def _chart(sheet: Worksheet, figure: Figure, row: int) -> BarChart | LineChart:
    """The chart of a figure whose table starts in that row."""
    chart = LineChart() if figure.shape == "line" else BarChart()
    last, first = row + len(figure.categories), NAME_COLUMNS + 1
    right = first + len(figure.series) - 1
    data = Reference(sheet, min_col=first, max_col=right, min_row=row, max_row=last)
    chart.add_data(data, titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=row + 1, max_row=last))
    chart.title = _title(f"{figure.title}（{figure.unit}）")
    if isinstance(chart, BarChart):
        _lie(chart, figure)
    _draw_soberly(chart, figure)
    return chart


def _lie(chart: BarChart, figure: Figure) -> None:
    """Lying bars, the first on top: names have room to be read, and each bar says its value."""
    chart.type, chart.gapWidth = "bar", NARROW_GAP
    chart.x_axis.scaling.orientation = "maxMin"
    chart.dataLabels = DataLabelList(
        showVal=True,
        showSerName=False,
        showCatName=False,
        showLegendKey=False,
        showPercent=False,
        txPr=_text(900),
    )
    if figure.shape == "stacked":
        chart.grouping, chart.overlap = "stacked", 100
        for one in chart.series:
            one.dLbls = DataLabelList(
                showVal=True,
                showSerName=False,
                showCatName=False,
                showLegendKey=False,
                numFmt=NO_ZEROS,
                txPr=_text(900, WHITE),
            )


def _draw_soberly(chart: BarChart | LineChart, figure: Figure) -> None:
    chart.x_axis.delete, chart.y_axis.delete = False, figure.shape != "line"
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


def _text(size: int, colour: str = INK) -> RichText:
    plain = ParagraphProperties(defRPr=_characters(size, colour))
    return RichText(p=[Paragraph(pPr=plain, endParaRPr=None)])


def _characters(size: int, colour: str = INK) -> CharacterProperties:
    face = DrawingFont(typeface=HEI)
    return CharacterProperties(sz=size, b=False, solidFill=colour, latin=face, ea=face)
