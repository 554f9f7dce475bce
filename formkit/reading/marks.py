"""The marks that boxes bear in a document: control tags, bookmarks, defined names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from formkit.forms.names import TAG_PREFIX, bookmark, tag
from formkit.forms.spec import FormSpec
from formkit.reading.index import Index
from formkit.reading.paper import Owners
from formkit.values.grid import Document, Named

TRUST = ("control", "bookmark", "name")


@dataclass(frozen=True)
class Marks:
    """Which marks a document bears.

    Attributes:
        boxes: The marks of each single box, the most trusted first.
        cells: The marks of table cells, all named like ``fk:verdict.shares.0.unit``.
        owners: The boxes that own a place with what their marks hold there, by the place.
    """

    boxes: Mapping[str, tuple[Named, ...]]
    cells: tuple[Named, ...]
    owners: Owners


def marks(document: Document, index: Index) -> Marks:
    """The marks in a document that belong to the form."""
    paths = _paths(index.spec)
    boxes: dict[str, list[Named]] = {}
    others: list[Named] = []
    trusted = (named for named in document.named if named.source in TRUST)
    for named in sorted(trusted, key=lambda one: TRUST.index(one.source)):
        path = paths.get(named.name) or _titled(named, index)
        if path:
            boxes.setdefault(path, []).append(named)
        else:
            others.append(named)
    cells = tuple(_cells(others, index.spec))
    return Marks(
        {path: tuple(found) for path, found in boxes.items()}, cells, _owners(boxes, cells)
    )


def _owners(boxes: Mapping[str, list[Named]], cells: Iterable[Named]) -> Owners:
    singles = ((path, named) for path, found in boxes.items() for named in found)
    owners: dict[str, dict[str, str]] = {}
    for path, named in (*singles, *((one.name.removeprefix(TAG_PREFIX), one) for one in cells)):
        if named.where:
            owners.setdefault(named.where, {}).setdefault(path, named.text)
    return owners


def _paths(spec: FormSpec) -> dict[str, str]:
    names = ((name(box.path), box.path) for box in spec.boxes for name in (tag, bookmark))
    return dict(names)


def _cells(others: list[Named], spec: FormSpec) -> Iterator[Named]:
    """The marks of table cells: their tags; without tags their bookmarks, as if tagged so."""
    tagged = [one for one in others if one.name.startswith(TAG_PREFIX)]
    # Bookmarks of rows cannot be told by their prefix: long names are cut and hashed.
    if tagged or not others:
        yield from tagged
        return
    keys = {
        bookmark(key): key
        for rows in spec.tables
        for n in range(len(others))
        for box in rows.boxes
        if (key := rows.key(n, box))
    }
    yield from (replace(one, name=tag(keys[one.name])) for one in others if one.name in keys)


def _titled(named: Named, index: Index) -> str:
    """The box that a control without our tag means by its title, where one box prints it."""
    if named.source != "control" or named.name.startswith(TAG_PREFIX):
        return ""
    boxes = index.boxes.get(index.label(named.name), ())
    return boxes[0].path if len(boxes) == 1 else ""
