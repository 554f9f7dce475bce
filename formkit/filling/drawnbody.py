"""The body of a Word template as its form draws it: the grids, and what is written around them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from formkit.filling.body import ROW, SHADE, body_table, ruled
from formkit.filling.sheetplan import BETWEEN, SUPPLEMENT, PanelPlan, SheetPlan, split_lines
from formkit.filling.wml import (
    Box,
    Element,
    Named,
    Type,
    cell,
    control,
    grid,
    heading_row,
    paragraph,
    row,
    run,
    tiny_paragraph,
    w,
)
from formkit.filling.words import BOOKMARKS
from formkit.forms import BoxSpec, RowsSpec
from formkit.forms.drawing import Drawn, Slot, Text
from formkit.forms.names import bookmark

HIGH = 4
CENTRED = ("date", "moment", "integer", "number", "choice", "yes_no", "settlement")
FIGURES = ("money", "quantity")


def drawn_body(plan: SheetPlan) -> list[Element]:
    """The paragraphs and tables of a drawn form; below them the boxes it does not draw."""
    ids = count(1)
    found: list[Element] = []
    for part in plan.parts:
        if isinstance(part, PanelPlan):
            found += [_Panel(plan, part, ids).table(), tiny_paragraph()]
        else:
            inner = pieces(part, Type(plan.page.scale.size), ids)
            found.append(paragraph(*inner, pitch=plan.line))
    if plan.supplement:
        small = Type(plan.supplement.page.scale.size)
        found.append(paragraph(run(SUPPLEMENT, small), pitch=plan.line + BETWEEN))
        found += [body_table(plan.supplement, ids), tiny_paragraph()]
    return found


def pieces(text: Text, type_: Type, ids: Iterator[int]) -> Iterator[Element]:
    """A text of the drawing: what is printed in runs, what is filled in in controls."""
    for piece in text:
        if isinstance(piece, str):
            yield run(piece, type_)
        elif piece.box is None:
            yield run("{{ number }}", type_)
        else:
            box = piece.box
            named = Named(box.path, bookmark(box.path), box.label, str(next(ids)))
            yield from control(named, f"{{{{ {box.path} }}}}", type_)


class _Panel:
    """Writes one grid."""

    def __init__(self, plan: SheetPlan, panel: PanelPlan, ids: Iterator[int]) -> None:
        self.panel = panel
        self.width = plan.page.width
        self.scale = plan.page.scale
        self.type = Type(self.scale.size)
        self.ids = ids

    def table(self) -> Element:
        rows = (row for n in range(len(self.panel.heights)) for row in self._rows(n))
        return w("tbl", ruled(self.width, self.scale.edge), grid(*self.panel.widths), *rows)

    def _rows(self, n: int) -> Iterator[Element]:
        table = self.panel.table(n)
        if table is None or table.rows is None:
            made = row(self.panel.heights[n], *map(self._cell, *self._here(n)))
            yield heading_row(made) if self._heads(n) else made
            return
        yield self._tag_row(n, table, f"{{%tr for {ROW} in {table.rows.path} %}}")
        yield row(self.panel.heights[n], *self._entries(n, table, table.rows))
        yield self._tag_row(n, table, "{%tr endfor %}")

    def _here(self, n: int) -> tuple[list[Drawn], list[int]]:
        cells = list(self.panel.panel.row(n))
        return cells, [n] * len(cells)

    def _heads(self, n: int) -> bool:
        """True for the headings of a table that stands right under the top of its grid."""
        tables = (one for one in self.panel.panel.cells if one.rows)
        first = next((one.cell.row for one in tables), 0)
        return n < first and not any(
            one.slots for one in self.panel.panel.cells if one.cell.row < first
        )

    def _cell(self, one: Drawn, n: int) -> Element:
        merge = "" if one.cell.height == 1 else "restart" if one.cell.row == n else "continue"
        box = Box(
            self.panel.width(one),
            one.cell.width,
            merge=merge,
            fill=SHADE if one.is_label else "",
            align=_upright(one),
        )
        if one.cell.row < n:
            return cell(box, tiny_paragraph())
        return cell(box, *self._paragraphs(one))

    def _paragraphs(self, one: Drawn) -> Iterator[Element]:
        pitch = self.scale.pitch
        if one.is_label:
            yield paragraph(run(one.cell.text, self.type), pitch=pitch, align="center")
            return
        for line in split_lines(one.text):
            inner = pieces(line, self.type, self.ids)
            signs_below = len(line) > 1 and _upright(one) == "bottom"
            yield paragraph(*inner, pitch=pitch, align="right" if signs_below else _across(line))

    def _entries(self, n: int, table: Drawn, rows: RowsSpec) -> Iterator[Element]:
        columns = self.panel.panel.columns(table)
        for one in self.panel.panel.row(n):
            if one is not table:
                yield self._cell(one, n)
                continue
            for box, head in columns:
                wide = sum(self.panel.widths[head.col : head.col + head.width])
                inner = paragraph(
                    *self._entry(rows, box), pitch=self.scale.pitch, align=_aligned(box)
                )
                yield cell(Box(wide, head.width), inner)

    def _entry(self, rows: RowsSpec, box: BoxSpec) -> Iterator[Element]:
        path = f"{rows.path}.{{{{ loop.index0 }}}}.{box.name}"
        mark = f"{{{{ {ROW}.{BOOKMARKS}.{box.name} }}}}"
        named = Named(path, mark, box.label, f"{{{{ loop.index }}}}{next(self.ids):03}")
        return control(named, f"{{{{ {ROW}.{box.name} }}}}", self.type)

    def _tag_row(self, n: int, table: Drawn, tag: str) -> Element:
        """A row that only rules a loop; it is gone from the filled sheet."""
        told = paragraph(run(tag, self.type), pitch=self.scale.pitch)
        whole = cell(Box(self.panel.width(table), table.cell.width), told)
        cells = (whole if one is table else self._cell(one, n) for one in self.panel.panel.row(n))
        return row(self.scale.row, *cells)


def _upright(one: Drawn) -> str:
    """Where the text of a cell stands: long texts at its top, who signs below one at its foot."""
    tall = any(slot.box and slot.box.lines >= HIGH for slot in one.slots)
    last = split_lines(one.text)[-1] if one.text else ()
    signed = any(isinstance(piece, Slot) and _is_signed(piece) for piece in last)
    return "bottom" if tall and signed else "top" if tall else "center"


def _across(line: Text) -> str:
    box = line[0].box if len(line) == 1 and isinstance(line[0], Slot) else None
    return "left" if box is None or box.type not in CENTRED else "center"


def _is_signed(slot: Slot) -> bool:
    return slot.box is not None and slot.box.type == "signature"


def _aligned(box: BoxSpec) -> str:
    return "right" if box.type in FIGURES else "center" if box.type in CENTRED else "left"
