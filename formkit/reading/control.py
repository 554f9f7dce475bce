"""Content controls and legacy form fields: what their properties say of the text in them."""

from __future__ import annotations

from dataclasses import dataclass

from formkit.forms.names import TAG_PREFIX
from formkit.reading.wordml import W14, Element, W, is_on, value
from formkit.values.tick import EMPTY, TICKED

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
    def of(cls, properties: Element | None) -> Control:
        """The control that ``w:sdtPr`` describes."""
        if properties is None:
            return cls("", is_placeholder=False, ticked=None)
        tag = value(properties, "tag") or ""
        title = value(properties, "alias") or ""
        box = properties.find(W14 + "checkbox")
        return cls(
            tag if tag.startswith(TAG_PREFIX) else title,
            is_placeholder=is_on(properties.find(W + "showingPlcHdr")),
            ticked=None if box is None else is_on(box.find(W14 + "checked"), W14 + "val"),
        )

    def box(self, seen: str) -> str:
        """The box of a check box: what is seen where that is a box, else its state."""
        if seen in TICKED or seen in EMPTY:
            return TICKED_BOX if seen in TICKED else EMPTY_BOX
        return TICKED_BOX if self.ticked else EMPTY_BOX


def legacy_text(field: Element | None) -> str:
    """What a legacy field shows by itself: a check box its box, a list the entry chosen."""
    if field is None:
        return ""
    box = field.find(W + "checkBox")
    if box is not None:
        state = box.find(W + "checked")
        ticked = is_on(box.find(W + "default") if state is None else state)
        return TICKED_BOX if ticked else EMPTY_BOX
    return _chosen(field.find(W + "ddList"))


def _chosen(entries: Element | None) -> str:
    if entries is None:
        return ""
    listed = [entry.get(W + "val", "") for entry in entries.iterfind(W + "listEntry")]
    result = value(entries, "result") or value(entries, "default") or "0"
    return listed[int(result)] if result.isdecimal() and int(result) < len(listed) else ""
