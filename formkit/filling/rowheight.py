"""The height of a row that grows with the texts written in it, never below its template."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape

from formkit.filling.room import ON_PAGE, TALLEST, Merge, Room

Needs = Mapping[int, float]
"""The heights that texts need, by their slots."""

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

    def needs(self, texts: Sequence[str]) -> Needs:
        """What the texts need that may ask for more than there is, by their slots."""
        return {
            at: room.need(text)
            for at, (room, text) in enumerate(zip(self.rooms, texts, strict=True))
            if room and (len(text) > room.sure or "\n" in text)
        }

    def holds(self, needs: Needs) -> bool:
        """Whether the row holds this as it is, for itself and the rows it shares cells with."""
        return not self.spans and max(needs.values(), default=0.0) <= self.height

    def smaller(self, texts: Sequence[str], needs: Needs) -> dict[int, tuple[int, float]]:
        """The slots that take smaller type, or their row would be taller than a page has room.

        Each with its style and what it needs then.
        """
        tall = [at for at, need in needs.items() if need > ON_PAGE]
        found = ((at, self.rooms[at], texts[at]) for at in tall)
        return {at: fits for at, room, text in found if room and (fits := room.fitting(text))}

    def needed(self, needs: Needs, heights: Heights) -> float:
        """The height where its slots need this."""
        there = [(room, need) for at, need in needs.items() if (room := self.rooms[at])]
        own = max((need - room.spare for room, need in there if not room.merge), default=0.0)
        height = max(self.height, own)
        return self._shared(there, height, heights) if self.spans else height

    def _shared(self, needs: Sequence[tuple[Room, float]], least: float, heights: Heights) -> float:
        """The height that the cells over several rows need of this one."""
        owed = heights.owed
        owed |= {room.merge: 0.0 for room in self.rooms if room and room.merge}
        for room, need in needs:
            if room.merge:
                owed[room.merge] = max(owed[room.merge], need)
        shares = [one.share(self.number, owed.get(one, 0.0)) for one in self.spans]
        height = max(least, *shares)
        owed |= {one: owed.get(one, 0.0) - height for one in self.spans}
        return height

    def opening(self, height: float, row: int, heights: Heights) -> str:
        """The start of a row that is written so tall."""
        if height > TALLEST:
            heights.overfull.append(row)
        return self.markup % min(height, TALLEST)


def text_in(cell: str) -> str:
    """The text in the markup of a cell; nothing for a number."""
    return unescape("".join(_TEXT.findall(cell))) if "<t" in cell else ""
