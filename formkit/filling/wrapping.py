"""In how many lines a text stands in a cell that wraps it, however its fonts are replaced."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from unicodedata import east_asian_width

REMEMBERED = 8192
FULL = frozenset("WFA")
CAPITAL, HALF = 0.74, 0.62
"""Latin type is half as wide as Chinese in 宋体; in the fonts that replace it, wider."""

_OPENING = "（〈《「『【〔“‘([{"
_CLOSING = "，。、；：？！）〉》」』】〕”’…,.;:?!)]}%"
_LATIN = r"\u0021-\u024f\u0370-\u058f"
_WORD = re.compile(
    rf"[{re.escape(_OPENING)}]*(?:[{_LATIN}]+|\S)[{re.escape(_CLOSING)}]*|\s+",
)


def width(text: str) -> float:
    """The width of a text in characters of its type size, rather too much than too little."""
    return sum(map(_sign, text))


@lru_cache(REMEMBERED)
def lines(text: str, wide: float) -> int:
    """The lines of a text in a cell that is so many characters wide; words stay whole."""
    if math.isinf(wide):
        return text.count("\n") + 1
    return sum(_wrapped(one, wide) for one in text.split("\n"))


def _wrapped(paragraph: str, wide: float) -> int:
    """A word goes on to the next line; one longer than a line is broken."""
    count, at = 1, 0.0
    for word in _WORD.findall(paragraph):
        room = width(word)
        if at and at + room > wide and not word.isspace():
            count, at = count + 1, 0.0
        over = max(0, math.ceil(room / wide) - 1)
        count, at = count + over, at + room - over * wide
    return count


@lru_cache(REMEMBERED)
def _sign(sign: str) -> float:
    if east_asian_width(sign) in FULL:
        return 1
    return CAPITAL if sign.isupper() or sign in "@%&mw" else HALF
