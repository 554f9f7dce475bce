"""The signs on a tick line: boxes, ticks, crosses, options, other words, and their places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from formkit.values.text import clean, fold

# Private-use characters are what Word leaves of Wingdings: its boxes, ticks and crosses.
EMPTY = frozenset("□☐▢◻◽⬜○◯❏❑❒\uf06f\uf071\uf072\uf0a8")
TICKED_BOXES = frozenset("■☑☒▣◼◾⬛●◉✅\uf06e\uf0fd\uf0fe")
TICKS = frozenset("√✓✔\uf0fc")
TICKED = TICKED_BOXES | TICKS
CROSSES = frozenset("×✗✘✕✖\uf0fb")

_TICKS_IN_BRACKETS = TICKED | frozenset("vVxX")
_BRACKETED = re.compile(r"[(\[【](.?)[)\]】]")
_VARIATION_SELECTORS = re.compile("[\ufe0e\ufe0f]")


class Kind(Enum):
    """What a sign on a tick line is."""

    EMPTY_BOX = "empty box"
    TICKED_BOX = "ticked box"
    TICK = "tick"
    CROSS = "cross"
    OPTION = "option"
    WORD = "word"


_GLYPHS = {
    Kind.EMPTY_BOX: EMPTY,
    Kind.TICKED_BOX: TICKED_BOXES,
    Kind.TICK: TICKS,
    Kind.CROSS: CROSSES,
}
BOXES = (Kind.EMPTY_BOX, Kind.TICKED_BOX)
LABELS = (Kind.OPTION, Kind.WORD)


@dataclass(frozen=True)
class Sign:
    """One sign on a tick line with the place where it begins and ends."""

    kind: Kind
    text: str
    start: int
    end: int


def signs(text: str, options: Sequence[str]) -> list[Sign]:
    """The signs on a line from left to right; spaces within an option do not matter."""
    line = unicodedata.normalize("NFKC", _VARIATION_SELECTORS.sub("", clean(text)))
    places = [place for place, character in enumerate(line) if not character.isspace()]
    found: list[Sign] = []
    for kind, start, end in _kinds("".join(line.split()), [fold(option) for option in options]):
        written = "".join(line[places[place]] for place in range(start, end))
        _add(found, Sign(kind, written, places[start], places[end - 1] + 1))
    return found


def _kinds(line: str, options: Sequence[str]) -> Iterator[tuple[Kind, int, int]]:
    at = 0
    while at < len(line):
        kind, length = _kind(line, at, options)
        if kind:
            yield kind, at, at + length
        at += length


def _kind(line: str, at: int, options: Sequence[str]) -> tuple[Kind | None, int]:
    """What stands at a place and how long it is; None for punctuation."""
    option = max((one for one in options if line.startswith(one, at)), key=len, default="")
    if option:
        return Kind.OPTION, len(option)
    bracketed = _BRACKETED.match(line, at)
    box = _in_brackets(bracketed[1]) if bracketed else None
    return (box, len(bracketed[0])) if bracketed and box else (_glyph(line[at]), 1)


def _in_brackets(inner: str) -> Kind | None:
    if not inner or inner in EMPTY:
        return Kind.EMPTY_BOX
    if inner in _TICKS_IN_BRACKETS:
        return Kind.TICKED_BOX
    return Kind.CROSS if inner in CROSSES else None


def _glyph(character: str) -> Kind | None:
    for kind, glyphs in _GLYPHS.items():
        if character in glyphs:
            return kind
    return Kind.WORD if character.isalnum() else None


def _add(found: list[Sign], sign: Sign) -> None:
    """Add a sign; an option glued to other writing is part of a longer word."""
    while found and found[-1].end == sign.start and _one_word(found[-1], sign):
        before = found.pop()
        sign = Sign(Kind.WORD, before.text + sign.text, before.start, sign.end)
    found.append(sign)


def _one_word(before: Sign, sign: Sign) -> bool:
    kinds = (before.kind, sign.kind)
    return Kind.WORD in kinds and all(kind in LABELS for kind in kinds)
