"""A comma-separated list as one grid; UTF-8, UTF-16 with its mark, or GB 18030."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from formkit.reading.trouble import damaged, unopened
from formkit.safety.plain import decoded
from formkit.say import say
from formkit.values.grid import Cell, Document, Grid

MEDIUM = "csv"
_MOST = 1_000_000
_SEPARATORS = ",;\t"


def read_file(path: Path) -> Document:
    """The document in a CSV file, its separator told by its first lines.

    Raises:
        InputError: It is no text, or is damaged.
        FileAccessError: It cannot be opened.
    """
    text = _text(path)
    try:
        lines = [*csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))]
    except csv.Error as error:
        raise damaged(path, "CSV") from error
    cells = tuple(
        Cell(words, row, col, where=say("第{row}行第{col}列", row=row + 1, col=col + 1))
        for row, line in enumerate(_filled(lines))
        for col, words in enumerate(line)
    )
    return Document(grids=(Grid(cells, path.name),), medium=MEDIUM)


def _filled(lines: list[list[str]]) -> list[list[str]]:
    """The lines as long as the longest; those of a list that would be nearly all holes as are."""
    width = max(map(len, lines), default=0)
    if width * len(lines) > max(_MOST, 4 * sum(map(len, lines))):
        return lines
    return [[*line, *[""] * (width - len(line))] for line in lines]


def _text(path: Path) -> str:
    try:
        text = decoded(path.read_bytes())
    except OSError as error:
        raise unopened(path, error) from error
    if text is None:
        raise damaged(path, "CSV")
    return text.removeprefix("\ufeff")


def _separator(text: str) -> str:
    """The sign that stands on most of the first lines; a title above them bears none."""
    lines = text[:4096].splitlines()
    return max(_SEPARATORS, key=lambda sign: sum(sign in line for line in lines))
