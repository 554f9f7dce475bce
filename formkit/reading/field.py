"""Fields of a Word text: those on their way, and what the legacy form fields show."""

from __future__ import annotations

from dataclasses import dataclass

from formkit.reading.control import EMPTY_BOX, TICKED_BOX
from formkit.reading.wordml import VAL, Element, W, first, is_on, whole

_MOST_ENTRIES = 1000


@dataclass
class Field:
    """A field on its way: its code so far, and whether its result has begun."""

    code: str = ""
    shows: bool = False


def legacy_text(field: Element | None) -> str:
    """What a legacy field shows by itself: a check box its box, a list the entry chosen."""
    if field is None:
        return ""
    box, entries = first(field, f"{W}checkBox"), first(field, f"{W}ddList")
    if box is not None:
        state = first(box, f"{W}checked")
        ticked = is_on(first(box, f"{W}default") if state is None else state)
        return TICKED_BOX if ticked else EMPTY_BOX
    return "" if entries is None else _chosen(entries)


def _chosen(entries: Element) -> str:
    listed = [child.get(VAL, "") for child in entries if child.tag == f"{W}listEntry"]
    result = first(entries, f"{W}result")
    nth = 0 if result is None else whole(result.get(VAL), usual=0, most=_MOST_ENTRIES)
    return listed[nth] if nth < len(listed) else ""
