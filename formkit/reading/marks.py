"""The marks that boxes bear in a document: control tags, bookmarks, defined names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from formkit.forms.names import TAG_PREFIX, bookmark, tag
from formkit.forms.spec import FormSpec
from formkit.reading.index import Index
from formkit.values.grid import Document, Named

TRUST = ("control", "bookmark", "name")


@dataclass(frozen=True)
class Marks:
    """Which marks a document bears.

    Attributes:
        boxes: The marks of each single box, the most trusted first.
        cells: The marks of table cells, such as ``fk:verdict.shares.0.unit``.
        owners: The boxes that own a place, by the place.
    """

    boxes: Mapping[str, tuple[Named, ...]]
    cells: tuple[Named, ...]
    owners: Mapping[str, frozenset[str]]


def marks(document: Document, index: Index) -> Marks:
    """The marks in a document that belong to the form."""
    paths = _paths(index.spec)
    boxes: dict[str, list[Named]] = {}
    cells: list[Named] = []
    trusted = (named for named in document.named if named.source in TRUST)
    for named in sorted(trusted, key=lambda one: TRUST.index(one.source)):
        path = paths.get(named.name) or _titled(named, index)
        if path:
            boxes.setdefault(path, []).append(named)
        elif named.name.startswith(TAG_PREFIX):
            cells.append(named)
    owners: dict[str, set[str]] = {}
    for path, found in boxes.items():
        for named in found:
            owners.setdefault(named.where, set()).add(path)
    return Marks(
        {path: tuple(found) for path, found in boxes.items()},
        tuple(cells),
        {place: frozenset(paths) for place, paths in owners.items() if place},
    )


def _paths(spec: FormSpec) -> dict[str, str]:
    names = ((name(box.path), box.path) for box in spec.boxes for name in (tag, bookmark))
    return dict(names)


def _titled(named: Named, index: Index) -> str:
    """The box that a control without our tag means by its title, where one box prints it."""
    if named.source != "control" or named.name.startswith(TAG_PREFIX):
        return ""
    boxes = index.boxes.get(index.label(named.name), ())
    return boxes[0].path if len(boxes) == 1 else ""
