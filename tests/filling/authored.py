"""A workbook template drawn row by row, what it becomes when filled, and what is in the file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from formkit.filling.xlsx import CompiledWorkbook

LOOP: list[list[Any]] = [
    ["编号", "客户", "数量"],
    ["{%tr for r in 登记.行 %}"],
    ["{{ r.编号 }}", "{{ r.客户 }}", "{{ r.数量 }}"],
    ["{%tr endfor %}"],
    ["合计", None, "=SUM(C3:C3)"],
]


THREE = [
    {"编号": "26030001", "客户": "远山机电", "数量": 3},
    {"编号": "26030002", "客户": "A & B <厂>", "数量": 0},
    {"编号": "=1+1", "客户": "", "数量": 12},
]


def author(
    path: Path, rows: Sequence[Sequence[Any]], change: Callable[[Worksheet], object] | None = None
) -> Path:
    """A template drawn row by row on the sheet 登记."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "登记"
    for row in rows:
        sheet.append(list(row))
    if change:
        change(sheet)
    book.save(path)
    return path


def filled(path: Path, lines: Sequence[Any] = THREE, **names: Any) -> bytes:
    return CompiledWorkbook(path).render({"登记": {"行": lines}, **names})


def opened(data: bytes) -> Worksheet:
    sheet = openpyxl.load_workbook(io.BytesIO(data))["登记"]
    assert isinstance(sheet, Worksheet)
    return sheet


def values(sheet: Worksheet) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}
