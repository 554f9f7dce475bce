"""Things in their order packed into rows at the least cost, and one row's width shared out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Protocol, TypeVar

MOST_IN_A_ROW = 4
T = TypeVar("T")


class Priced(Protocol):
    """A row with its cost."""

    @property
    def cost(self) -> float:
        """What the row costs; the cheapest rows together are chosen."""
        raise NotImplementedError


R = TypeVar("R", bound=Priced)


def packed(things: Sequence[T], ways: Callable[[Sequence[T]], Iterable[R]]) -> list[R]:
    """The cheapest rows for the things in their order; ``ways`` sets some in one row."""

    @cache
    def best(start: int) -> tuple[float, list[R]]:
        if start == len(things):
            return 0, []
        return min(choices(start), key=lambda choice: choice[0])

    def choices(start: int) -> Iterator[tuple[float, list[R]]]:
        for end in range(start + 1, min(start + MOST_IN_A_ROW, len(things)) + 1):
            for row in ways(things[start:end]):
                cost, rows = best(end)
                yield row.cost + cost, [row, *rows]

    return best(0)[1]


def shared_out(needs: Sequence[int], total: int) -> tuple[int, ...]:
    """The total width shared out: evenly where that is enough for each of the needs.

    Otherwise what is left over goes, one by one, to the narrowest; what lacks is taken from the
    widest.
    """
    even, left = divmod(total, len(needs))
    if not left and max(needs) <= even:
        return (even,) * len(needs)
    return grown(needs, needs, total)


def grown(needs: Sequence[int], wants: Sequence[int], total: int) -> tuple[int, ...]:
    """The needs grown to the total: first towards what each wants, then the narrowest."""
    widths = list(needs)
    while sum(widths) < total:
        lack = [want - width for want, width in zip(wants, widths, strict=True)]
        chosen = lack.index(max(lack)) if max(lack) > 0 else widths.index(min(widths))
        widths[chosen] += 1
    while sum(widths) > total:
        widths[widths.index(max(widths))] -= 1
    return tuple(widths)
