"""A content control that is being read, and what its properties say of the text in it."""

from __future__ import annotations

from dataclasses import dataclass

from formkit.forms.names import TAG_PREFIX
from formkit.values.tick import EMPTY, TICKED

TICKED_BOX, EMPTY_BOX = "■", "□"


@dataclass
class Control:
    """A content control that is being read.

    Attributes:
        begin: Where its text begins in the text of the part.
        tag: Its tag.
        title: Its title (alias).
        is_placeholder: True while it shows the hint to click here.
        ticked: For a check box whether it is ticked, else None.
    """

    begin: int
    tag: str = ""
    title: str = ""
    is_placeholder: bool = False
    ticked: bool | None = None

    @property
    def name(self) -> str:
        """Its tag where that is one of ours, else its title."""
        return self.tag if self.tag.startswith(TAG_PREFIX) else self.title

    def box(self, seen: str) -> str:
        """The box of a check box: what is seen where that is a box, else its state."""
        if seen in TICKED or seen in EMPTY:
            return TICKED_BOX if seen in TICKED else EMPTY_BOX
        return TICKED_BOX if self.ticked else EMPTY_BOX
