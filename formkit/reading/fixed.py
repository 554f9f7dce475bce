"""What every sheet of a form bears in print beside its labels: no one filled that in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from formkit.reading.index import Index
from formkit.reading.keys import label_key
from formkit.values.grid import Cell, Document

SHORTEST = 3
"""The signs from which on a text is told from what somebody wrote beside others."""
LONG = 8
"""The signs from which on a part of a line is known: a print breaks lines where it will."""

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
    """The document with nothing printed beside what is filled in, in the same cell."""
    if not index.fixed:
        return document
    return replace(
        document,
        grids=tuple(
            replace(grid, cells=tuple(_without(cell, index) for cell in grid.cells))
            for grid in document.grids
        ),
    )


def _without(cell: Cell, index: Index) -> Cell:
    pieces = _GAP.split(cell.text)
    fixed = [n for n in range(0, len(pieces), 2) if _may_go(pieces[n], index)]
    if not fixed or is_fixed(cell.text, index):
        return cell
    kept = ("" if n in fixed else piece for n, piece in enumerate(pieces))
    return replace(cell, text="".join(kept).rstrip())


def _may_go(text: str, index: Index) -> bool:
    return len(label_key(text)) >= SHORTEST and _is_fixed(text, index)


def _is_fixed(text: str, index: Index) -> bool:
    bare = label_key(text)
    return (
        bare in index.fixed
        or _PAGES.fullmatch(bare) is not None
        or (len(bare) >= LONG and any(bare in one for one in index.fixed))
    )
