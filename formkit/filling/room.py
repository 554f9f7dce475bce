"""The room that a cell has for its text, and the height that a text takes in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from formkit.filling.cells import LONGEST
from formkit.filling.wrapping import lines

TALLEST = 409.5
"""The tallest row of Excel in points."""
ON_PAGE = 340.0
"""What an A4 page on its side has below the headings; a taller row is printed over its foot."""
PITCH = 1.5
"""From line to line in type sizes: as much as the fonts of any office take."""


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
        spare: What of it lies beyond the row that grows.
        merge: The rows it lies on, if there are several to grow.
        smaller: The room there is for smaller type, with the cell style that has it.
    """

    wide: float
    pitch: float
    height: float
    spare: float = 0.0
    merge: Merge | None = None
    smaller: tuple[tuple[int, Room], ...] = ()

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
        count = lines(text, self.wide)
        return count * self.pitch if count > 1 else 0.0

    @property
    def tallest(self) -> float:
        """The height it may get before its type gets smaller."""
        return ON_PAGE * (len(self.merge.heights) if self.merge else 1)

    def fitting(self, text: str) -> tuple[int, float] | None:
        """The style in which a text has room that has none as it is, and what it needs then."""
        if self.need(text) <= self.tallest or not self.smaller:
            return None
        found = [(style, room.need(text)) for style, room in self.smaller]
        return next((one for one in found if one[1] <= self.tallest), found[-1])
