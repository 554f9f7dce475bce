"""The height of a row that grows with the texts written in it, never below its template."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape

from formkit.filling.cells import LONGEST
from formkit.filling.wrapping import lines

TALLEST = 409.5
PITCH = 1.5
"""From line to line in type sizes: as much as the fonts of any office take."""

_TEXT = re.compile(r"<t(?: [^>]*)?>([^<]*)</t>")


@dataclass(frozen=True)
class Merge:
    """A cell over several rows, which are tall enough together.

    Attributes:
        heights: The heights of the rows that grow with it, by their numbers in the template.
        spare: The height of the rows beyond them that it lies on, too.
    """

    heights: tuple[tuple[int, float], ...]
    spare: float = 0.0

    @property
    def height(self) -> float:
        """Its height in the template."""
        return self.spare + sum(height for _, height in self.heights)

    def share(self, row: int, owed: float) -> float:
        """The height of one of its rows, where so much is to come from it and those below."""
        left = [height for number, height in self.heights if number >= row]
        return left[0] + max(0.0, owed - self.spare - sum(left)) / len(left)


@dataclass(frozen=True)
class Room:
    """The room of a cell.

    Attributes:
        wide: How many characters stand in a line; infinite where nothing is wrapped.
        pitch: From line to line, in points.
        height: The height there is in the template.
        merge: The rows it lies on, if there are several to grow.
    """

    wide: float
    pitch: float
    height: float
    merge: Merge | None = None

    @cached_property
    def sure(self) -> int:
        """How many characters have room whatever they are, if there is no line break."""
        if self.wide > LONGEST:
            return LONGEST
        # Of two lines that follow each other, at most half is left empty by a long word.
        there = max(1, int(self.height / self.pitch))
        return int(self.wide) * ((there + 1) // 2)

    def need(self, text: str) -> float:
        """The height that a text takes; of one in a single line nothing."""
        if len(text) <= self.sure and "\n" not in text:
            return 0.0
        count = lines(text, self.wide)
        return count * self.pitch if count > 1 else 0.0


@dataclass
class Heights:
    """The heights of one sheet while its rows are written from top to bottom.

    Attributes:
        owed: What is still to come for cells over several rows.
        overfull: The rows whose text does not fit in the tallest row there is.
    """

    owed: dict[Merge, float] = field(default_factory=dict)
    overfull: list[int] = field(default_factory=list)


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

    def needed(self, texts: Iterable[str], heights: Heights) -> float:
        """The height with these texts in its slots."""
        own, begun = self.height, dict[Merge, float]()
        for room, text in zip(self.rooms, texts, strict=True):
            if room and room.merge:
                begun[room.merge] = max(room.need(text), begun.get(room.merge, 0.0))
            elif room:
                own = max(own, self.height + room.need(text) - room.height)
        heights.owed |= begun
        shares = (one.share(self.number, heights.owed.get(one, 0.0)) for one in self.spans)
        height = max(own, *shares) if self.spans else own
        for one in self.spans:
            heights.owed[one] = heights.owed.get(one, 0.0) - height
        return height

    def opening(self, height: float, row: int, heights: Heights) -> str:
        """The start of a row that is written so tall."""
        if height > TALLEST:
            heights.overfull.append(row)
        return self.markup % min(height, TALLEST)


def text_in(cell: str) -> str:
    """The text in the markup of a cell; nothing for a number."""
    return unescape("".join(_TEXT.findall(cell))) if "<t" in cell else ""
