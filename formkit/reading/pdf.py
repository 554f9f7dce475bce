"""A PDF with text as grids: ruled tables, and the loose lines between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
from pdfplumber.page import Page
from pdfplumber.table import Table
from pdfplumber.utils.exceptions import PdfminerException

from formkit.findings import Finding, Severity
from formkit.reading.trouble import damaged, unopened
from formkit.say import say
from formkit.values.grid import Cell, Document, Grid

MEDIUM = "pdf"
_SNAP = 2.0  # points: two rules nearer than that are one
_Box = tuple[float, float, float, float]


def read_file(path: Path) -> Document:
    """The document in a PDF; a page that is only a picture becomes a finding.

    Raises:
        InputError: It is no PDF, or is damaged.
        FileAccessError: It cannot be opened.
    """
    try:
        with pdfplumber.open(path) as pdf:
            findings = [_scanned(page) for page in pdf.pages if not _has_text(page)]
            if "AcroForm" in pdf.doc.catalog:
                findings.append(_form_fields())
            grids = tuple(grid for page in pdf.pages for grid in _grids(page))
            properties = {name.lower(): str(told) for name, told in pdf.metadata.items()}
    except OSError as error:
        raise unopened(path, error) from error
    except PdfminerException as error:
        raise damaged(path, "PDF") from error
    return Document(grids, properties=properties, findings=tuple(findings), medium=MEDIUM)


def _has_text(page: Page) -> bool:
    return any(char["text"].strip() for char in page.chars)


def _scanned(page: Page) -> Finding:
    return Finding(
        code="scan",
        where=say("第{n}页", n=page.page_number),
        message=say("这一页没有文字，多半是扫描件，内容没有读。"),
        fix=say("请对照原件人工录入。"),
        severity=Severity.WARNING,
    )


def _form_fields() -> Finding:
    return Finding(
        code="form-fields",
        where="",
        message=say("PDF 里有可填写的表单域，填在里面的内容可能没有读到。"),
        fix=say("请把它打印成 PDF（虚拟打印机）后再交回，或对照原件核对。"),
        severity=Severity.WARNING,
    )


def _grids(page: Page) -> Iterator[Grid]:
    name = say("第{n}页", n=page.page_number)
    tables = sorted(page.find_tables(), key=lambda table: table.bbox[1])
    lines = _loose_lines(page, [table.bbox for table in tables])
    for n, table in enumerate(tables, 1):
        yield from _lines(name, lines, above=table.bbox[1])
        yield _grid(page, table, f"{name} 表{n}")
    yield from _lines(name, lines, above=page.bbox[3])


def _loose_lines(page: Page, tables: list[_Box]) -> list[dict[str, Any]]:
    def is_loose(thing: dict[str, Any]) -> bool:
        middle = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
        return not any(_holds(table, *middle) for table in tables)

    lines = page.filter(is_loose).extract_text_lines(return_chars=False)
    return [line | {"nth": n} for n, line in enumerate(lines, 1)]


def _holds(box: _Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _lines(name: str, lines: list[dict[str, Any]], *, above: float) -> Iterator[Grid]:
    here = [line for line in lines if line["top"] < above]
    del lines[: len(here)]
    cells = (
        Cell(line["text"], row, 0, where=f"{name} 第{line['nth']}行")
        for row, line in enumerate(here)
    )
    if here:
        yield Grid(tuple(cells), name)


def _grid(page: Page, table: Table, where: str) -> Grid:
    boxes = [box for row in table.rows for box in row.cells if box is not None]
    lefts = _rules(edge for box in boxes for edge in (box[0], box[2]))
    tops = _rules(edge for box in boxes for edge in (box[1], box[3]))
    cells = []
    for left, top, right, bottom in sorted(set(boxes), key=lambda box: (box[1], box[0])):
        text = page.crop((left, top, right, bottom), strict=False).extract_text()
        row, col = _nearest(tops, top), _nearest(lefts, left)
        size = (_nearest(tops, bottom) - row, _nearest(lefts, right) - col)
        cells.append(Cell(text, row, col, *size, where=f"{where} 第{row + 1}行第{col + 1}列"))
    return Grid(tuple(cells), where)


def _rules(edges: Iterator[float]) -> list[float]:
    rules: list[float] = []
    for edge in sorted(edges):
        if not rules or edge - rules[-1] > _SNAP:
            rules.append(edge)
    return rules


def _nearest(rules: list[float], edge: float) -> int:
    return max(bisect_left(rules, edge + 0.01) - 1, 0)
