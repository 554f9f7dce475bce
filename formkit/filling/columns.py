"""Many lines of plain columns, written as fast as Python joins texts.

Most columns of a register hold texts that need no care. They are joined into the row as they
are, after one look at all of them together; whatever needs care goes the careful way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, zip_longest
from operator import itemgetter
from typing import Any

from formkit.filling.cells import LONGEST, shown
from formkit.filling.slots import NUMBER, Column, Row, Spot
from formkit.filling.trouble import FAULTS

_SLOT = "%s"
_TEXT_SLOT = ' t="inlineStr"><is><t>%s</t></is></c>'

_Pick = Callable[[Any], tuple[Any, ...]]


def written(row: Row, columns: Sequence[Column], lines: Sequence[Any], top: int) -> Iterator[str]:
    """The row written for each line, the first as row ``top``."""
    quick = _Quick(row, columns)
    for number, line in enumerate(lines, top):
        yield quick.written(number, line)


class _Quick:
    """A row, and which of its columns have held nothing but plain texts so far."""

    def __init__(self, row: Row, columns: Sequence[Column]) -> None:
        self._row = row
        self._columns = columns
        self._values = _picker([column.key for column in columns])
        self._expect([at for at, column in enumerate(columns) if column.show is shown])

    def written(self, number: int, line: Any) -> str:
        if type(line) is not dict:
            return self._carefully(number, line)
        try:
            values = list(self._values(line))
            texts = self._texts(values)
            if not _are_plain(texts, "".join(texts)):
                return self._carefully(number, line)
            for at, show in self._shows:
                values[at] = show(values[at])
        except FAULTS:
            return self._carefully(number, line)
        return str(number).join(self._pieces) % tuple(values)

    def _expect(self, plain: list[int]) -> None:
        """Take these columns for plain texts from now on."""
        self._plain = plain
        self._texts = _picker(plain)
        self._shows = [
            (at, column.show) for at, column in enumerate(self._columns) if at not in plain
        ]
        slots = [_TEXT_SLOT if at in plain else _SLOT for at in range(len(self._columns))]
        literals = [literal.replace("%", "%%") for literal in self._row.literals]
        pieces = chain.from_iterable(zip_longest(literals, slots, fillvalue=""))
        self._pieces = "".join(pieces).split(NUMBER)

    def _carefully(self, number: int, line: Any) -> str:
        target = self._columns[0].target if self._columns else ""
        text = self._row.written(number, {target: line}, Spot({}))
        if type(line) is dict:
            self._learn(line)
        return text

    def _learn(self, line: dict[str, Any]) -> None:
        """From now on look closely at the columns that are empty or no text in this line."""
        texts = [(at, line[self._columns[at].key]) for at in self._plain]
        plain = [at for at, text in texts if text and type(text) is str]
        if len(plain) < len(self._plain):
            self._expect(plain)


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
