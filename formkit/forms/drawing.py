"""A form drawn as text: what stands in each cell of its sheet, and which box has its place where.

The drawing is what one sees on the paper, a line a row::

    # 客户 {月份} 月回访信息登记表
    N0:{编号}
    |----------|----------------|----------|----------------|
    | 客户姓名 | {客户姓名}     | 接单时间 | {接单时间}     |
    | 处理结果:⏎{处理结果} < < < |

``|`` parts the cells, ``<`` is merged with the cell to its left, ``^`` with the one above, ``⏎``
ends a line within a cell; the rule says how wide the columns are. ``{标签}`` (or the box's path) is
where its value stands, ``{编号}`` the number of the sheet. A table is drawn as its headings and,
under them, one cell ``{表}`` over all of its columns. Lines outside of a grid are paragraphs; one
that begins with ``#`` stands for the title.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from formkit.errors import ConfigurationError, UnknownName, Unreadable, did_you_mean
from formkit.say import say
from formkit.values import drawing as drawings
from formkit.values.grid import Cell, Grid
from formkit.values.label import fold_label

if TYPE_CHECKING:
    from formkit.forms.spec import BoxSpec, FormSpec, RowsSpec

TITLE, BAR = "#", "|"
NUMBER = ("编号", "number")
_PLACE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Slot:
    """A place to fill in: a box's, a table's, or without either the number of the sheet."""

    box: BoxSpec | None = None
    rows: RowsSpec | None = None


Text = tuple[str | Slot, ...]


@dataclass(frozen=True)
class Drawn:
    """One cell as drawn, with its texts and places."""

    cell: Cell
    text: Text

    @property
    def is_label(self) -> bool:
        """True where only a text is printed."""
        return not self.slots and bool(self.cell.text.strip())

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The places in it."""
        return slots(self.text)

    @property
    def rows(self) -> RowsSpec | None:
        """The table whose lines stand here."""
        return next((slot.rows for slot in self.slots if slot.rows), None)


@dataclass(frozen=True)
class Panel:
    """One grid of the drawing.

    Attributes:
        cells: Its cells, row by row.
        widths: How wide its columns are drawn.
    """

    cells: tuple[Drawn, ...]
    widths: tuple[int, ...]

    @cached_property
    def grid(self) -> Grid:
        """Its cells as a grid."""
        return Grid(tuple(one.cell for one in self.cells))

    def row(self, n: int) -> tuple[Drawn, ...]:
        """The cells that stand in a row from left to right, also those that began above it."""
        here = (one for one in self.cells if one.cell.row <= n < one.cell.row + one.cell.height)
        return tuple(sorted(here, key=lambda one: one.cell.col))

    def columns(self, table: Drawn) -> tuple[tuple[BoxSpec, Cell], ...]:
        """The columns of a table with their headings, from left to right."""
        rows, right = table.rows, table.cell.col + table.cell.width
        heads = [one for one in self.row(table.cell.row - 1) if table.cell.col <= one.cell.col]
        known = {fold_label(box.label): box for box in rows.boxes} if rows else {}
        return tuple(
            (known[fold_label(one.cell.text)], one.cell)
            for one in heads
            if one.cell.col < right and fold_label(one.cell.text) in known
        )


@dataclass(frozen=True)
class Drawing:
    """A whole sheet as drawn.

    Attributes:
        heading: What is printed in place of the title, if anything.
        parts: Paragraphs and grids, from top to bottom.
    """

    heading: Text
    parts: tuple[Text | Panel, ...]

    @property
    def panels(self) -> tuple[Panel, ...]:
        """Its grids."""
        return tuple(part for part in self.parts if isinstance(part, Panel))

    @property
    def texts(self) -> Iterator[Text]:
        """Every text on the sheet: heading, paragraphs, cells."""
        yield self.heading
        for part in self.parts:
            if isinstance(part, Panel):
                yield from (one.text for one in part.cells)
            else:
                yield part

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Every place on the sheet."""
        return tuple(slot for text in self.texts for slot in slots(text))

    @property
    def is_numbered(self) -> bool:
        """True where the number of the sheet has its place in the drawing."""
        return Slot() in self.slots

    @cached_property
    def printed(self) -> frozenset[str]:
        """The texts printed on the sheet, line by line and cell by cell, folded as labels are."""
        cells = (one.cell.text for panel in self.panels for one in panel.cells if one.is_label)
        pieces = (piece for text in self.texts for piece in text if isinstance(piece, str))
        lines = (line for piece in pieces for line in piece.split("\n"))
        return frozenset(map(fold_label, (*cells, *lines))) - {""}

    @cached_property
    def number_labels(self) -> frozenset[str]:
        """The labels beside or before the number of the sheet, such as 受理编号."""
        found = (fold_label(label) for label in self._number_labels())
        return frozenset(found) - {""}

    def _number_labels(self) -> Iterator[str]:
        for text in self.texts:
            if Slot() in text[1:]:
                yield str(text[text.index(Slot()) - 1]).split("\n")[-1]
        for panel in self.panels:
            for one in panel.cells:
                left = panel.grid.at(one.cell.row, one.cell.col - 1)
                if one.text[:1] == (Slot(),) and left:
                    yield left.text

    def has(self, box: BoxSpec) -> bool:
        """True where a box has its place in the drawing."""
        return any(slot.box == box for slot in self.slots)


def slots(text: Text) -> tuple[Slot, ...]:
    """The places in a text."""
    return tuple(piece for piece in text if isinstance(piece, Slot))


def drawing_of(spec: FormSpec) -> Drawing:
    """The sheet of a form as drawn.

    Raises:
        ConfigurationError: The drawing is no grid, or names what the form does not have; the
            message says where, what was seen and what to do.
    """
    lines = [line for line in drawings.plain(spec.drawn).split("\n") if line]
    titled = lines[:1] if lines[0].startswith(TITLE) else []
    heading = _text(spec, titled[0].lstrip(TITLE).strip()) if titled else ()
    drawn = Drawing(heading, tuple(_parts(spec, lines[len(titled) :])))
    _once(spec, drawn)
    return drawn


def _parts(spec: FormSpec, lines: Iterable[str]) -> Iterator[Text | Panel]:
    held: list[str] = []
    for line in lines:
        if line.startswith(BAR):
            held.append(line)
            continue
        if held:
            yield _panel(spec, held)
        held = []
        if line.endswith(BAR):
            raise _wrong(spec, say("“{line}”不以|开头；表格的一行要以|开头、以|结尾", line=line))
        yield _text(spec, line)
    if held:
        yield _panel(spec, held)


def _panel(spec: FormSpec, lines: list[str]) -> Panel:
    drawing = "\n".join(lines)
    try:
        grid = Grid.parse(drawing)
    except Unreadable as error:
        raise _wrong(spec, str(error)) from None
    for row in range(grid.rows):
        there = sum(grid.at(row, col) is not None for col in range(grid.cols))
        if there < grid.cols:
            told = say(
                "第{n}行画了{there}列，别的行有{cols}列", n=row + 1, there=there, cols=grid.cols
            )
            raise _wrong(spec, told + say("；请用<或^补足合并的单元格"))
    cells = tuple(Drawn(cell, _text(spec, cell.text)) for cell in grid.cells)
    panel = Panel(cells, drawings.widths(drawing))
    for one in cells:
        _headed(spec, panel, one)
    return panel


def _headed(spec: FormSpec, panel: Panel, table: Drawn) -> None:
    """Refuse a table whose columns are not the headings above it."""
    if table.rows is None:
        return
    here = [box for box, _ in panel.columns(table)]
    missing = [box.label for box in table.rows.boxes if box not in here]
    wide = sum(cell.width for _, cell in panel.columns(table))
    if missing or wide != table.cell.width or len(table.text) > 1:
        told = say(
            "明细表“{label}”的一行要正好画在它各栏的表头之下，缺{missing}",
            label=table.rows.label,
            missing="、".join(missing) or say("对齐"),
        )
        raise _wrong(spec, told)


def _text(spec: FormSpec, text: str) -> Text:
    pieces = _PLACE.split(text)
    found: list[str | Slot] = []
    for n, piece in enumerate(pieces):
        if n % 2:
            found.append(_slot(spec, piece.strip()))
        elif piece:
            found.append(piece)
    return tuple(found)


def _slot(spec: FormSpec, name: str) -> Slot:
    if name in NUMBER and spec.numbered:
        return Slot()
    wanted = fold_label(name)
    for rows in spec.tables:
        if name == rows.path or wanted in (rows.name, fold_label(rows.label)):
            return Slot(rows=rows)
    try:
        return Slot(spec.box(name))
    except UnknownName:
        told = say("“{name}”不是表上的栏位", name=f"{{{name}}}")
        names = [*spec.names, *(rows.label for rows in spec.tables)]
        raise _wrong(spec, told, did_you_mean(name, names)) from None


def _once(spec: FormSpec, drawn: Drawing) -> None:
    """Refuse a box or table drawn twice, and a table that is not drawn."""
    placed = (slot.box or slot.rows for slot in drawn.slots)
    counts = Counter(one.path for one in placed if one)
    twice = [path for path, count in counts.items() if count > 1]
    if twice:
        raise _wrong(spec, say("{names}画了两次", names="、".join(twice)))
    left = [rows.label for rows in spec.tables if rows.path not in counts]
    if left:
        raise _wrong(spec, say("没有画明细表{names}", names="、".join(left)))


def _wrong(spec: FormSpec, told: str, hint: str = "") -> ConfigurationError:
    return ConfigurationError(say("{title} · drawn：{told}。", title=spec.title, told=told) + hint)
