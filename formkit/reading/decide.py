"""The value of one box from all the places that speak of it; where they differ it stays open."""

from __future__ import annotations

import re
from collections.abc import Sequence

from formkit.findings import Finding
from formkit.forms.spec import BoxSpec
from formkit.reading.keys import key
from formkit.reading.reading import BoxReading
from formkit.reading.settle import (
    DOUBTFUL,
    INSIDE,
    Seen,
    beside,
    is_blank,
    is_printed,
    left_open,
    settled,
)
from formkit.say import say
from formkit.values.grid import Named

_NUMBERS = ("integer", "quantity", "money", "settlement")
_SIGN = re.compile(r"[-－—–.。]")  # a minus or a point beside a number changes it

Decision = tuple[BoxReading, tuple[Finding, ...]]


def decided(box: BoxSpec, marks: Sequence[Named], *, labelled: Sequence[Seen]) -> Decision:
    """The box as its marks and its labels show it; there is at least one of them.

    The marks of the most trusted kind are read together with what a clerk wrote beside them in
    the same cell. A label that points elsewhere must not say anything else.
    """
    trusted = [mark for mark in marks if mark.source == marks[0].source]
    places = {mark.where for mark in marks}
    told = [_with_surroundings(box, mark, marks, labelled) for mark in trusted]
    inside = [seen for seen, _ in told]
    # A bookmark shares its control's place; only a label can point to another one.
    elsewhere = [seen for seen in labelled if seen.where not in places]
    if inside and all(is_blank(box, seen.text) for seen in inside):
        reading, findings = _left_blank(box, inside, elsewhere)
    else:
        reading, findings = agreed(box, [*inside, *elsewhere])
    return reading, (*(finding for _, remarks in told for finding in remarks), *findings)


def agreed(box: BoxSpec, seen: Sequence[Seen]) -> Decision:
    """The box as all places say it; left open where two of them say different things."""
    if len(seen) == 1:
        return settled(box, seen[0])
    written = [one for one in seen if not is_blank(box, one.text)]
    written = [one for one in written if one.confidence > DOUBTFUL] or written
    if len({key(one.text) for one in written}) < 2:
        return settled(box, (written or seen)[0])
    decisions = [settled(box, one) for one in written]
    values = {repr(reading.value) for reading, _ in decisions}
    if len(values) == 1 and decisions[0][0].value is not None:
        return decisions[0]
    message = say(
        "{label}在几处写得不一样：{texts}。",
        label=box.label,
        texts="、".join(dict.fromkeys(f"“{one.text.strip()}”" for one in written)),
    )
    return left_open(box, tuple(written), code="conflict", message=message)


def _left_blank(box: BoxSpec, inside: Sequence[Seen], elsewhere: Sequence[Seen]) -> Decision:
    """A marked box that is blank: what its label shows elsewhere may belong to something else."""
    written = [
        seen for seen in elsewhere if not is_blank(box, seen.text) and seen.confidence > DOUBTFUL
    ]
    if not written:
        return settled(box, inside[0])
    message = say(
        "{label}的栏内是空的，标签旁却写着“{text}”。",
        label=box.label,
        text=written[0].text.strip(),
    )
    return left_open(box, (inside[0], *written), code="conflict", message=message)


def _with_surroundings(
    box: BoxSpec, mark: Named, marks: Sequence[Named], labelled: Sequence[Seen]
) -> tuple[Seen, tuple[Finding, ...]]:
    """What a mark holds, or the whole place where more is written beside it."""
    bare = Seen(mark.text, mark.source, mark.where)
    around = _around(mark, marks, labelled)
    beside_it = around.replace(mark.text, "", 1)
    if is_printed(beside_it) and not (box.type in _NUMBERS and _SIGN.search(beside_it)):
        return bare, ()
    # What is typed at the edge of a control lands outside of it.
    rest = beside_it if is_blank(box, mark.text) else around
    whole = Seen(rest.strip(), mark.source, mark.where, INSIDE)
    told = say(
        "栏内是“{inside}”，整格写的是“{whole}”", inside=mark.text.strip(), whole=rest.strip()
    )
    return whole, (beside(box, whole, code="beside-control", told=told),)


def _around(mark: Named, marks: Sequence[Named], labelled: Sequence[Seen]) -> str:
    """The text of the place in which a mark stands, as far as its label or bookmark reaches."""
    texts = [seen.text for seen in labelled if seen.where == mark.where]
    texts += [other.text for other in marks if other.where == mark.where]
    holding = [text for text in texts if key(mark.text) in key(text)]
    return max(holding, key=len, default=mark.text)
