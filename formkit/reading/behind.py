"""The values of labels within a text: what stands behind the label, up to the next one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
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
    """A label within a text, and what stands behind it.

    Attributes:
        meant: The label.
        text: What stands behind it, up to the next label.
        rest: What there belongs to labels that the form does not have.
        is_doubtful: True where a label stands in the text that has its place elsewhere.
    """

    meant: Meant
    text: str
    rest: str = ""
    is_doubtful: bool = False


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
    firsts = {(one.sighting.place, one.boxes): one for one in reversed(kept)}
    # Where marks tell the texts apart, any label ends the text before it.
    ends = [
        one
        for one in kept
        if one.sighting.cell.where in paper.owners
        or (one in firsts.values() and _is_new(one, found))
    ]
    begins, again = _begins(ends), _begins(one for one in kept if one not in ends)
    return [
        _behind(one, begins[one.sighting.place], again[one.sighting.place])
        for one in ends
        if _is_new(one, found) and _may_stand(paper, one)
    ]


def _begins(labels: Iterable[Meant]) -> Mapping[Place, list[int]]:
    """Where labels begin in the texts of their cells."""
    begins: dict[Place, list[int]] = defaultdict(list)
    for one in labels:
        begins[one.sighting.place].append(one.sighting.begin)
    return begins


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


def _behind(one: Meant, begins: Iterable[int], again: Iterable[int]) -> Behind:
    """The text behind a label; a label that the form does not have ends it, after a wide gap.

    One that stands there again, having its place elsewhere, may be a part of the text.
    """
    end, whole = one.sighting.end, one.sighting.cell.text
    stop = min((begin for begin in begins if begin >= end), default=len(whole))
    text = whole[end:stop]
    if any(end <= begin < stop for begin in again):
        return Behind(one, text.strip(), is_doubtful=True)
    is_signed = any(box.type == "signature" for box in one.boxes)
    # The date behind a signature is part of it.
    others = (
        pair
        for pair in pairs_after_gaps(text)
        if not (is_signed and label_key(pair.label) in _OF_SIGNATURE)
    )
    cut = next((pair.begin for pair in others), len(text))
    return Behind(one, text[:cut].strip(), text[cut:])
