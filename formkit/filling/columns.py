"""Many lines of plain columns, written as fast as Python joins texts.

Most columns of a register hold texts that need no care. They are joined into the row as they
are, after one look at all of them together; whatever needs care goes the careful way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, zip_longest
from operator import gt, itemgetter
from typing import Any

from formkit.filling.cells import LONGEST, shown
from formkit.filling.rowheight import Heights
from formkit.filling.slots import NUMBER, Column, Row, Spot
from formkit.filling.trouble import FAULTS

_SLOT = "%s"
_TEXT_SLOT = ' t="inlineStr"><is><t>%s</t></is></c>'

_Pick = Callable[[Any], tuple[Any, ...]]


def written(
    row: Row, columns: Sequence[Column], lines: Sequence[Any], top: int, heights: Heights
) -> Iterator[str]:
    """The row written for each line, the first as row ``top``."""
    quick = _Quick(row, columns, heights)
    for number, line in enumerate(lines, top):
        yield quick.written(number, line)


class _Quick:
    """A row, and which of its columns have held nothing but plain texts so far."""

    def __init__(self, row: Row, columns: Sequence[Column], heights: Heights) -> None:
        self._row = row
        self._heights = heights
        self._columns = columns
        self._values = _picker([column.key for column in columns])
        self._expect([at for at, column in enumerate(columns) if column.show is shown])

    def written(self, number: int, line: Any) -> str:
        if type(line) is not dict:
            return self._carefully(number, line)
        try:
            found = self._values(line)
            values = list(found)
            texts = self._texts(values)
            if not _are_plain(texts, "".join(texts)):
                return self._carefully(number, line)
            for at, show in self._shows:
                values[at] = show(values[at])
        except FAULTS:
            return self._carefully(number, line)
        markup = str(number).join(self._pieces) % tuple(values)
        return markup if self._has_room(texts, found) else self._grown(markup, number, found)

    def _has_room(self, texts: tuple[str, ...], values: tuple[Any, ...]) -> bool:
        """Whether every text surely stands in the row as tall as it is."""
        return self._row.height is None or not (
            any(map(gt, map(len, texts), self._sure))
            or any(_may_be_tall(values[at], sure) for at, sure in self._others)
        )

    def _grown(self, markup: str, number: int, values: tuple[Any, ...]) -> str:
        texts = [one if type(one) is str else "" for one in values]
        return self._row.grown(markup, number, texts, self._heights)

    def _expect(self, plain: list[int]) -> None:
        """Take these columns for plain texts from now on."""
        self._plain = plain
        self._texts = _picker(plain)
        self._shows = [
            (at, column.show) for at, column in enumerate(self._columns) if at not in plain
        ]
        rooms = self._row.height.rooms if self._row.height else ()
        sure = {at: room.sure for at, room in enumerate(rooms) if room}
        self._sure = [sure.get(at, LONGEST) for at in plain]
        self._others = [(at, sure[at]) for at, _ in self._shows if at in sure]
        slots = [_TEXT_SLOT if at in plain else _SLOT for at in range(len(self._columns))]
        literals = [literal.replace("%", "%%") for literal in self._row.literals]
        pieces = chain.from_iterable(zip_longest(literals, slots, fillvalue=""))
        self._pieces = "".join(pieces).split(NUMBER)

    def _carefully(self, number: int, line: Any) -> str:
        target = self._columns[0].target if self._columns else ""
        text = self._row.written(number, {target: line}, Spot({}, self._heights))
        if type(line) is dict:
            self._learn(line)
        return text

    def _learn(self, line: dict[str, Any]) -> None:
        """From now on look closely at the columns that are empty or no text in this line."""
        texts = [(at, line[self._columns[at].key]) for at in self._plain]
        plain = [at for at, text in texts if text and type(text) is str]
        if len(plain) < len(self._plain):
            self._expect(plain)


def _may_be_tall(value: Any, sure: int) -> bool:
    return type(value) is str and (len(value) > sure or "\n" in value)


def _picker(keys: Sequence[Any]) -> _Pick:
    if len(keys) > 1:
        return itemgetter(*keys)
    return lambda values: tuple(values[key] for key in keys)


def _are_plain(texts: tuple[str, ...], together: str) -> bool:
    """Whether these texts can stand in markup as they are."""
    return (
        together.isprintable()
        and "&" not in together
        and "<" not in together
        and "]]>" not in together
        and "_x" not in together
        and "" not in texts
        and len(together) <= LONGEST
        and (" " not in together or all(text.strip() is text for text in texts))
    )
