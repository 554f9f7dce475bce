"""Boxes whose label the form does not print: the words around their place tell where it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from formkit.forms.drawing import Panel, Slot, Text, slots
from formkit.forms.spec import BoxSpec
from formkit.reading.index import Index
from formkit.reading.keys import key
from formkit.reading.paper import Paper, Placed, where
from formkit.reading.settle import INSIDE, Seen, is_printed
from formkit.values.text import half_width

LONGEST_VALUE = 80
_FULL_WIDTH = 0xFEE0


@dataclass(frozen=True)
class _Line:
    """A row of cells, or a paragraph, as drawn: for each text its words and its places."""

    texts: tuple[Text, ...]

    @property
    def boxes(self) -> list[BoxSpec]:
        """The boxes that have their places in it, in order."""
        return [slot.box for text in self.texts for slot in slots(text) if slot.box]

    def read(self, cells: list[Placed]) -> list[Seen] | None:
        """What stands in its places on a line of the paper, None where that is another line.

        Where there are more cells than drawn, a clerk may have split some: only the written count.
        """
        if len(cells) > len(self.texts):
            cells = [one for one in cells if one[1].text.strip()]
        if len(cells) != len(self.texts):
            return None
        found: list[Seen] = []
        for text, (_, cell) in zip(self.texts, cells, strict=True):
            values = _values(text, cell.text)
            if values is None:
                return None
            found += [Seen(value, "label", where(cell), INSIDE) for value in values]
        return found


def in_places(paper: Paper, index: Index) -> Iterator[tuple[BoxSpec, Seen]]:
    """The boxes without a printed label, and what is seen in their places; these are claimed."""
    known = _lines(index)
    for cells in _rows(paper) if known else ():
        for line in known:
            seen = line.read(cells)
            if seen:
                paper.claim(cells)
                yield from zip(line.boxes, seen, strict=True)


@lru_cache(maxsize=64)
def _lines(index: Index) -> tuple[_Line, ...]:
    """The drawn lines that hold boxes without a label, and words that tell them."""
    parts = index.spec.drawing.parts if index.spec.drawing else ()
    lines = (_Line(texts) for part in parts for texts in _texts(part))
    return tuple(one for one in lines if _is_told(one) and not _is_labelled(one, index))


def _texts(part: Text | Panel) -> Iterator[tuple[Text, ...]]:
    if not isinstance(part, Panel):
        yield (part,)
        return
    for row in range(part.grid.rows):
        yield tuple(one.text for one in part.row(row))


def _is_told(line: _Line) -> bool:
    words = "".join(piece for text in line.texts for piece in _words(text))
    places = sum(len(slots(text)) for text in line.texts)
    return not is_printed(words) and 0 < places == len(line.boxes)


def _is_labelled(line: _Line, index: Index) -> bool:
    printed = {index.label(words) for words in index.printed}
    boxes = [box for label in printed - {""} for box in index.boxes[label]]
    return any(box in boxes for box in line.boxes)


def _rows(paper: Paper) -> Iterator[list[Placed]]:
    """The rows of cells on the paper, each loose paragraph as a row of one."""
    rows: dict[tuple[int, int], list[Placed]] = {}
    for place, cell in paper.cells():
        rows.setdefault(place[:2], []).append((place, cell))
    yield from rows.values()


def _values(text: Text, seen: str) -> list[str] | None:
    """What stands in the places of a text; None where it is another text, or is not clear."""
    if text and isinstance(text[0], Slot) and len(text) == 1:
        return [seen]
    if len(seen) > LONGEST_VALUE * (1 + len(slots(text))) + sum(map(len, _words(text))):
        return None
    found, other = (pattern.fullmatch(seen.strip()) for pattern in _patterns(text))
    if found is None or other is None or found.groups() != other.groups():
        return None
    return list(found.groups())


def _words(text: Text) -> list[str]:
    return [piece for piece in text if isinstance(piece, str)]


@lru_cache(maxsize=256)
def _patterns(text: Text) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The text with places as short, and as long, as can be: where they differ nothing is sure."""
    return _pattern(text, "?"), _pattern(text, "")


def _pattern(text: Text, lazy: str) -> re.Pattern[str]:
    place = rf"\s*((?:\S(?:.{{0,{LONGEST_VALUE}}}{lazy}\S)?{lazy})?)\s*"
    return re.compile("".join(_spaced(one) if isinstance(one, str) else place for one in text))


def _spaced(words: str) -> str:
    """Words in either width, with any blanks between their characters."""
    return r"\s*".join(f"[{_twins(sign)}]" for sign in key(words))


def _twins(sign: str) -> str:
    narrow = half_width(sign)
    wide = chr(ord(narrow) + _FULL_WIDTH) if "!" <= narrow <= "~" else narrow
    return re.escape(narrow) + re.escape(wide)
