"""Real PDFs of many hands give the same characters and cells by pdfium as by pdfplumber."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from formkit.reading.ink import Box, Ink, ink
from formkit.reading.ruled import ruled

FOLDERS = ("acroform", "peer-docassemble", "peer-pdfplumber")
LARGEST = 60_000  # bytes: larger ones take pdfplumber many seconds
DAMAGED = ("empty.pdf", "issue-297-example.pdf")  # pdfplumber finds no page in the second
DOUBLED = ("issue-71-duplicate-chars.pdf",)  # bold by drawing twice: pdfium has each sign once
CURVES = ("150109DSP-Milw-505-90D.pdf",)  # pdfplumber takes the slanting lines of a chart for rules


def papers(shared: Path, folder: str) -> Iterator[Path]:
    """The PDFs of a folder that both can open."""
    for path in sorted((shared / "corpus" / folder).glob("*.pdf")):
        if path.name not in DAMAGED and path.stat().st_size < LARGEST:
            yield path


def drawn(path: Path) -> list[Ink]:
    """What pdfium sees on each page."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [ink(page) for page in pdf]


def signs(texts: Iterable[str]) -> Counter[str]:
    """How often each character stands there; letters joined into one count as themselves."""
    joined = unicodedata.normalize("NFKC", "".join(texts))
    return Counter(sign for sign in joined if not sign.isspace())


def strange(boxes: Iterable[Box], others: Iterable[Box]) -> list[Box]:
    """The cells whose middle lies in none of the others of about their height."""
    kept = list(others)
    return [box for box in boxes if not any(_is_like(box, other) for other in kept)]


def _is_like(box: Box, other: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    is_within = other[0] < x < other[2] and other[1] < y < other[3]
    return is_within and abs((box[3] - box[1]) - (other[3] - other[1])) < 2


@pytest.mark.parametrize("folder", FOLDERS)
def test_characters_and_cells_are_those_of_pdfplumber(shared: Path, folder: str) -> None:
    for path in papers(shared, folder):
        with pdfplumber.open(path) as pdf:
            for page, seen in zip(pdf.pages, drawn(path), strict=True):
                place = (path.name, page.page_number)
                if path.name not in DOUBLED:
                    texts = (char["text"] for char in page.chars)
                    assert signs(char.text for char in seen.chars) == signs(texts), place
                cells = [cell for table in page.find_tables() for cell in table.cells]
                ours = [box for table in ruled(seen.rules) for box in table.boxes]
                assert strange(ours, cells) == [], place
                assert path.name in CURVES or strange(cells, ours) == [], place
