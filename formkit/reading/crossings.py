"""Boxes where a printed row and a column cross: ``外观·结果`` is the row 外观 under 结果."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from formkit.forms.spec import BoxSpec
from formkit.reading.index import Index
from formkit.reading.keys import label_key
from formkit.reading.paper import Paper, Placed, where
from formkit.reading.settle import LABELLED, Seen
from formkit.reading.wording import unnumbered

CROSSING = "·"

Cells = Mapping[str, list[Placed]]


def crossing(row: str, column: str) -> str:
    """The label of the box where a row and a column cross."""
    return f"{row}{CROSSING}{column}"


def in_crossings(paper: Paper, index: Index) -> Iterator[tuple[BoxSpec, Seen]]:
    """The boxes whose row and column stand on the paper, and what is seen there; all claimed."""
    wanted = [(box, *_parts(box.label)) for box in index.spec.boxes if CROSSING in box.label]
    if not wanted:
        return
    cells = _by_text(paper)
    heads: list[Placed] = []
    for box, row, column in wanted:
        for head, item, spot in _meetings(paper, cells.get(row, []), cells.get(column, [])):
            if paper.is_free(spot, [box]):
                heads += [head, item]
                paper.claim([spot])
                yield box, Seen(spot[1].text, "label", where(spot[1]), LABELLED)
                break
    paper.claim(heads)


def _parts(label: str) -> tuple[str, str]:
    row, _, column = label.rpartition(CROSSING)
    return _key(row), _key(column)


def _by_text(paper: Paper) -> Cells:
    found: dict[str, list[Placed]] = {}
    for place, cell in paper.cells():
        found.setdefault(_key(cell.text), []).append((place, cell))
    return found


def _key(text: str) -> str:
    return label_key(unnumbered(text))


def _meetings(
    paper: Paper, rows: list[Placed], columns: list[Placed]
) -> Iterator[tuple[Placed, Placed, Placed]]:
    """The headings, rows and crossings, the heading right above the row first."""
    for place, item in rows:
        for head_place, head in reversed(columns):
            is_over = head_place[0] == place[0] and head.row + head.height <= item.row
            cell = paper.grid(place).at(item.row, head.col) if is_over else None
            if cell is not None and cell is not item and cell.row >= head.row + head.height:
                yield (head_place, head), (place, item), ((place[0], cell.row, cell.col), cell)
