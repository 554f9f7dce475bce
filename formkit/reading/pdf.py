"""A PDF with text as grids: ruled tables, and the loose lines between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path

import pdfplumber
import pypdfium2
from pdfplumber.page import Page
from pdfplumber.table import Table
from pdfplumber.utils.exceptions import PdfminerException

from formkit.findings import Finding, Severity
from formkit.reading.pdffields import field_chars
from formkit.reading.textline import Char, Line, text_lines, unwrapped
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
            typed = field_chars(path)
            pages = [_page(page, typed.get(n, [])) for n, page in enumerate(pdf.pages)]
            findings = [found for page in pages for found in page.findings]
            if "AcroForm" in pdf.doc.catalog and not any(typed.values()):
                findings.append(_form_fields())
            properties = {name.lower(): str(told) for name, told in pdf.metadata.items()}
    except OSError as error:
        raise unopened(path, error) from error
    except (PdfminerException, pypdfium2.PdfiumError) as error:
        raise damaged(path, "PDF") from error
    return Document(
        grids=tuple(grid for page in pages for grid in page.grids),
        properties=properties,
        findings=tuple(findings),
        medium=MEDIUM,
        parts=tuple(pages) if len(pages) > 1 else (),
    )


def _page(page: Page, typed: Sequence[Char]) -> Document:
    chars = [*page.chars, *typed]
    is_scan = not any(char["text"].strip() for char in chars)
    return Document(
        grids=tuple(_grids(page, chars)),
        findings=(_scanned(page),) if is_scan else (),
        medium=MEDIUM,
        place=say("第{n}页", n=page.page_number),
    )


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
        message=say("PDF 里的表单域读不出内容（可能是动态表单）。"),
        fix=say("请把它打印成 PDF（虚拟打印机）后再交回，或对照原件核对。"),
        severity=Severity.WARNING,
    )


def _grids(page: Page, written: Sequence[Char]) -> Iterator[Grid]:
    name = say("第{n}页", n=page.page_number)
    tables = sorted(page.find_tables(), key=lambda table: table.bbox[1])
    chars = [(char, _middle(char)) for char in written]
    inside = [table.bbox for table in tables]
    loose = (char for char, middle in chars if not any(_holds(box, *middle) for box in inside))
    lines = list(text_lines(loose))
    done = 0
    for n, table in enumerate(tables, 1):
        for grid in _above(name, lines, table.bbox[1], done):
            done += len(grid.cells)
            yield grid
        yield _grid(chars, table, say("{page} 表{n}", page=name, n=n))
    yield from _above(name, lines, float("inf"), done)


def _middle(char: Char) -> tuple[float, float]:
    return (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2


def _holds(box: _Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _above(name: str, lines: list[Line], edge: float, done: int) -> Iterator[Grid]:
    """The loose lines from the ``done``-th on that stand above an edge."""
    cells = tuple(
        Cell(line.text, row, 0, where=say("{page} 第{n}行", page=name, n=done + row + 1))
        for row, line in enumerate(line for line in lines[done:] if line.top < edge)
    )
    if cells:
        yield Grid(cells, name)


def _grid(chars: list[tuple[Char, tuple[float, float]]], table: Table, where: str) -> Grid:
    boxes = [box for row in table.rows for box in row.cells if box is not None]
    lefts = _rules(edge for box in boxes for edge in (box[0], box[2]))
    tops = _rules(edge for box in boxes for edge in (box[1], box[3]))
    here = [(char, middle) for char, middle in chars if _holds(table.bbox, *middle)]
    cells = []
    for box in sorted(set(boxes), key=lambda box: (box[1], box[0])):
        left, top, right, bottom = box
        text = unwrapped(text_lines(char for char, middle in here if _holds(box, *middle)), right)
        row, col = _nearest(tops, top), _nearest(lefts, left)
        size = (_nearest(tops, bottom) - row, _nearest(lefts, right) - col)
        place = say("{table} 第{row}行第{col}列", table=where, row=row + 1, col=col + 1)
        cells.append(Cell(text, row, col, *size, where=place))
    return Grid(tuple(cells), where)


def _rules(edges: Iterator[float]) -> list[float]:
    rules: list[float] = []
    for edge in sorted(edges):
        if not rules or edge - rules[-1] > _SNAP:
            rules.append(edge)
    return rules


def _nearest(rules: list[float], edge: float) -> int:
    # Rules of neighbouring cells differ by fractions of a point.
    return max(bisect_left(rules, edge + 0.01) - 1, 0)
