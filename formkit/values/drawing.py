"""Grids drawn as text, a line a row, the way tests and people look at a paper."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from formkit.errors import Unreadable
from formkit.say import say

LEFT, ABOVE, NOTHING = "<", "^", "~"

_Place = tuple[int, int]
_CELL = re.compile(r"((?:[^|\\]|\\.)*)\|")
_RULE = re.compile(r"\|(-+\|)+")
_MERGED = re.compile(r"(?<!\\)<")
_ESCAPE = re.compile(r"\\(.)|[⏎␣]")
_READ = {"⏎": "\n", "␣": " "}
_DRAWN = {"<": "\\<", "\\": "\\\\", "|": "\\|", "⏎": "\\⏎", "␣": "\\␣", "\n": "⏎"}


def plain(drawing: str) -> str:
    """The drawing without what only lays it out in a source file: blank edges, indents, CRs."""
    return "\n".join(line.strip(" \t\r") for line in drawing.strip().split("\n"))


def draw(rows: Sequence[Sequence[str]]) -> str:
    """The rows between bars, the columns aligned as a Chinese font shows them."""
    widths = [max(_width(text) for text in column) for column in zip(*rows, strict=True)]
    return "\n".join(_line(row, widths) for row in rows)


def drawn(text: str) -> str:
    """The text of a cell as it is drawn: ``⏎`` for a line end, ``␣`` for a space at an edge."""
    if text in (ABOVE, NOTHING):
        return f"\\{text}"
    inner = text.strip(" ")
    before = len(text) - len(text.lstrip(" "))
    after = len(text) - len(inner) - before
    return "␣" * before + "".join(_DRAWN.get(sign, sign) for sign in inner) + "␣" * after


def blocks(drawing: str) -> Iterator[tuple[str, int, int, int, int]]:
    """The cells of a drawing, row by row: text, row, column, height and width.

    A rule such as ``|----|--|`` is no row, it only says how wide the columns are.
    """
    texts: dict[_Place, str] = {}
    owners: dict[_Place, _Place] = {}
    for place, sign in _signs(drawing):
        if sign != NOTHING:
            owner = _owner(place, sign, owners)
            owners[place] = owner
            if owner == place:
                texts[place] = _ESCAPE.sub(_unescaped, sign)
    for start, text in texts.items():
        yield text, *start, *_size(start, owners)


def widths(drawing: str) -> tuple[int, ...]:
    """How wide the columns are drawn, in Latin characters.

    A rule such as ``|----|--------|`` says it; else the rows do in which every cell has its bars.
    """
    lines = [line.strip(" \t\r") for line in drawing.split("\n")]
    rules = [line for line in lines if _RULE.fullmatch(line)]
    rows = [_CELL.findall(line[1:]) for line in rules[:1] or filter(None, lines)]
    most = max((len(_merged_out(row)) for row in rows), default=0)
    whole = [row for row in rows if len(row) == most]
    return tuple(max(map(_width, column)) for column in zip(*whole, strict=True)) or (1,) * most


def _merged_out(row: Sequence[str]) -> list[str]:
    return [sign for cell in row for sign in _parted(cell.strip(" "))]


def _signs(drawing: str) -> Iterator[tuple[_Place, str]]:
    lines = (line.strip(" \t\r") for line in drawing.split("\n"))
    drawn = (line for line in lines if line and not _RULE.fullmatch(line))
    for row, line in enumerate(drawn):
        if not (line.startswith("|") and line.endswith("|")):
            raise Unreadable(line, say("表格的一行，例如| 客户名称 | 远山机电 |"))
        signs = (sign for drawn in _CELL.findall(line[1:]) for sign in _parted(drawn.strip(" ")))
        for col, sign in enumerate(signs):
            yield (row, col), sign


def _parted(drawn: str) -> list[str]:
    """A cell and those merged into it, ``外壳开裂 < <``, sign by sign."""
    text, *merged = (part.strip(" ") for part in _MERGED.split(drawn))
    if any(merged):
        raise Unreadable(drawn, say("一个单元格：文字中的<要写作\\<"))
    return [text] * (bool(text) or not merged) + [LEFT] * len(merged)


def _owner(place: _Place, sign: str, owners: dict[_Place, _Place]) -> _Place:
    row, col = place
    merged = {LEFT: (row, col - 1), ABOVE: (row - 1, col)}.get(sign, place)
    if merged != place and merged not in owners:
        raise Unreadable(sign, say("合并单元格：旁边没有可并入的单元格"))
    return owners.get(merged, place)


def _size(start: _Place, owners: dict[_Place, _Place]) -> tuple[int, int]:
    covered = [place for place, owner in owners.items() if owner == start]
    height = 1 + max(row for row, _ in covered) - start[0]
    width = 1 + max(col for _, col in covered) - start[1]
    if height * width != len(covered) or min(covered) != start:
        raise Unreadable(str(start), say("合并单元格：合并的范围不是长方形"))
    return height, width


def _unescaped(found: re.Match[str]) -> str:
    return found[1] or _READ[found[0]]


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    padded = (text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True))
    return f"| {' | '.join(padded)} |"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
