"""The height of a row that grows with the texts written in it, never below its template."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import unescape

from formkit.filling.room import TALLEST, Merge, Room

_TEXT = re.compile(r"<t(?: [^>]*)?>([^<]*)</t>")


@dataclass
class Heights:
    """The heights of one sheet while its rows are written from top to bottom.

    Attributes:
        owed: What is still to come for cells over several rows.
        overfull: The rows whose text does not fit in the tallest row there is.
        styled: The cell styles in smaller type that were needed.
    """

    owed: dict[Merge, float] = field(default_factory=dict)
    overfull: list[int] = field(default_factory=list)
    styled: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class RowHeight:
    """A row of the template, its height and the room of its slots.

    Attributes:
        number: Where it stands in the template.
        height: Its height in points.
        rooms: The room of each slot, or None where no text is measured.
        spans: The cells over several rows that lie on it, too.
        markup: The start of its markup, with a place for its height.
    """

    number: int
    height: float
    rooms: tuple[Room | None, ...]
    spans: tuple[Merge, ...]
    markup: str

    def needed(self, texts: Sequence[str], heights: Heights) -> float:
        """The height with these texts in its slots."""
        own, begun = self.height, dict[Merge, float]()
        for room, text in zip(self.rooms, texts, strict=True):
            if room and room.merge:
                begun[room.merge] = max(room.need(text), begun.get(room.merge, 0.0))
            elif room:
                own = max(own, room.need(text) - room.spare)
        heights.owed |= begun
        shares = (one.share(self.number, heights.owed.get(one, 0.0)) for one in self.spans)
        height = max(own, *shares) if self.spans else own
        for one in self.spans:
            heights.owed[one] = heights.owed.get(one, 0.0) - height
        return height

    def smaller(self, texts: Sequence[str]) -> dict[int, tuple[int, Room]]:
        """The slots that take smaller type, or their row would be taller than there is any."""
        found = (
            (at, fitting)
            for at, (room, text) in enumerate(zip(self.rooms, texts, strict=True))
            if room and (fitting := room.fitting(text))
        )
        return dict(found)

    def with_rooms(self, rooms: Mapping[int, Room]) -> RowHeight:
        """The row with other room in some of its slots."""
        return replace(self, rooms=tuple(rooms.get(at, one) for at, one in enumerate(self.rooms)))

    def opening(self, height: float, row: int, heights: Heights) -> str:
        """The start of a row that is written so tall."""
        if height > TALLEST:
            heights.overfull.append(row)
        return self.markup % min(height, TALLEST)


def text_in(cell: str) -> str:
    """The text in the markup of a cell; nothing for a number."""
    return unescape("".join(_TEXT.findall(cell))) if "<t" in cell else ""
