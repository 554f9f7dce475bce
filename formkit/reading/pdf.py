"""A PDF with text as grids: ruled tables, and the loose lines between them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import compress
from operator import not_
from pathlib import Path

import pypdfium2

from formkit.findings import Finding, Severity
from formkit.reading.cutoff import cut_places, is_cut
from formkit.reading.ink import UNTOLD, Box, Char, Ink, ink
from formkit.reading.paper import is_foot
from formkit.reading.pdffields import field_chars
from formkit.reading.ruled import Ruled, ruled
from formkit.reading.spill import homes, spilled
from formkit.reading.textline import Line, text_lines, unwrapped
from formkit.reading.trouble import damaged, unopened
from formkit.say import say
from formkit.values.grid import Cell, Document, Grid, Printed

MEDIUM = "pdf"
_HASHES = re.compile(r"#{2,}")  # what a sheet shows of a number that its column is too narrow for
_TOLD = (
    "Title",
    "Subject",
    *(f"formkit.{name}" for name in ("form", "template", "number", "copy")),
)


def read_file(path: Path) -> Document:
    """The document in a PDF; a page that is only a picture becomes a finding.

    Raises:
        InputError: It is no PDF, or is damaged.
        FileAccessError: It cannot be opened.
    """
    try:
        with path.open("rb"), pypdfium2.PdfDocument(path) as pdf:
            told = list(_pages(path, pdf))
            properties = {name.lower(): pdf.get_metadata_value(name) for name in _TOLD}
            has_fields = pdf.get_formtype() != pypdfium2.raw.FORMTYPE_NONE
    except OSError as error:
        raise unopened(path, error) from error
    except pypdfium2.PdfiumError as error:
        raise damaged(path, "PDF") from error
    pages = [page for page, _ in told]
    findings = [found for page in pages for found in page.findings]
    if has_fields and not any(has_typed for _, has_typed in told):
        findings.append(_form_fields())
    return Document(
        grids=tuple(grid for page in pages for grid in page.grids),
        properties=properties,
        findings=tuple(findings),
        medium=MEDIUM,
        parts=tuple(pages) if len(pages) > 1 else (),
    )


def _pages(path: Path, pdf: pypdfium2.PdfDocument) -> Iterator[tuple[Document, bool]]:
    """Each page, and whether something is typed in its fields."""
    pdf.init_forms()
    for n, (page, cut) in enumerate(zip(pdf, cut_places(path, pdf), strict=True)):
        typed = field_chars(pdf.formenv, page)
        yield _page(n, replace(ink(page), clipped=cut), typed), bool(typed)


def _page(n: int, drawn: Ink, typed: Sequence[Char]) -> Document:
    name = _name(n)
    is_scan = not any(char.text.strip() for char in (*drawn.chars, *typed))
    return Document(
        grids=tuple(_grids(n, drawn, typed)),
        findings=(_scanned(name),) if is_scan else (),
        medium=MEDIUM,
        place=name,
    )


def _name(n: int) -> str:
    return say("第{n}页", n=n + 1)


def _scanned(page: str) -> Finding:
    return Finding(
        code="scan",
        where=page,
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


def _grids(page: int, drawn: Ink, typed: Sequence[Char]) -> Iterator[Grid]:
    name, tables, chars = _name(page), ruled(drawn.rules), (*drawn.chars, *typed)
    by_table = [list(homes(chars, table)) for table in tables]
    held = [any(cells) for cells in zip(*by_table, strict=True)] or [False] * len(chars)
    lines = list(text_lines(compress(chars, map(not_, held))))
    done = 0
    for n, (table, cells) in enumerate(zip(tables, by_table, strict=True), 1):
        for grid in _above(name, lines, table.box[1], done):
            done += len(grid.cells)
            yield grid
        where, printed = say("{page} 表{n}", page=name, n=n), Printed(page, tuple(table.lefts))
        # What was typed into fields stands within them.
        doubtful = spilled(zip(drawn.chars, cells, strict=False), table)
        inside = _by_cell(chars, cells)
        clipped = (box for place in drawn.clipped if (box := table.at(*place)))
        doubtful.update(box for box in clipped if is_cut(inside[box], box))
        feet = [line.top for line in lines if is_foot(line.text)]
        doubtful.update(box for box in table.boxes for top in feet if box[1] < top < box[3])
        yield Grid(tuple(_under_foot(_cells(inside, table, where, doubtful))), where, printed)
    yield from _above(name, lines, float("inf"), done)


def _above(name: str, lines: list[Line], edge: float, done: int) -> Iterator[Grid]:
    """The loose lines from the ``done``-th on that stand above an edge."""
    cells = tuple(
        Cell(line.text, row, 0, where=_line(name, done + row + 1), doubt=_doubt(line.text))
        for row, line in enumerate(line for line in lines[done:] if line.top < edge)
    )
    if cells:
        yield Grid(cells, name)


def _line(page: str, n: int) -> str:
    return say("{page} 第{n}行", page=page, n=n)


def _by_cell(chars: Iterable[Char], cells: Iterable[Box | None]) -> Mapping[Box, list[Char]]:
    found: dict[Box, list[Char]] = defaultdict(list)
    for char, box in zip(chars, cells, strict=True):
        if box:
            found[box].append(char)
    return found


def _cells(
    inside: Mapping[Box, list[Char]], table: Ruled, where: str, doubtful: set[Box]
) -> Iterator[Cell]:
    for box in table.boxes:
        row, col, height, width = table.span(box)
        text = unwrapped(text_lines(inside[box]), box[2])
        place = say("{table} 第{row}行第{col}列", table=where, row=row + 1, col=col + 1)
        doubt = _over() if box in doubtful else _doubt(text)
        yield Cell(text, row, col, height, width, place, doubt)


def _under_foot(cells: Iterable[Cell]) -> Iterator[Cell]:
    """The cells; those of a row over which the foot of the page is printed are in doubt."""
    kept = list(cells)
    rows = {cell.row for cell in kept if is_foot(cell.text)}
    for cell in kept:
        yield replace(cell, doubt=_over()) if cell.row in rows else cell


def _doubt(text: str) -> str:
    if UNTOLD in text:
        return say("有的字 PDF 里没有写明是什么字")
    return say("列太窄，数字印成了“{text}”", text=text) if _HASHES.fullmatch(text) else ""


def _over() -> str:
    return say("文字印出了这一格或被裁去，读到的可能不全，也可能混有邻格的字")
