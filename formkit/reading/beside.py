"""The values of labels that have a cell for themselves: beside the label, or below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from formkit.reading.paper import Paper, Place, Placed
from formkit.reading.resolve import Meant
from formkit.values.tick import EMPTY, TICKED

_BOX = re.compile(f"[{re.escape(''.join(sorted(EMPTY | TICKED)))}]")


def value_cells(paper: Paper, alone: list[Meant], *, others: set[Place]) -> list[list[Placed]]:
    """For each label the cells of its value, all of them claimed; none where there is no place.

    A cell goes to the label at its left before the label above it. ``others`` are cells with
    labels in their text, where a value that runs over several loose paragraphs ends.
    """
    labels = {one.sighting.place for one in alone}
    paper.claimed |= labels
    found: list[list[Placed]] = []
    for one in alone:
        cells = [] if _heads_column(paper, one, labels) else _right(paper, one)
        paper.claim(cells)
        found.append(cells)
    # Below comes second, so that no value beside a label is taken from it.
    for one, cells in zip(alone, found, strict=True):
        if not cells:
            cells.extend(_under(paper, one, others))
            paper.claim(cells)
    return found


def _heads_column(paper: Paper, one: Meant, labels: set[Place]) -> bool:
    """Whether the value stands below: a label stands at its left, or the mark of its box below."""
    (grid, row, col), cell = one.sighting.place, one.sighting.cell
    under = paper.under(one.sighting.place, cell)
    if under is None or not paper.is_free(under, one.boxes):
        return False
    left = paper.document.grids[grid].at(row, col - 1)
    follows = left is not None and (grid, left.row, left.col) in labels
    right = paper.beside(one.sighting.place, cell)
    is_right_marked = any(paper.is_marked(spot, one.boxes) for spot in right)
    return not is_right_marked and (follows or paper.is_marked(under, one.boxes))


def _right(paper: Paper, one: Meant) -> list[Placed]:
    """The free cells beside a label, down to its foot; for options that have cells, all of them."""
    found: list[Placed] = []
    for spot in paper.beside(one.sighting.place, one.sighting.cell):
        if not paper.is_free(spot, one.boxes):
            break
        found.append(spot)
    if any(box.options for box in one.boxes):
        found += [more for spot in found for more in _options(paper, one, spot)]
    return found


def _options(paper: Paper, one: Meant, spot: Placed) -> Iterator[Placed]:
    """The cells further right that bear a box to tick on their first line."""
    following = paper.beside(*spot)
    while following and _BOX.search(following[0][1].text.partition("\n")[0]):
        if not paper.is_free(following[0], one.boxes):
            return
        yield following[0]
        following = paper.beside(*following[0])


def _under(paper: Paper, one: Meant, others: set[Place]) -> list[Placed]:
    spot = paper.under(one.sighting.place, one.sighting.cell)
    if paper.is_loose(one.sighting.place):
        return list(_paragraphs(paper, one, spot, others))
    return [spot] if spot and paper.is_free(spot, one.boxes) else []


def _paragraphs(
    paper: Paper, one: Meant, spot: Placed | None, others: set[Place]
) -> Iterator[Placed]:
    """The loose paragraphs under a label, up to the next label or a blank after the first.

    What the form itself prints below, such as the close of a letter, is no value.
    """
    has_begun = False
    while spot and paper.is_free(spot, one.boxes) and spot[0] not in others:
        if paper.is_printed(spot):
            return
        if spot[1].text.strip():
            has_begun = True
            yield spot
        elif has_begun:
            return
        spot = paper.under(*spot)
