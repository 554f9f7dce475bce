"""The tables that the rules on a page draw: which cells there are, and which of them is where."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pdfplumber.table import (
    cells_to_tables,
    edges_to_intersections,
    intersections_to_cells,
    merge_edges,
)

from formkit.reading.ink import Box, Rule

_SNAP = 2.0  # points: two rules nearer than that are one
_NEAR = 3  # points by which rules may miss each other where they meet
_SHORTEST = 1


@dataclass(frozen=True)
class Ruled:
    """A table of drawn cells.

    Attributes:
        boxes: Its cells, from the top, each row from left to right.
    """

    boxes: tuple[Box, ...]

    @cached_property
    def box(self) -> Box:
        """The part of the page it takes."""
        lefts, tops, rights, bottoms = zip(*self.boxes, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)

    def at(self, x: float, y: float) -> Box | None:
        """The cell around a place of the page."""
        if not _holds(self.box, x, y):
            return None
        box = self._places.get((_nearest(self._tops, y), _nearest(self.lefts, x)))
        return box if box and _holds(box, x, y) else None

    def span(self, box: Box) -> tuple[int, int, int, int]:
        """The row and column of a cell, and how many of them it covers."""
        left, top, right, bottom = box
        row, col = _nearest(self._tops, top), _nearest(self.lefts, left)
        return row, col, _nearest(self._tops, bottom) - row, _nearest(self.lefts, right) - col

    @cached_property
    def lefts(self) -> list[float]:
        """Where its columns begin, and where the last one ends."""
        return _rules(edge for box in self.boxes for edge in (box[0], box[2]))

    @cached_property
    def _tops(self) -> list[float]:
        return _rules(edge for box in self.boxes for edge in (box[1], box[3]))

    @cached_property
    def _places(self) -> dict[tuple[int, int], Box]:
        places = {}
        for box in self.boxes:
            row, col, height, width = self.span(box)
            for down in range(height):
                for along in range(width):
                    places[row + down, col + along] = box
        return places


def ruled(rules: Iterable[Rule]) -> list[Ruled]:
    """The tables that rules draw, from the top of the page."""
    edges = [_edge(rule) for rule in rules if rule.length >= _SHORTEST]
    merged = merge_edges(edges, *[_NEAR] * 4)
    long = [edge for edge in merged if edge["width"] + edge["height"] >= _NEAR]
    cells = intersections_to_cells(edges_to_intersections(long, _NEAR, _NEAR))
    tables = (_table(boxes) for boxes in cells_to_tables(cells))
    return sorted(tables, key=lambda table: table.box[1])


def _edge(rule: Rule) -> dict[str, Any]:
    """A rule as pdfplumber has it."""
    left, top, right, bottom = rule
    if right - left > bottom - top:
        return {
            "orientation": "h",
            "x0": left,
            "x1": right,
            "top": top,
            "bottom": top,
            "width": right - left,
            "height": 0,
        }
    return {
        "orientation": "v",
        "x0": left,
        "x1": left,
        "top": top,
        "bottom": bottom,
        "width": 0,
        "height": bottom - top,
    }


def _table(boxes: Iterable[Box]) -> Ruled:
    return Ruled(tuple(sorted(set(boxes), key=lambda box: (box[1], box[0]))))


def _holds(box: Box, x: float, y: float) -> bool:
    left, top, right, bottom = box
    return left - _SNAP <= x <= right + _SNAP and top - _SNAP <= y <= bottom + _SNAP


def _rules(edges: Iterator[float]) -> list[float]:
    rules: list[float] = []
    for edge in sorted(edges):
        if not rules or edge - rules[-1] > _SNAP:
            rules.append(edge)
    return rules


def _nearest(rules: list[float], edge: float) -> int:
    # Rules of neighbouring cells differ by fractions of a point.
    return max(bisect_left(rules, edge + 0.01) - 1, 0)
