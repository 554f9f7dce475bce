"""Widths on a terminal: a Chinese character takes two cells, and may not start just any line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

CLOSERS = "，。；：、？！）》」』”’%)]},.;:!?…"
"""Marks that stay with the word before them."""

_WORD = re.compile(rf"(?:[!-~]+|\S)[{re.escape(CLOSERS)}]*|\s+")


def cells(text: str) -> int:
    """How many cells of a line the text takes."""
    return sum(_cells(character) for character in text)


def padded(text: str, width: int) -> str:
    """The text with spaces up to that width."""
    return text + " " * (width - cells(text))


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most that width; line breaks in it are kept."""
    return [line for paragraph in text.splitlines() for line in _lines(paragraph, width)]


def _lines(paragraph: str, width: int) -> Iterator[str]:
    line = ""
    for word in _WORD.findall(paragraph):
        if line.strip() and cells(line + word.rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += word if line else word.lstrip()
    yield line.rstrip()


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
