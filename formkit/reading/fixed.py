"""What every sheet of a form bears in print beside its labels: no one filled that in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from formkit.forms.names import bookmark, tag
from formkit.forms.spec import BoxSpec
from formkit.reading.index import Index
from formkit.reading.keys import label_key
from formkit.reading.wording import unit_of
from formkit.values.grid import Cell, Document, Grid

LONG = 8
"""The signs from which on a text, or a part of its line, is told from what somebody wrote."""

_COUNTED = ("quantity", "money")
_BEHIND = re.compile(r"(?<=[:：])[ \u3000_＿]*[^\s_＿:：]{1,4}(?=\s|$)")
_GAP = re.compile(r"(\n|\t|[ \u3000]{2,})")
_PAGES = re.compile(r"第\d*页[,，/]?(?:共\d*页)?")


def texts(text: str) -> Iterator[str]:
    """The texts that stand in a cell, parted by lines and wide gaps."""
    return (one.strip() for one in _GAP.split(text)[::2] if one.strip())


def is_fixed(text: str, index: Index) -> bool:
    """True where nothing stands but what the form prints on every sheet."""
    return bool(index.fixed) and (
        label_key(text) in index.fixed or all(_is_fixed(one, index) for one in texts(text))
    )


def without_fixed(document: Document, index: Index) -> Document:
    """The document with nothing printed beside what is filled in, in the same cell.

    Nor is there a unit where its number is not written.
    """
    if not index.fixed:
        return document
    grids = (
        replace(grid, cells=tuple(_without(cell, grid, index) for cell in grid.cells))
        for grid in document.grids
    )
    names = {name(box.path) for box in _counted(index.spec.boxes) for name in (tag, bookmark)}
    named = (
        replace(one, text="") if one.name in names and _is_unit(one.text, index) else one
        for one in document.named
    )
    return replace(document, grids=tuple(grids), named=tuple(named))


def _counted(boxes: Iterable[BoxSpec]) -> list[BoxSpec]:
    return [box for box in boxes if box.type in _COUNTED]


def _is_unit(text: str, index: Index) -> bool:
    return bool(unit := unit_of(text)) and label_key(unit) in index.fixed


def _without(cell: Cell, grid: Grid, index: Index) -> Cell:
    if _is_unit(cell.text, index):
        left = grid.at(cell.row, cell.col - 1)
        label = index.label(left.text) if left else ""
        return replace(cell, text="") if label and _counted(index.boxes[label]) else cell
    text = _BEHIND.sub(lambda one: "" if _is_unit(one[0], index) else one[0], cell.text)
    return _without_notes(cell if text == cell.text else replace(cell, text=text), index)


def _without_notes(cell: Cell, index: Index) -> Cell:
    pieces = _GAP.split(cell.text)
    fixed = [n for n in range(0, len(pieces), 2) if _may_go(pieces[n], index)]
    if not fixed or is_fixed(cell.text, index):
        return cell
    kept = ("" if n in fixed else piece for n, piece in enumerate(pieces))
    return replace(cell, text="".join(kept).rstrip())


def _may_go(text: str, index: Index) -> bool:
    """Whether it is no value: a department is printed on the form, and written there too."""
    bare = label_key(text)
    is_note = len(bare) >= LONG or bare.startswith("(") or bool(_PAGES.fullmatch(bare))
    return is_note and _is_fixed(text, index)


def _is_fixed(text: str, index: Index) -> bool:
    bare = label_key(text)
    return (
        bare in index.fixed
        or _PAGES.fullmatch(bare) is not None
        or (len(bare) >= LONG and any(bare in one for one in index.fixed))
    )
