"""What an unknown paper is made of: its title, headings, labels with their places, tables.

Nothing is known of the form: what is a label is told by its words and by where it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from formkit.reading.columns import TOTALS, Columns, columns
from formkit.reading.inner import Inner, inners
from formkit.reading.keys import label_key
from formkit.reading.wording import (
    NUMBERING,
    first_box,
    is_known,
    is_label,
    is_place,
    label_of,
    options,
    unnumbered,
)
from formkit.say import say
from formkit.values.grid import Cell, Document, Grid

LONGEST_TITLE = 40
MOST_ABOVE_TITLE = 3

_PAPER = re.compile(r"(?:[表单书簿卡册票证函]|报告|记录|台账|日志|清单)$")
_SENDER = re.compile(r"(?:公司|集团|工厂|中心|局|处|科|部|院|学校|大学|委员会|协会|街道|社区)$")
_LONG = re.compile(r"(?:意见|原因|分析|内容|措施|对策|情况|说明|结果|描述|建议|要求)$")


@dataclass(frozen=True)
class Field:
    """A label and the place that belongs to it.

    Attributes:
        label: The label as printed.
        cell: The cell in which the place is.
        begin: Where the place begins in the text of that cell.
        end: Where it ends.
        doubt: Why it is not sure that they belong together; empty where it is.
    """

    label: str
    cell: Cell
    begin: int
    end: int
    doubt: str = ""

    @property
    def text(self) -> str:
        """What stands in the place."""
        return self.cell.text[self.begin : self.end]

    @property
    def is_whole(self) -> bool:
        """True where the place is a cell of its own."""
        return self.begin == 0 and self.end == len(self.cell.text)


@dataclass(frozen=True)
class Doubt:
    """Words of which it is not clear what belongs to them.

    Attributes:
        text: The words.
        where: Where they stand.
        why: What is not clear.
        is_over_labels: True where the place beside them is parted among labels of its own.
    """

    text: str
    where: str
    why: str
    is_over_labels: bool = False


@dataclass
class Part:
    """A stretch of the paper under one heading, in reading order."""

    title: str
    is_numbered: bool = False
    things: list[Field | Columns] = field(default_factory=list)


@dataclass
class Anatomy:
    """What a paper is made of, in reading order.

    Attributes:
        title: Its title, empty where none is seen.
        parts: Its parts; the first may be without a title.
        doubts: What could not be told.
    """

    title: str = ""
    parts: list[Part] = field(default_factory=lambda: [Part("")])
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def fields(self) -> Iterator[Field]:
        """Its labels with places."""
        return (one for part in self.parts for one in part.things if isinstance(one, Field))

    @property
    def tables(self) -> Iterator[Columns]:
        """Its repeating tables."""
        return (one for part in self.parts for one in part.things if isinstance(one, Columns))


def anatomy(document: Document) -> Anatomy:
    """What a document is made of."""
    seen = Anatomy()
    for grid in document.grids:
        is_edge = grid.where.startswith(("页眉", "页脚"))
        _Walk(_trimmed(grid), seen, is_edge=is_edge, is_print=document.medium == "pdf").walk()
    seen.parts = [part for part in seen.parts if part.things]
    first, *rest = seen.parts or [Part("")]
    if not first.is_numbered and any(part.is_numbered for part in rest):
        # Before numbered headings stands the title once more, or a subtitle.
        first.title = ""
    return seen


def _trimmed(grid: Grid) -> Grid:
    """The grid without blank columns to the right of what is drawn as wide as the sheet."""
    ends = Counter(cell.width for cell in grid.cells if not cell.col and cell.width > 2)
    edge = max((end for end, times in ends.items() if times > 1), default=grid.cols)
    if any(cell.text.strip() for cell in grid.cells if cell.col >= edge):
        return grid
    return Grid(tuple(cell for cell in grid.cells if cell.col < edge), grid.where)


@dataclass
class _Walk:
    """Goes over the cells of one grid; what is spoken for is claimed."""

    grid: Grid
    seen: Anatomy
    is_edge: bool
    is_print: bool = False
    claimed: set[Cell] = field(default_factory=set)
    band: Cell | None = None
    listed: Part | None = None

    def walk(self) -> None:
        """Add what this grid is made of."""
        tables = {table.heads[0]: table for table in columns(self.grid)}
        for table in tables.values():
            self.claimed |= {cell for row in table.rows for cell in row}
            self.claimed |= {*table.heads[1:], *table.groups}
        for cell in self.grid.cells:
            self._leave_band(cell)
            if cell in tables:
                self._listed(tables[cell])
            elif cell not in self.claimed and cell.text.strip():
                self._cell(cell)

    def _listed(self, table: Columns) -> None:
        """Add a table; a heading right over it is its own, and no more than its sums."""
        part = self.seen.parts[-1]
        is_own = bool(part.title) and not part.is_numbered and not part.things and not self.band
        part.things.append(table)
        self.listed = part if is_own else None

    # --- headings

    def _leave_band(self, cell: Cell) -> None:
        if self.band and cell.row >= self.band.row + self.band.height:
            self.band = None
            self.seen.parts.append(Part(""))

    def _cell(self, cell: Cell) -> None:
        if self._is_title(cell):
            self.seen.title = label_of(cell.text)
        elif self._is_pair(cell):
            self._inside(cell)
        elif self._is_band(cell):
            self.band = cell
            self._begin(cell.text)
        elif (below := self._long_place(cell)) is not None:
            self._begin(cell.text)
            self._put(cell, below)
        elif self._is_heading(cell):
            self._begin(cell.text)
        elif is_label(cell.text) and len(inners(cell.text)) < 2:
            self._alone(cell)
        else:
            self._inside(cell)

    def _begin(self, title: str) -> None:
        is_numbered = bool(NUMBERING.match(title))
        self.seen.parts.append(Part(label_of(unnumbered(title)), is_numbered))

    def _is_title(self, cell: Cell) -> bool:
        """Words with a line for themselves at the top: the first, or those under the sender."""
        text = label_of(cell.text)
        return (
            self._may_entitle(text)
            and not self.is_edge
            and len(text) <= LONGEST_TITLE
            and len(self.seen.parts) == 1
            and self._has_line(cell)
            and not cell.text.rstrip().endswith((":", "："))
            and not inners(cell.text)
            and not NUMBERING.match(cell.text)
            and is_label(cell.text)
        )

    def _may_entitle(self, text: str) -> bool:
        """Whether nothing stands above but who sends the paper and a line as for its number."""
        before, names_paper = self.seen.parts[0].things, bool(_PAPER.search(text))
        if self.seen.title:
            return names_paper and not before and bool(_SENDER.search(self.seen.title))
        rows = {one.cell.row for one in before if isinstance(one, Field)}
        return not before or (names_paper and rows == {0} and len(before) <= MOST_ABOVE_TITLE)

    def _is_band(self, cell: Cell) -> bool:
        """A title at the left edge that stands beside several rows of labels."""
        if cell.col or cell.height < 2 or cell.width == self.grid.cols or not is_label(cell.text):
            return False
        beside = [
            self.grid.at(row, cell.col + cell.width)
            for row in range(cell.row, min(cell.row + cell.height, self.grid.rows))
        ]
        starts = [one for one in dict.fromkeys(beside) if one]
        return len(starts) > 1 and any(is_label(one.text) or inners(one.text) for one in starts)

    def _is_heading(self, cell: Cell) -> bool:
        """A short text with a line for itself that is followed by no place of its own."""
        if not self._has_line(cell) or not is_label(cell.text) or self.is_edge:
            return False
        if cell.text.rstrip().endswith((":", "：")):
            return False
        return self.grid.cols > 1 or bool(NUMBERING.match(cell.text))

    def _has_line(self, cell: Cell) -> bool:
        """Whether nothing else stands on its rows, and it is no label beside a blank."""
        if cell.col and self.band is None:
            return False
        if cell.col + cell.width >= self.grid.cols:
            return cell.col == 0 or self._is_beside_band(cell)
        rest = [self.grid.at(cell.row, col) for col in range(cell.col + cell.width, self.grid.cols)]
        return (
            self.grid.cols > 3
            and all(one is None or (not one.text.strip() and one.width == 1) for one in rest)
            and len(rest) > 2
        )

    def _is_beside_band(self, cell: Cell) -> bool:
        return self.band is not None and cell.col == self.band.col + self.band.width

    def _long_place(self, cell: Cell) -> Cell | None:
        """The blank as wide as the sheet under a text that has a line for itself."""
        named = is_known(cell.text) or NUMBERING.match(cell.text)
        if self.grid.cols < 2 or not self._has_line(cell) or not (named and is_label(cell.text)):
            return None
        below = self.grid.below(cell)
        wide = below is not None and below.col == cell.col and below.width > max(cell.width, 1)
        same = below is not None and below.col == cell.col and below.width == cell.width
        full = same and cell.col + cell.width == self.grid.cols
        is_free = below is not None and below not in self.claimed and is_place(below.text)
        return below if is_free and (wide or full) else None

    # --- labels

    def _alone(self, cell: Cell) -> None:
        """A label that has its cell for itself."""
        right, below = self.grid.right_of(cell), self.grid.below(cell)
        if self.grid.cols == 1:
            self._loose(cell, below)
        elif right and right not in self.claimed and self._holds_value(cell, right):
            self._put(cell, right)
        elif cell.text.rstrip().endswith((":", "：")):
            self._add(cell.text, cell, len(cell.text), len(cell.text))
        elif below and below not in self.claimed and self._fits_under(cell, below):
            self._put(cell, below)
        elif right and inners(right.text):
            self._doubt(cell, say("旁边一格全是别的标签，它自己没有空白"), is_over_labels=True)
        else:
            self._doubt(cell, say("旁边和下面都没有空白，看不出填在哪里"))

    def _loose(self, cell: Cell, below: Cell | None) -> None:
        """A label on a line of its own: its place is the blank under it, or behind its colon."""
        has_colon = cell.text.rstrip().endswith((":", "："))
        ruled = below is not None and ("_" in below.text or "＿" in below.text)
        blank = below is not None and not below.text.strip() and has_colon
        if below and below not in self.claimed and is_place(below.text) and (ruled or blank):
            self._put(cell, below)
        elif has_colon:
            self._add(cell.text, cell, len(cell.text), len(cell.text))

    def _is_pair(self, cell: Cell) -> bool:
        """Whether a label and what is filled in stand in the one cell, as in ``姓名：张三``."""
        found = inners(cell.text)
        if len(found) != 1 or cell.text[: found[0].start].strip():
            return False
        behind, right = cell.text[found[0].begin :].strip(), self.grid.right_of(cell)
        # A label may have a colon within it, such as 合计：人民币（大写）.
        is_label_still = right is not None and is_place(right.text) and behind.endswith((")", "）"))
        return bool(behind) and not is_place(behind) and not is_known(behind) and not is_label_still

    def _holds_value(self, label: Cell, right: Cell) -> bool:
        text = right.text
        if is_place(text) or options(text) or not is_label(text):
            return True
        if found := inners(text):
            is_free = not is_known(found[0].label) or found[0].start > 0
            return is_free or self._is_over_signature(label)
        return not is_known(text)

    def _is_over_signature(self, label: Cell) -> bool:
        """Whether there is room over what is signed: blank lines are seen as nothing in print."""
        return self.is_print and bool(_LONG.search(label_of(label.text)))

    def _fits_under(self, cell: Cell, below: Cell) -> bool:
        return (below.col, below.width) == (cell.col, cell.width) and is_place(below.text)

    def _put(self, label: Cell, cell: Cell) -> None:
        """Give a cell to a label; what bears labels of its own at its end is theirs."""
        self.claimed.add(cell)
        inside = [one for one in inners(cell.text) if one.start or not self._is_choice(cell)]
        own = inside[0].start if inside else len(cell.text)
        if inside and not own:
            if self._is_over_signature(label):
                self._add(label.text, cell, 0, 0)
            self._inner(cell, inside)
            return
        sure = is_known(label.text) or is_place(cell.text) or not is_label(cell.text[:own])
        doubt = "" if sure else say("哪个是标签、哪个是填的内容，只是按位置猜的")
        self._add(label.text, cell, 0, own, doubt)
        self._inner(cell, inside)

    def _is_choice(self, cell: Cell) -> bool:
        return first_box(cell.text) >= 0 and not any(sign in cell.text for sign in ":：")

    def _inside(self, cell: Cell) -> None:
        """Labels within a text."""
        found = inners(cell.text)
        if not found and options(cell.text):
            self._doubt(cell, say("有勾选项，但看不出标签"))
        self._inner(cell, found)

    def _inner(self, cell: Cell, found: list[Inner]) -> None:
        self.claimed.add(cell)
        for one in found:
            self._add(one.label, cell, one.begin, one.end)

    def _add(self, label: str, cell: Cell, begin: int, end: int, doubt: str = "") -> None:
        self.claimed.add(cell)
        told = Field(label_of(unnumbered(label)), cell, begin, end, doubt)
        if self.listed is self.seen.parts[-1] and not self._is_of_sums(cell):
            self.seen.parts.append(Part(""))
        self.seen.parts[-1].things.append(told)

    def _is_of_sums(self, cell: Cell) -> bool:
        first = self.grid.at(cell.row, 0)
        return first is not None and label_key(first.text) in TOTALS

    def _doubt(self, cell: Cell, why: str, **more: bool) -> None:
        if not self.is_edge:
            self.seen.doubts.append(Doubt(label_of(cell.text), cell.where, why, **more))
