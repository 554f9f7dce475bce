"""Boxes that stand in the title of a sheet, such as the month of 客户3月回访信息登记表."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from formkit.forms.drawing import Slot, Text
from formkit.forms.spec import BoxSpec, FormSpec
from formkit.reading.keys import key
from formkit.reading.paper import Paper, where
from formkit.reading.settle import INSIDE, Seen
from formkit.reading.traditional import simplified

LONGEST_VALUE = 12


def bears_heading(spec: FormSpec, texts: Iterable[str]) -> bool:
    """Whether one of the texts, folded as labels are, is the form's title with its places."""
    heading = spec.drawing.heading if spec.drawing else ()
    if not heading:
        return False
    pattern = _pattern(_keys(heading))
    return any(pattern.fullmatch(text) for text in texts)


def in_heading(paper: Paper, spec: FormSpec) -> Iterator[tuple[BoxSpec, Seen]]:
    """The boxes in the title and what is seen there; the title is claimed."""
    heading = spec.drawing.heading if spec.drawing else ()
    boxes = [piece.box for piece in heading if isinstance(piece, Slot) and piece.box]
    if not boxes:
        return
    pattern = _pattern(_keys(heading))
    for place, cell in list(paper.cells()):
        found = pattern.fullmatch(simplified(key(cell.text))) if len(cell.text) < 100 else None
        if found:
            paper.claimed.add(place)
            for box, text in zip(boxes, found.groups(), strict=True):
                yield box, Seen(text, "label", where(cell), INSIDE)


def _keys(heading: Text) -> tuple[str, ...]:
    """What is printed of a title, folded, and nothing for each of its places."""
    return tuple(simplified(key(piece)) if isinstance(piece, str) else "" for piece in heading)


@lru_cache(maxsize=64)
def _pattern(pieces: tuple[str, ...]) -> re.Pattern[str]:
    place = f"(.{{0,{LONGEST_VALUE}}}?)"
    return re.compile("".join(re.escape(piece) or place for piece in pieces))
