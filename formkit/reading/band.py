"""Titles of sections on the paper: which cells stand under which section (栏)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from formkit.forms.spec import SectionSpec
from formkit.reading.index import Index
from formkit.reading.paper import Paper, Place
from formkit.reading.sighting import heads_with_label
from formkit.values.grid import Cell


@dataclass(frozen=True)
class Band:
    """A section's title beside the rows it is the title of."""

    grid: int
    top: int
    bottom: int
    right: int
    section: SectionSpec


@dataclass
class Sections:
    """Where the sections of a form stand on a paper.

    Attributes:
        beside: Titles at the left edge, good for the rows they span.
        over: Titles over what follows, in reading order.
    """

    beside: list[Band] = field(default_factory=list)
    over: list[tuple[Place, SectionSpec]] = field(default_factory=list)

    def at(self, place: Place) -> SectionSpec | None:
        """The section in which a cell stands, None where no title says so."""
        grid, row, col = place
        for band in self.beside:
            if band.grid == grid and band.top <= row < band.bottom and col >= band.right:
                return band.section
        last = bisect_right(self.over, place, key=lambda title: title[0])
        return self.over[last - 1][1] if last else None


def sections(paper: Paper, index: Index) -> Sections:
    """The sections whose titles stand on the paper; the titles are claimed."""
    found = Sections()
    for place, cell, section in list(_titles(paper, index)):
        if _spans_row(paper, place, cell):
            found.over.append((place, section))
        else:
            bottom, right = cell.row + cell.height, cell.col + cell.width
            found.beside.append(Band(place[0], cell.row, bottom, right, section))
        paper.claimed.add(place)
    return found


def _titles(paper: Paper, index: Index) -> Iterator[tuple[Place, Cell, SectionSpec]]:
    titles: dict[Place, SectionSpec] = {}
    for place, cell in paper.cells():
        section = index.section(cell.text) if cell.text else None
        # A department may be called like a section.
        if section is None or cell.where in paper.owners:
            continue
        left = paper.grid(place).at(cell.row, cell.col - 1)
        outer = titles.get((place[0], left.row, left.col)) if left else None
        # Beside its own section's title it is the label of a box.
        if (left and outer in (None, section)) or not _is_title(paper, place, cell, index):
            continue
        titles[place] = section
        yield place, cell, section


def _is_title(paper: Paper, place: Place, cell: Cell, index: Index) -> bool:
    return not index.label(cell.text) or _heads_labels(paper, place, cell, index)


def _spans_row(paper: Paper, place: Place, cell: Cell) -> bool:
    grid = paper.grid(place)
    return not cell.col and (cell.width == grid.cols or grid.right_of(cell) is None)


def _heads_labels(paper: Paper, place: Place, cell: Cell, index: Index) -> bool:
    """Whether what is also a label has labels beside it, or under it, and so is a title."""
    if _spans_row(paper, place, cell):
        under = paper.under(place, cell)
        text = under[1].text if under else ""
        is_last = not text.strip() and (under is None or paper.is_loose(place))
        return is_last or bool(index.label(text))
    return any(heads_with_label(one.text, index) for _, one in paper.beside(place, cell))
