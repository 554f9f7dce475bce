"""What stands on the paper that the form does not have: a line or a row that a clerk added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from formkit.reading.fixed import is_fixed
from formkit.reading.identity import is_identity
from formkit.reading.index import Index
from formkit.reading.keys import key, label_key
from formkit.reading.pairs import Pair, pairs, pairs_after_gaps
from formkit.reading.paper import Paper, Place, where
from formkit.reading.reading import Unknown
from formkit.values.grid import Cell

# What is printed on every sheet is nothing that a clerk added.
_NOTES = ("注:", "注1", "说明:", "填表说明", "内部文件", "{%")
_LONGEST_LABEL = 30
_ROOM_BESIDE_TITLE = 30


def strangers(paper: Paper, index: Index, *, rests: Iterable[Cell]) -> Iterator[Unknown]:
    """The labels with values, and the values without a label, that no box of the form holds.

    ``rests`` are what a text has behind the labels and values of the form.
    """
    for cell in rests:
        yield from _pairs(pairs_after_gaps(cell.text), cell, index)
    cells = ((place, paper.own(cell)) for place, cell in paper.cells())
    left = {
        place: cell
        for place, cell in cells
        if cell.text and not cell.text.isspace() and not is_note(cell.text)
        if cell.where not in paper.owners
    }
    taken: set[Place] = set()
    for place, cell in left.items():
        if place in taken:
            continue
        is_own = is_fixed(cell.text, index)
        others = [] if is_own else list(_pairs(pairs(cell.text), cell, index))
        is_printed = not is_own and _is_printed(paper, place, cell, index)
        if others or paper.is_loose(place) or is_printed:
            yield from others
            continue
        beside = next(iter(paper.beside(place, cell)), None)
        if is_own and not (beside and beside[0] in left and not is_fixed(beside[1].text, index)):
            continue
        if beside and beside[0] in left and len(cell.text) <= _LONGEST_LABEL:
            taken.add(beside[0])
            yield Unknown(cell.text.strip(), left[beside[0]].text.strip(), where(beside[1]))
        elif beside is None or beside[1].text.strip():
            yield Unknown("", cell.text.strip(), where(cell))


def is_note(text: str) -> bool:
    """True for what is printed around a form to explain it."""
    return key(text).startswith(_NOTES)


def _pairs(found: Iterable[Pair], cell: Cell, index: Index) -> Iterator[Unknown]:
    """The labels that neither the form has, nor name the sheet."""
    for pair in found:
        known = index.label(pair.label) or is_identity(f"{pair.label}:")
        if pair.value and not known and not is_fixed(f"{pair.label}:{pair.value}", index):
            yield Unknown(pair.label, pair.value, where(cell))


def _is_printed(paper: Paper, place: Place, cell: Cell, index: Index) -> bool:
    """Whether a text belongs to the sheet as printed: title, number, copy line."""
    bare = label_key(cell.text)
    left = paper.grid(place).at(cell.row, cell.col - 1)
    return (
        is_identity(cell.text)
        or bare in index.printed
        or (left is not None and label_key(left.text) in index.number_labels)
        or (left is not None and is_identity(left.text))
        or any(
            title in bare and len(bare) < len(title) + _ROOM_BESIDE_TITLE
            for title in map(label_key, index.spec.titles)
        )
        or any(bare == label_key(rows.label) for rows in index.spec.tables)
    )
