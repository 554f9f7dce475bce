"""The body of a Word template: the ruled table of a form's boxes, with a tag in each."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import chain

from formkit.filling.layout import BAND_PITCH, HAIR, Block, Layout
from formkit.filling.measure import COLUMNS, ems, halves
from formkit.filling.rows import Line, Place
from formkit.filling.wml import (
    HEI,
    Box,
    Element,
    Named,
    Type,
    cell,
    control,
    grid,
    paragraph,
    row,
    rule_above,
    run,
    tiny_paragraph,
    twips,
    w,
)
from formkit.filling.words import BOOKMARKS
from formkit.forms import BoxSpec, RowsSpec
from formkit.forms.names import bookmark

OUTER, BETWEEN, INNER = 12, 8, 4
RULES = dict.fromkeys(("top", "left", "bottom", "right"), OUTER)
RULES |= dict.fromkeys(("insideH", "insideV"), INNER)
SHADE = "F2F2F2"
MERGES = {"": "", "begin": "restart", "on": "continue"}
ROW = "row"
HIGH = 4
SPREAD = 1.8


def body_table(layout: Layout, ids: Iterator[int]) -> Element:
    """The table of all boxes; its bookmarks take the next of these numbers."""
    return _Table(layout, ids).table()


def ruled(width: float, edge: float) -> Element:
    """The properties of a table so wide: its rules, and the room left and right in its cells."""
    rules = [w(side, val="single", sz=sz, space=0, color="auto") for side, sz in RULES.items()]
    room = {"top": HAIR, "left": edge, "bottom": HAIR, "right": edge}
    return w(
        "tblPr",
        w("tblW", w=twips(width), type="dxa"),
        w("jc", val="center"),
        w("tblBorders", *rules),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=twips(wide), type="dxa") for side, wide in room.items())),
    )


class _Table:
    """Writes one layout; its bookmarks are numbered as they come."""

    def __init__(self, layout: Layout, ids: Iterator[int]) -> None:
        self.layout = layout
        self.scale = layout.page.scale
        self.column = layout.measure.column
        self.band = self.scale.band_width if layout.banded else 0
        self.type = Type(self.scale.size)
        self.ids = ids

    def table(self) -> Element:
        rows = [self._section(block) for block in self.layout.blocks]
        properties = ruled(self.layout.page.width, self.scale.edge)
        return w("tbl", properties, self._grid(), *chain.from_iterable(rows))

    def _grid(self) -> Element:
        return grid(*([self.band] if self.band else []), *[self.column] * COLUMNS)

    def _section(self, block: Block) -> list[Element]:
        """The rows of a section, with a heavier rule above the first."""
        rows = list(self._block(block))
        if rows and block is not self.layout.blocks[0]:
            rule_above(rows[0], BETWEEN)
        return rows

    def _block(self, block: Block) -> Iterator[Element]:
        title = cell(Box(self.band, merge="restart", edge=0), self._title(block))
        for line in block.lines:
            if line.rows is None:
                yield self._row(line, title)
            else:
                yield self._tag_row(line, f"{{%tr for {ROW} in {line.rows.path} %}}")
                yield self._row(line, title)
                yield self._tag_row(line, "{%tr endfor %}")
            title = cell(Box(self.band, merge="continue", edge=0), tiny_paragraph())

    def _row(self, line: Line, title: Element) -> Element:
        cells = [self._cell(place, line.rows) for place in line.places]
        return row(line.height, *([title] if self.band else []), *cells)

    def _tag_row(self, line: Line, tag: str) -> Element:
        """A row that only rules a loop; it is gone from the filled sheet."""
        label, *rest = line.places
        span = sum(place.span for place in rest)
        told = paragraph(run(tag, self.type), pitch=self.scale.pitch)
        whole = cell(Box(span * self.column, span), told)
        band = [cell(Box(self.band, merge="continue"), tiny_paragraph())] if self.band else []
        return row(self.scale.row, *band, self._cell(label, None), whole)

    def _title(self, block: Block) -> Element:
        """The section's title, one part below the other; spread out where there is room."""
        inner = [run("\n".join(block.title), Type(self.scale.band, HEI))]
        if block.bracket:
            size = min(self.scale.band, (self.band - 2) / ems(block.bracket))
            inner.append(run("\n" + block.bracket, Type(math.floor(size * 2) / 2, HEI)))
        least = self.scale.band * BAND_PITCH
        pitch = max(least, min(SPREAD * least, block.room / (block.title_lines + 2)))
        return paragraph(*inner, pitch=pitch, align="center")

    def _cell(self, place: Place, rows: RowsSpec | None) -> Element:
        high = place.box is not None and place.box.lines >= HIGH
        box = Box(
            place.span * self.column,
            place.span,
            merge=MERGES[place.join],
            fill=SHADE if place.kind in ("label", "head") else "",
            align="top" if high else "center",
        )
        inner = self._value(place.box, rows) if place.box else [self._label(place)]
        align = "center" if place.kind in ("label", "head") else "left"
        return cell(box, paragraph(*inner, pitch=self.scale.pitch, align=align))

    def _label(self, place: Place) -> Element:
        one = self.layout.measure.lines(ems(place.text), place.span) == 1
        return run(place.text if one else "\n".join(halves(place.text)), self.type)

    def _value(self, box: BoxSpec, rows: RowsSpec | None) -> Iterator[Element]:
        n = next(self.ids)
        if rows is None:
            named = Named(box.path, bookmark(box.path), box.label, str(n))
            return control(named, f"{{{{ {box.path} }}}}", self.type)
        path = f"{rows.path}.{{{{ loop.index0 }}}}.{box.name}"
        mark = f"{{{{ {ROW}.{BOOKMARKS}.{box.name} }}}}"
        named = Named(path, mark, box.label, f"{{{{ loop.index }}}}{n:03}")
        return control(named, f"{{{{ {ROW}.{box.name} }}}}", self.type)
