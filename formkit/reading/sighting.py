"""Labels as they are seen on the paper: in a cell of their own, or within a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from formkit.reading.index import LONGEST, Index
from formkit.reading.keys import label_key
from formkit.reading.paper import Paper, Place
from formkit.values.grid import Cell
from formkit.values.tick import EMPTY, TICKED

_BOXES = re.escape("".join(sorted(EMPTY | TICKED)))
# One space is how labels are spaced out; only two are a gap between texts.
_ENDS = re.compile(rf"[:：]|[)）】](?!\s*[:：])|\t|\n|[ \u3000]{{2,}}|(?=[{_BOXES}])|$")
_COLONS, _BRACKETS = (":", "："), (")", "）", "】")
_MOST_LINES = 4
# Behind its colon: a line to write on, or a sign that the box must be filled in.
_BARE = re.compile(r"[^:：]*(?:[:：](?:[\s_＿*★※]*|\s*([.…·。—–-])\1{2,}\s*))?")
_STARTS = re.compile(r"(?<!\w)\S")


@dataclass(frozen=True)
class Sighting:
    """A label seen on the paper.

    Attributes:
        key: The folded label.
        place: The cell it stands in.
        cell: That cell.
        begin: Where it begins in the text of the cell.
        end: Where the text after it begins; 0 where the label has the cell for itself.
        has_colon: True where a colon ends it.
    """

    key: str
    place: Place
    cell: Cell
    begin: int = 0
    end: int = 0
    has_colon: bool = False

    @property
    def is_alone(self) -> bool:
        """True where the label has the cell for itself."""
        return not self.end

    @property
    def is_heading_line(self) -> bool:
        """True where nothing stands before the label on its line, and a colon after it."""
        return self.has_colon and not self.cell.text[: self.begin].rpartition("\n")[2].strip()


def sightings(paper: Paper, index: Index) -> Iterator[Sighting]:
    """Every label on the paper, in reading order."""
    for place, cell in paper.cells():
        if not cell.text or cell.text.isspace() or (cell.where and cell.where in paper.hosts):
            continue
        key = index.label(cell.text)
        # A customer may be called like a label: a marked cell holds a value.
        if key and cell.where in paper.owners:
            yield Sighting(key, place, cell, end=len(cell.text))
        elif key and _BARE.fullmatch(cell.text):
            yield Sighting(key, place, cell)
        else:
            yield from _within(place, cell, index)


def heads_with_label(text: str, index: Index) -> bool:
    """True for a label, and for a text under one that the form prints, on lines of its own."""
    if index.label(text):
        return True
    ends = (n for n, sign in enumerate(text[:LONGEST]) if sign == "\n")
    return any(index.prints(label_key(text[:end])) for end in islice(ends, _MOST_LINES))


def _within(place: Place, cell: Cell, index: Index) -> Iterator[Sighting]:
    done, signs = 0, list(_ENDS.finditer(cell.text))
    for n, sign in enumerate(signs):
        found = _label_before(cell.text, done, sign, index) if sign.end() > done else None
        if found:
            key, begin = found
            ahead = signs[n : n + _MOST_LINES]
            key, end = _longest(cell.text, begin, ahead, index) or (key, sign)
            done = end.end()
            yield Sighting(key, place, cell, begin, done, end[0] in _COLONS)


def _label_before(
    text: str, done: int, sign: re.Match[str], index: Index
) -> tuple[str, int] | None:
    stop = _stop(sign)
    for begin in _lines_before(text, max(done, stop - LONGEST), stop):
        if key := index.label(text[begin:stop]):
            return key, begin
    line = text.rfind("\n", 0, stop) + 1
    for start in _STARTS.finditer(text, max(line, done, stop - LONGEST), stop):
        begin = start.start()
        key = index.label(text[begin:stop])
        is_part = begin == line or (sign[0] == "\t" and text[begin - 1] == "\t")
        if key and (is_part or _ends_label(key, sign, index)):
            return key, begin
    return None


def _lines_before(text: str, least: int, stop: int) -> list[int]:
    """Where the lines before the one that ends here begin, the first of them first."""
    begins: list[int] = []
    line = text.rfind("\n", 0, stop) + 1
    while line > least and len(begins) < _MOST_LINES:
        line = text.rfind("\n", 0, line - 1) + 1
        begins.append(line)
    return [begin for begin in reversed(begins) if begin >= least]


def _longest(
    text: str, begin: int, signs: list[re.Match[str]], index: Index
) -> tuple[str, re.Match[str]] | None:
    """The longest label that goes on over line ends from where a shorter one begins."""
    longer = ((text[begin : _stop(sign)], sign) for sign in signs[1:])
    found = [
        (key, sign)
        for said, sign in longer
        if "\n" in said.rstrip() and _BARE.fullmatch(said) and (key := index.label(said))
    ]
    return found[-1] if found else None


def _stop(sign: re.Match[str]) -> int:
    return sign.end() if sign[0] in _BRACKETS else sign.start()


def _ends_label(key: str, sign: re.Match[str], index: Index) -> bool:
    """Whether a sign ends a label that stands within a line; a wide gap does not."""
    if sign[0] in _BRACKETS:
        return sign[0] == "】" or key.endswith(")")
    if sign[0] in _COLONS:
        return True
    is_tick_line = not sign[0] and sign.start() < len(sign.string)
    return is_tick_line and any(box.options for box in index.boxes[key])
