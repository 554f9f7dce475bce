"""Reading one filled Word sheet: python-docx walking cells, formkit, and what zip and XML cost.

    python benchmarks/reading.py [FILE.docx …]

Without files it reads the five-copy handling sheet, filled. Every contender runs in turn, five
rounds; the best round counts, in CPU time.
"""

from __future__ import annotations

import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
from lxml import etree

from formkit.forms import Shelf
from formkit.reading import match, read, read_document, recognise

ROUNDS, TIMES = 5, 20
SHELF = Shelf.builtin()


def python_docx_cells(path: Path) -> int:
    """Every cell of every table and header table, as python-docx's documentation walks them."""
    document = docx.Document(str(path))
    seen = 0
    tables = [*document.tables, *document.sections[0].header.tables]
    for table in tables:
        for row in table.rows:
            seen += sum(len(cell.text) for cell in row.cells)
    return seen


def unzip_and_parse(path: Path) -> int:
    """The floor: the main part out of the zip, through lxml, and nothing done with it."""
    with zipfile.ZipFile(path) as archive:
        return len(etree.fromstring(archive.read("word/document.xml")))


def document_only(path: Path) -> int:
    """The document as grids."""
    return len(read_document(path).grids)


def document_and_match(path: Path) -> int:
    """The document as grids, the form recognised, its boxes matched and typed."""
    document = read_document(path)
    spec = recognise(document, SHELF)
    return len(match(document, spec).boxes) if spec else 0


def whole_reading(path: Path) -> int:
    """Everything that ``read`` does, the guard as well."""
    return len(read(path, SHELF).boxes)


CONTENDERS: dict[str, Callable[[Path], int]] = {
    "python-docx, row.cells": python_docx_cells,
    "formkit: guard, read, match": whole_reading,
    "formkit: read, match": document_and_match,
    "formkit: read": document_only,
    "zipfile + lxml, main part": unzip_and_parse,
}


def seconds(work: Callable[[Path], int], path: Path, times: int) -> float:
    """CPU seconds of one call."""
    start = time.process_time()
    for _ in range(times):
        work(path)
    return (time.process_time() - start) / times


def table(path: Path) -> None:
    """Print one line a contender, the slowest peer being 1."""
    best = dict.fromkeys(CONTENDERS, float("inf"))
    for _ in range(ROUNDS):
        for name, work in CONTENDERS.items():
            times = 3 if name.startswith("python") else TIMES
            best[name] = min(best[name], seconds(work, path, times))
    print(f"\n{path.name}: {path.stat().st_size / 1024:.0f} KiB")
    print(f"{'':32}{'ms':>8}{'per s':>8}{'×':>8}")
    for name, spent in best.items():
        ratio = best["python-docx, row.cells"] / spent
        print(f"{name:32}{spent * 1000:8.2f}{1 / spent:8.0f}{ratio:8.1f}")


def filled_sheets(folder: Path) -> list[Path]:
    """The built-in Word forms, every box filled."""
    from formkit.filling.blank import author_docx
    from formkit.filling.docx import CompiledTemplate
    from formkit.filling.identity import Identity
    from formkit.filling.words import words

    sheets = []
    for title, number in (("客户投诉记录单", "JL26030001"), ("客户抱怨处理表", "26030001")):
        spec = SHELF.find(title)
        template, sheet = folder / "template.docx", folder / f"{title}.docx"
        author_docx(spec, template)
        boxes = {box.path: f"{box.label}:外壳开裂" for box in spec.boxes if box.type == "text"}
        copy = spec.copies[2] if spec.copies else None
        CompiledTemplate(template).save(words(spec, boxes, Identity(number, copy)), sheet)
        sheets.append(sheet)
    return sheets


def main() -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as folder:
        for path in [Path(name) for name in sys.argv[1:]] or filled_sheets(Path(folder)):
            table(path)


if __name__ == "__main__":
    main()
