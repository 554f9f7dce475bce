"""Values that read like a label, told from the label itself by where the two stand."""

from __future__ import annotations

from collections import Counter

from formkit.reading.paper import Paper, Place
from formkit.reading.resolve import Meant


def without_doubles(paper: Paper, meant: list[Meant]) -> list[Meant]:
    """The labels but for those that are the value of the label at their left.

    Such a one has a cell for itself between a label and the next one or the end of the row, and
    the label proper of the same box stands elsewhere.
    """
    alone = {one.sighting.place: one for one in meant if one.sighting.is_alone}
    counts = Counter(one.box.path for one in alone.values() if one.box)
    doubles: set[Place] = set()
    for place, one in alone.items():
        if one.box and counts[one.box.path] > 1 and _is_value(paper, place, alone, doubles):
            doubles.add(place)
            counts[one.box.path] -= 1
    return [one for one in meant if one.sighting.place not in doubles]


def _is_value(paper: Paper, place: Place, alone: dict[Place, Meant], doubles: set[Place]) -> bool:
    """Whether a label stands at its left, and no value of its own at its right."""
    cell = alone[place].sighting.cell
    left = paper.grid(place).at(cell.row, cell.col - 1)
    before = (place[0], left.row, left.col) if left else None
    following = paper.beside(place, cell)
    return before in alone and before not in doubles and (not following or following[0][0] in alone)
