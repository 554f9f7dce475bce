"""Reading printed forms: pdfplumber's tables, formkit, and what pdfium takes for the bare text.

    python -m benchmarks.reading_pdf [FILE.pdf …]

Without files it reads the built-in Word forms, every box filled, as LibreOffice prints them. Every
contender runs in turn, five rounds; the best round counts, in CPU time. Pages a second are those of
this machine; the ratios are what to look at.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pdfplumber
import pypdfium2

from benchmarks.filled_sheets import sheets
from formkit.forms import Shelf
from formkit.reading import match, read_document, recognise
from formkit.safety.libreoffice import converted

ROUNDS = 5
SHELF = Shelf.builtin()


def pdfplumber_tables(path: Path) -> int:
    """The texts of every table, as pdfplumber's documentation extracts them."""
    with pdfplumber.open(path) as pdf:
        return sum(len(table.extract()) for page in pdf.pages for table in page.find_tables())


def document_and_match(path: Path) -> int:
    """The pages as grids, the form recognised, its boxes matched and typed."""
    document = read_document(path)
    spec = recognise(document, SHELF)
    return len(match(document, spec).boxes) if spec else 0


def document_only(path: Path) -> int:
    """The pages as grids."""
    return len(read_document(path).grids)


def bare_text(path: Path) -> int:
    """The floor: each page opened, its text taken as it stands in the file."""
    with pypdfium2.PdfDocument(path) as pdf:
        return sum(len(page.get_textpage().get_text_bounded()) for page in pdf)


PEER = "pdfplumber, find_tables"
CONTENDERS: dict[str, Callable[[Path], int]] = {
    PEER: pdfplumber_tables,
    "formkit: read, match": document_and_match,
    "formkit: read": document_only,
    "pdfium, open + text": bare_text,
}


def seconds(work: Callable[[Path], int], paths: Sequence[Path]) -> float:
    """CPU seconds for all files."""
    start = time.process_time()
    for path in paths:
        work(path)
    return time.process_time() - start


def table(paths: Sequence[Path]) -> Iterator[str]:
    """One line a contender, the peer being 1."""
    best = dict.fromkeys(CONTENDERS, float("inf"))
    for _ in range(ROUNDS):
        for name, work in CONTENDERS.items():
            best[name] = min(best[name], seconds(work, paths))
    pages = sum(map(_pages, paths))
    yield f"{len(paths)} files, {pages} pages"
    yield f"{'':26}{'pages/s':>9}{'×':>7}{'of the floor':>14}"
    for name, spent in best.items():
        share = best["pdfium, open + text"] / spent
        yield f"{name:26}{pages / spent:9.0f}{best[PEER] / spent:7.1f}{share:14.0%}"


def _pages(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as pdf:
        return len(pdf)


def printed(folder: Path) -> list[Path]:
    """The built-in Word forms, every box filled, as PDF."""
    written = [sheet.path for sheet in sheets(folder, "docx", kinds=("usual",))]
    made = converted(written, "pdf", folder / "pdf")
    return [one for one in made.values() if isinstance(one, Path)]


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        print(*table([Path(name) for name in sys.argv[1:]] or printed(Path(folder))), sep="\n")


if __name__ == "__main__":
    main()
