"""The cells of a printed table whose texts cannot be told apart: text was printed beyond a cell.

A long amount runs over the rule beside it; three lines in a row with room for two stand on the
rules above and below, or wholly in the next row. The lines of one cell follow one another in the
file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from formkit.reading.ink import Box, Char
from formkit.reading.ruled import Ruled

_ROOM = 0.25  # of its size: the edge of a character, which may stand over a rule
_BLANK = 0.5  # of its size: what is blank of a wide sign of punctuation
_CLEAR = 0.15  # points that are between a text and the rule beside it
_TOUCHING = 0.12
_LEVEL = 0.3
_CLOSEST, _WIDEST = 0.8, 2.0  # of the size: between the lines of one text
_EVEN = 0.1
_TIGHT = 0.75  # of the height of a cell: closer lines are those of one text
_SEVERAL = 3

Held = tuple[Char, Box | None]


@dataclass(frozen=True)
class _Piece:
    """Characters that stand beside one another on a line, and the cells they stand in."""

    chars: Sequence[Char]
    cells: frozenset[Box | None]
    is_over: bool

    @property
    def base(self) -> float:
        """The height at which it stands."""
        return self.chars[0].bottom

    @property
    def size(self) -> float:
        """The size of its type."""
        return self.chars[0].size


def homes(chars: Iterable[Char], table: Ruled) -> Iterator[Box | None]:
    """The cell of a table that each character belongs to, hidden there or not."""
    last: Box | None = None
    for char in chars:
        x, y = _seen_at(char.middle, char.clip)
        # Most characters stand in the cell of the one before.
        if last is None or not (last[0] < x < last[2] and last[1] < y < last[3]):
            last = table.at(x, y)
        yield last


def spilled(held: Iterable[Held], table: Ruled) -> set[Box]:
    """The cells whose text runs beyond them, or into which that of another one may run."""
    found: set[Box] = set()
    near = (one for one in held if one[1] or _is_near(one[0], table.box))
    for block in _blocks(_pieces(near, table)):
        cells = {cell for piece in block for cell in piece.cells if cell}
        if any(piece.is_over for piece in block) or (len(cells) > 1 and len(block) >= _SEVERAL):
            found |= cells
    return found


def _is_near(char: Char, box: Box) -> bool:
    left, top, right, bottom = box
    is_beside = char.x1 > left - char.size and char.x0 < right + char.size
    return is_beside and char.bottom > top and char.top < bottom


def _pieces(held: Iterable[Held], table: Ruled) -> Iterator[_Piece]:
    piece: list[Held] = []
    for one in held:
        if piece and not _goes_on(piece[-1], one):
            yield _piece(piece, table)
            piece = []
        if piece or not one[0].text.isspace():
            piece.append(one)
    if piece:
        yield _piece(piece, table)


def _goes_on(last: Held, after: Held) -> bool:
    (char, cell), (following, next_cell) = last, after
    if abs(char.bottom - following.bottom) > _LEVEL * char.size:
        return False
    return cell == next_cell or abs(following.x0 - char.x1) < _TOUCHING * char.size


def _piece(piece: Sequence[Held], table: Ruled) -> _Piece:
    end = max(n for n, (char, _) in enumerate(piece, 1) if not char.text.isspace())
    held = piece[:end]
    cells = {cell for _, cell in held}
    is_over = len(cells) > 1 or _is_too_wide(held)
    for char, cell in held:
        if cell is None or not _fits(char, cell) or (char.clip and not _fits(char, char.clip)):
            reached = set(_reached(char, table))
            is_over |= cell is not None or len(reached) > 1
            cells |= reached
    return _Piece([char for char, _ in held], frozenset(cells), is_over)


def _is_too_wide(held: Sequence[Held]) -> bool:
    """Whether a text touches the rule on one side and has no room on the other.

    Office programs leave out the characters that would be hidden altogether.
    """
    (first, cell), (last, _) = held[0], held[-1]
    if cell is None:
        return False
    before, after = first.x0 - cell[0], cell[2] - _end(last)
    return min(before, after) < _CLEAR and max(before, after) < first.size


def _fits(char: Char, box: Box) -> bool:
    left, top, right, bottom = box
    room = _ROOM * char.size
    is_within = char.top + room >= top and char.bottom - room <= bottom
    return is_within and char.x0 + room >= left and _end(char) - room <= right


def _end(char: Char) -> float:
    """Where a character ends on the right: punctuation may hang over the edge of a text."""
    is_hanging = unicodedata.category(char.text[:1] or " ").startswith("P")
    return char.x1 - _BLANK * char.size if is_hanging else char.x1


def _reached(char: Char, table: Ruled) -> Iterator[Box | None]:
    """The cells, or the paper beside them, on which the body of a character can be seen."""
    room = _ROOM * char.size
    x, y = char.middle
    sides = (char.x0 + room, y), (char.x1 - room, y), (x, char.top + room), (x, char.bottom - room)
    for place in sides:
        yield table.at(*_seen_at(place, char.clip))


def _seen_at(place: tuple[float, float], clip: Box | None) -> tuple[float, float]:
    """A place of a text, or the nearest one where the text can be seen."""
    if clip is None:
        return place
    left, top, right, bottom = clip
    return min(max(place[0], left + 1), right - 1), min(max(place[1], top + 1), bottom - 1)


# --- the lines of one text


def _blocks(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """Pieces that are the lines of one text, as far as the file and their distance tell."""
    block: list[_Piece] = []
    for piece in pieces:
        if block and not _is_next_line(block, piece):
            yield block
            block = []
        block.append(piece)
    if block:
        yield block


def _is_next_line(block: Sequence[_Piece], piece: _Piece) -> bool:
    last = block[-1]
    pitch = piece.base - last.base
    if not _CLOSEST * last.size < pitch < _WIDEST * last.size or not _overlap(last, piece):
        return False
    if len(block) > 1 and abs(pitch - (last.base - block[-2].base)) > _EVEN * last.size:
        return False
    heights = [cell[3] - cell[1] for one in (last, piece) for cell in one.cells if cell]
    return last.cells == piece.cells or pitch < _TIGHT * min(heights, default=0)


def _overlap(one: _Piece, other: _Piece) -> bool:
    lefts, rights = (one.chars[0].x0, other.chars[0].x0), (one.chars[-1].x1, other.chars[-1].x1)
    return max(lefts) < min(rights)
