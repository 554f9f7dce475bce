"""Content controls and legacy form fields: what their properties say of the text in them."""

from __future__ import annotations

from dataclasses import dataclass

from formkit.forms.names import TAG_PREFIX
from formkit.reading.wordml import VAL, W14, Element, W, first, is_on, whole
from formkit.values.tick import EMPTY, TICKED

_TAG, _TITLE, _PLACEHOLDER = f"{W}tag", f"{W}alias", f"{W}showingPlcHdr"
_CHECK_BOX, _CHECKED, _CHECKED_VAL = f"{W14}checkbox", f"{W14}checked", f"{W14}val"
_MOST_ENTRIES = 1000
TICKED_BOX, EMPTY_BOX = "■", "□"


@dataclass(frozen=True)
class Control:
    """A content control as its properties describe it.

    Attributes:
        name: Its tag where that is one of ours, else its title.
        is_placeholder: True while it shows the hint to click here.
        ticked: For a check box whether it is ticked, else None.
    """

    name: str
    is_placeholder: bool
    ticked: bool | None

    @classmethod
    def of(cls, properties: Element) -> Control:
        """The control that ``w:sdtPr`` describes."""
        said = {child.tag: child for child in properties}
        tag, title = (said[name].get(VAL, "") if name in said else "" for name in (_TAG, _TITLE))
        box = said.get(_CHECK_BOX)
        return cls(
            tag if tag.startswith(TAG_PREFIX) else title,
            is_placeholder=is_on(said.get(_PLACEHOLDER)),
            ticked=None if box is None else is_on(first(box, _CHECKED), _CHECKED_VAL),
        )

    def box(self, seen: str) -> str:
        """The box of a check box: what is seen where that is a box, else its state."""
        if seen in TICKED or seen in EMPTY:
            return TICKED_BOX if seen in TICKED else EMPTY_BOX
        return TICKED_BOX if self.ticked else EMPTY_BOX


NAMELESS = Control("", is_placeholder=False, ticked=None)


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
    nth = 0 if result is None else whole(result.get(VAL), 0, _MOST_ENTRIES)
    return listed[nth] if nth < len(listed) else ""
