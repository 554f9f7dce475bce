"""What stands on the paper that the form does not have: a line or a row that a clerk added."""

from __future__ import annotations

import re
from collections.abc import Iterator

from formkit.reading.identity import is_identity
from formkit.reading.index import Index
from formkit.reading.paper import Paper, Place, Placed, where
from formkit.reading.reading import Unknown
from formkit.values.text import fold

_PAIR = re.compile(
    r"^\s*([^\s:：,，。;；][^:：,，。;；\n]{0,19})[:：][ \t\u3000]*(\S.*)$", re.MULTILINE
)
_PRINTED = ("注", "说明", "备注说明", "填表说明", "内部文件")
_LONGEST_LABEL = 30


def strangers(paper: Paper, index: Index) -> Iterator[Unknown]:
    """The labels with values, and the values without a label, that no box of the form holds."""
    left = {
        place: cell
        for place, cell in paper.cells()
        if cell.text.strip()
        and not _is_printed(cell.text, index)
        and not _follows_identity(paper, place)
    }
    for place, cell in list(left.items()):
        if place not in left:
            continue
        pairs = list(_pairs(cell.text, where(cell)))
        partner = None if pairs or paper.is_loose(place) else _partner(paper, (place, cell))
        if partner and partner[0] in left and len(fold(cell.text)) <= _LONGEST_LABEL:
            value = left.pop(partner[0])
            yield Unknown(cell.text.strip(), value.text.strip(), where(value))
        elif pairs or paper.is_loose(place):
            yield from pairs
        elif not _has_blank_partner(paper, (place, cell)):
            yield Unknown("", cell.text.strip(), where(cell))


def _pairs(text: str, place: str) -> Iterator[Unknown]:
    for found in _PAIR.finditer(text):
        if not is_identity(found[1]):
            yield Unknown(found[1].strip(), found[2].strip(), place)


def _partner(paper: Paper, spot: Placed) -> Placed | None:
    return next(iter(paper.beside(*spot)), None)


def _has_blank_partner(paper: Paper, spot: Placed) -> bool:
    """Whether a cell is a label that nobody has written beside."""
    partner = _partner(paper, spot)
    return partner is not None and not partner[1].text.strip()


def _follows_identity(paper: Paper, place: Place) -> bool:
    """Whether a cell stands behind the label of the number."""
    left = paper.grid(place).at(place[1], place[2] - 1)
    return left is not None and is_identity(left.text)


def _is_printed(text: str, index: Index) -> bool:
    """Whether a text belongs to the sheet as printed: title, number, copy line, notes."""
    bare = fold(text)
    titles = [fold(title) for title in index.spec.titles]
    return (
        any(title in bare and len(bare) < len(title) + 20 for title in titles)
        or bare.startswith(_PRINTED)
        or is_identity(text)
    )
