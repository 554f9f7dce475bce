"""In how many lines a text stands in a cell that wraps it, however its fonts are replaced."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from unicodedata import east_asian_width

REMEMBERED = 8192
FULL = frozenset("WFA")
WIDEST, CAPITAL, HALF = 1.0, 0.78, 0.64
"""Latin type is half as wide as Chinese in 宋体; in the fonts that replace it, wider."""

_OPENING = re.escape("（〈《「『【〔“‘([{")
_CLOSING = re.escape("，。、；：？！）〉》」』】〕”’…,.;:?!)]}%")
_LATIN = r"\u0021-\u024f\u0370-\u058f"
_FIRST, _LAST = "一", "\u9fff"
_WORD = re.compile(
    rf"[{_FIRST}-{_LAST}]+(?![{_CLOSING}])|[{_OPENING}]*(?:[{_LATIN}]+|\S)[{_CLOSING}]*|\s+"
)
_PART = re.compile(r"[^-/]*[-/]|[^-/]+")


class _Widths(dict[str, float]):
    """The widths of characters, each found out once."""

    def __missing__(self, sign: str) -> float:
        self[sign] = width = _width(sign)
        return width


_WIDTHS = _Widths()


def width(text: str) -> float:
    """The width of a text in characters of its type size, rather too much than too little."""
    return sum(map(_WIDTHS.__getitem__, text))


@lru_cache(REMEMBERED)
def lines(text: str, wide: float) -> int:
    """The lines of a text in a cell that is so many characters wide; words stay whole."""
    if math.isinf(wide):
        return text.count("\n") + 1
    return sum(max(_wrapped(one, wide) for one in _readings(line)) for line in text.split("\n"))


def _readings(paragraph: str) -> Iterator[list[str]]:
    """The words of a paragraph; not every program begins a new line after a hyphen."""
    words = _WORD.findall(paragraph)
    yield words
    if "-" in paragraph or "/" in paragraph:
        yield [part for word in words for part in _PART.findall(word)]


def _wrapped(words: Iterable[str], wide: float) -> int:
    """A word goes on to the next line; Chinese, and a word longer than a line, is broken."""
    count, at, whole = 1, 0.0, math.floor(wide)
    for word in words:
        if _FIRST <= word[0] <= _LAST and _FIRST <= word[-1] <= _LAST:
            left = len(word) - math.floor(wide - at)
            more = max(0, -(-left // whole))
            count, at = count + more, left - (more - 1) * whole if more else at + len(word)
            continue
        room = width(word)
        if at and at + room > wide and not word.isspace():
            count, at = count + 1, 0.0
        over = max(0, math.ceil(room / wide) - 1)
        count, at = count + over, at + room - over * wide
    return count


def _width(sign: str) -> float:
    if east_asian_width(sign) in FULL:
        return 1.0
    if sign in "MWmw@%":
        return WIDEST
    return CAPITAL if sign.isupper() else HALF
