"""Which box a label on the paper means, where several boxes bear that label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from formkit.forms.spec import BoxSpec
from formkit.reading.band import Sections
from formkit.reading.index import Index
from formkit.reading.keys import label_key
from formkit.reading.sighting import Sighting


@dataclass(frozen=True)
class Meant:
    """A label on the paper and the boxes it may mean.

    Attributes:
        sighting: The label as seen.
        boxes: One where that is clear, several where nothing on the paper tells.
        by_order: True where only the order of the labels tells.
    """

    sighting: Sighting
    boxes: tuple[BoxSpec, ...]
    by_order: bool = False

    @cached_property
    def box(self) -> BoxSpec | None:
        """The box it means, None where that is not clear."""
        return self.boxes[0] if len(self.boxes) == 1 else None


def resolved(seen: Iterable[Sighting], sections: Sections, *, index: Index) -> list[Meant]:
    """The labels with the boxes they mean, in reading order.

    A title of a section decides first, then whether the label is the printed one, then the
    order: a label between two clear ones means a box that the form has between those two.
    """
    found = [Meant(one, _boxes(one, sections, index)) for one in seen]
    found = [one for one in found if one.boxes]
    return list(_in_order(list(_printed_first(found)), index))


def _boxes(seen: Sighting, sections: Sections, index: Index) -> tuple[BoxSpec, ...]:
    boxes = index.boxes[seen.key]
    section = sections.at(seen.place)
    if section is None:
        return _printing(boxes, seen.key) or boxes
    inside = tuple(box for box in boxes if box in section.boxes)
    # In another section only the printed label is meant, not another name of a box.
    return _printing(inside, seen.key) or inside or _printing(boxes, seen.key)


def _printing(boxes: tuple[BoxSpec, ...], key: str) -> tuple[BoxSpec, ...]:
    return tuple(box for box in boxes if label_key(box.label) == key)


def _printed_first(found: list[Meant]) -> Iterator[Meant]:
    """The labels without those that only answer to a box which the paper prints elsewhere.

    Words of a text that are no more than a line of it do not count against a label with a cell.
    """
    printing = [(one.box.path, one.sighting) for one in found if one.box and _prints(one.box, one)]
    printed = {path for path, _ in printing}
    plain = {path for path, seen in printing if seen.is_alone or seen.has_colon}
    for one in found:
        there = plain if one.sighting.is_alone else printed
        boxes = tuple(box for box in one.boxes if _prints(box, one) or box.path not in there)
        if boxes:
            yield replace(one, boxes=boxes)


def _prints(box: BoxSpec, meant: Meant) -> bool:
    return label_key(box.label) == meant.sighting.key


def _in_order(found: list[Meant], index: Index) -> Iterator[Meant]:
    rank = {box.path: n for n, box in enumerate(index.spec.boxes)}
    clear = [rank[one.box.path] if one.box else -1 for one in found]
    for n, one in enumerate(found):
        between = () if one.box else _between(n, found, clear, rank)
        twins = _twins(n, found, clear) if between else []
        if between and len(between) == len(twins):
            yield replace(one, boxes=(between[twins.index(n)],), by_order=True)
        else:
            yield one


def _between(
    n: int, found: list[Meant], clear: list[int], rank: dict[str, int]
) -> tuple[BoxSpec, ...]:
    """The boxes it may mean that the form has between its clear neighbours on the paper."""
    before = next((place for place in reversed(clear[:n]) if place >= 0), -1)
    after = next((place for place in clear[n + 1 :] if place > before), len(rank))
    return tuple(box for box in found[n].boxes if before < rank[box.path] < after)


def _twins(n: int, found: list[Meant], clear: list[int]) -> list[int]:
    """The places of the same unclear label between the same clear neighbours."""
    start = max((i + 1 for i in range(n) if clear[i] >= 0), default=0)
    stop = next((i for i in range(n, len(found)) if clear[i] >= 0), len(found))
    key = found[n].sighting.key
    return [i for i in range(start, stop) if found[i].sighting.key == key]
