"""Lines of text from the characters of a PDF page: wide gaps kept, wrapped lines joined again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from formkit.reading.ink import Char

_WIDE = 0.6  # of the character's size: a jump without a space in it parts two texts
_SPACE = 0.25
_MARGIN = 8.0  # points between a text that was wrapped and the rule of its cell


@dataclass(frozen=True)
class Line:
    """One line of text: what it says, where it stands, how wide its first character is (points)."""

    text: str
    top: float
    right: float
    first_width: float


def text_lines(chars: Iterable[Char]) -> Iterator[Line]:
    """The lines that characters form, from the top, each read from left to right."""
    for row in _rows(chars):
        # A tick from another font comes last in the file, wherever it stands.
        line = sorted(row, key=lambda char: char.x0)
        written = [char for char in line if not char.text.isspace()]
        if written:
            top, right = min(char.top for char in row), written[-1].x1
            yield Line(_text(line).strip(), top, right, written[0].x1 - written[0].x0)


def unwrapped(lines: Iterable[Line], edge: float) -> str:
    """The text of a cell, a line going on with the next where the cell left no room."""
    text = ""
    last: Line | None = None
    for line in lines:
        if last is not None:
            had_room = edge - last.right > line.first_width + _MARGIN
            text += "\n" if had_room else joined(text, line.text)
        text += line.text
        last = line
    return text


def _rows(chars: Iterable[Char]) -> Iterator[list[Char]]:
    """Characters whose middles stand at about the same height."""
    row: list[Char] = []
    for char in sorted(chars, key=_middle):
        if row and _middle(char) - _middle(row[0]) > row[0].size / 2:
            yield row
            row = []
        row.append(char)
    if row:
        yield row


def _middle(char: Char) -> float:
    return float(char.top + char.bottom) / 2


def _text(chars: list[Char]) -> str:
    pieces: list[str] = []
    for n, char in enumerate(chars):
        gap = char.x0 - chars[n - 1].x1 if n else 0
        is_beside_space = n and (char.text.isspace() or chars[n - 1].text.isspace())
        if gap > _WIDE * char.size:
            pieces.append("\t")
        elif gap > _SPACE * char.size and not is_beside_space:
            pieces.append(" ")
        pieces.append(char.text)
    return "".join(pieces)


def joined(before: str, after: str) -> str:
    """A space between the lines of one text where both are Latin, else nothing."""
    return " " if before[-1:].isascii() and after[:1].isascii() else ""
