"""A workbook drawn as a text grid, and a workbook's sheet as the grid it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from formkit.reporting.living import Column, Heading, Renewed, Wanted, renewed

COLUMNS = (
    Column("number", ("编号", "客户投诉编号")),
    Column("customer", ("客户", "客户名称")),
    Column("state", ("状态", "处理进度")),
)


def lines(drawing: str) -> list[list[str]]:
    """The cells of a text grid, row by row."""
    rows = [line.strip() for line in drawing.strip().splitlines() if line.strip()]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def book(path: Path, drawing: str, *, title: str = "登记") -> Workbook:
    """A workbook with the cells of a text grid, all of them text; saved under that name."""
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = title
    for r, row in enumerate(lines(drawing), 1):
        for c, text in enumerate(row, 1):
            if text:
                sheet.cell(r, c, text)
    made.save(path)
    return made


def drawn(path: Path, title: str = "登记") -> list[list[str]]:
    """What stands on a sheet, row by row, blank cells at the end left out."""
    sheet = load_workbook(path)[title]
    rows = [["" if v is None else str(v) for v in row] for row in sheet.iter_rows(values_only=True)]
    return [row[: max((i for i, v in enumerate(row, 1) if v), default=0)] for row in rows]


def grid(drawing: str) -> list[list[str]]:
    """A text grid as ``drawn`` gives it."""
    rows = lines(drawing)
    return [row[: max((i for i, v in enumerate(row, 1) if v), default=0)] for row in rows]


def wanted(drawing: str, *, period: str = "") -> Wanted:
    """The lines of a register drawn as a grid whose first row names the boxes."""
    (names, *rows) = lines(drawing)
    told: list[Mapping[str, Any]] = [dict(zip(names, row, strict=True)) for row in rows]
    heading = (Heading("fk_tracking_period", ("月份",), period, joins=True),) if period else ()
    return Wanted(COLUMNS, "number", tuple(told), heading)


def rewrite(path: Path, drawing: str, *, period: str = "") -> Renewed:
    """Rewrite a workbook in its place."""
    made = renewed(path, wanted(drawing, period=period))
    path.write_bytes(made.data)
    return made
