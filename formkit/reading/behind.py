"""The values of labels within a text: what stands behind the label, up to the next one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from formkit.reading.index import Index
from formkit.reading.keys import label_key
from formkit.reading.pairs import pairs_after_gaps
from formkit.reading.paper import Paper, Place
from formkit.reading.resolve import Meant

_OF_SIGNATURE = ("日期", "时间", "签字日期", "签名日期")
_CLOSING = ("signature", "date", "moment")


@dataclass(frozen=True)
class Behind:
    """A label within a text, what stands behind it, and what there belongs to other labels."""

    meant: Meant
    text: str
    rest: str = ""


def behind(
    paper: Paper, inside: list[Meant], *, index: Index, values: set[Place], found: Collection[str]
) -> list[Behind]:
    """The labels within texts whose boxes are not found yet, with what stands behind them.

    In the cell of another box's value, a customer's words may look like a label: there only a
    printed label at the start of a line counts, or a signature or date at the end of the text.
    """
    kept = [
        one
        for one in inside
        if one.sighting.place not in values or (_is_new(one, found) and _is_meant(one, index))
    ]
    begins: dict[Place, list[int]] = defaultdict(list)
    for one in kept:
        begins[one.sighting.place].append(one.sighting.begin)
    return [
        _behind(one, begins[one.sighting.place])
        for one in kept
        if _is_new(one, found) and _may_stand(paper, one)
    ]


def _is_new(one: Meant, found: Collection[str]) -> bool:
    return one.box is None or one.box.path not in found


def _is_meant(one: Meant, index: Index) -> bool:
    seen = one.sighting
    if one.box is None or not seen.has_colon:
        return False
    return one.box.type in _CLOSING or (seen.is_heading_line and index.prints(seen.key))


def _may_stand(paper: Paper, one: Meant) -> bool:
    """False within what another box's mark holds, and for a box that has a mark elsewhere."""
    seen = one.sighting
    owners = paper.owners.get(seen.cell.where, {})
    if not owners:
        return True
    told = seen.cell.text[seen.begin : seen.end]
    marked = frozenset[str]().union(*paper.owners.values())
    return any(
        box.path in owners
        or (box.path not in marked and not any(told in text for text in owners.values()))
        for box in one.boxes
    )


def _behind(one: Meant, begins: list[int]) -> Behind:
    """The text behind a label; a label that the form does not have ends it, after a wide gap."""
    stop = min((begin for begin in begins if begin > one.sighting.begin), default=None)
    text = one.sighting.cell.text[one.sighting.end : stop]
    is_signed = any(box.type == "signature" for box in one.boxes)
    # The date behind a signature is part of it.
    others = (
        pair
        for pair in pairs_after_gaps(text)
        if not (is_signed and label_key(pair.label) in _OF_SIGNATURE)
    )
    cut = next((pair.begin for pair in others), len(text))
    return Behind(one, text[:cut].strip(), text[cut:])
