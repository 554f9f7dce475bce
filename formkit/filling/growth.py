"""How the rows of a sheet move when the rows between two loop tags are repeated."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Block:
    """A loop: the row of ``{%tr for %}``, that of ``{%tr endfor %}``, and how often it runs.

    The tag rows vanish; the rows between them stand ``times`` times, at least once.
    """

    first: int
    last: int
    times: int

    @property
    def height(self) -> int:
        """How many rows make one line."""
        return self.last - self.first - 1

    def is_all(self, first: int, last: int) -> bool:
        """Whether these rows are the loop with both its tags."""
        return (first, last) == (self.first, self.last)

    @property
    def added(self) -> int:
        """The rows by which everything below moves down."""
        return self.height * self.times - (self.last - self.first + 1)


@dataclass(frozen=True)
class Growth:
    """The loops of one sheet, from top to bottom."""

    blocks: tuple[Block, ...] = ()

    def start(self, row: int) -> int:
        """Where a range that starts in this row of the template starts now."""
        block = self.around(row)
        if block is None or row == block.first:
            return self._top(row)
        return self.instance(row, block, block.times - 1 if row == block.last else 0)

    def end(self, row: int) -> int:
        """Where a range that ends in this row of the template ends now."""
        block = self.around(row)
        if block is None:
            return self._top(row)
        if row == block.last:
            return self.start(row) - 1
        return self.instance(row, block, 0 if row == block.first else block.times - 1)

    def instance(self, row: int, block: Block, n: int) -> int:
        """Where a row of a loop stands for its line ``n``, counted from 0.

        The row of the opening tag stands for the row above the line.
        """
        return self._top(row) + block.height * n + row - block.first - 1

    def around(self, row: int) -> Block | None:
        """The loop this row belongs to."""
        return next((one for one in self.blocks if one.first <= row <= one.last), None)

    def _top(self, row: int) -> int:
        """Where this row stands now; for a row of a loop, where the loop starts."""
        block = self.around(row)
        above = sum(one.added for one in self.blocks if one.last < row)
        return (block.first if block else row) + above
