"""How large a drawn form is written: type, columns and rows, so that it fills its page."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from formkit.filling.layout import FULLEST, Block, Layout
from formkit.filling.measure import Measure, ems
from formkit.filling.rows import least_rows, section_lines
from formkit.filling.scale import CLOSE, PLAIN, SCALES, Page, Scale
from formkit.forms import BoxSpec, FormSpec, SectionSpec
from formkit.forms.drawing import Drawing, Drawn, Panel, Slot, Text

SUPPLEMENT = "补充栏位"
TALL_GROWS, OTHERS_GROW, REGISTER_GROWS = 2.2, 1.3, 1.7
BETWEEN = 6.0
LEGIBLE = 9
SAFETY = 1.02  # fonts differ a little
# Between Chinese and figures office programs leave a little room, which makes dates wider.
ONE_LINE = {"date": 0.87, "number": 1, "integer": 1, "moment": 1.7}


@dataclass(frozen=True)
class PanelPlan:
    """One grid with its columns and rows in points."""

    panel: Panel
    widths: tuple[float, ...]
    heights: tuple[float, ...]

    def width(self, drawn: Drawn) -> float:
        """The width of a cell."""
        first = drawn.cell.col
        return sum(self.widths[first : first + drawn.cell.width])

    def table(self, row: int) -> Drawn | None:
        """The table that stands in a row, if one does."""
        return next((one for one in self.panel.row(row) if one.rows), None)

    @property
    def room(self) -> float:
        """The height it takes on an empty sheet."""
        return sum(height * self._times(n) for n, height in enumerate(self.heights))

    def tall(self, row: int) -> bool:
        """True where something of several lines is written in a row."""
        return any(_is_tall(slot) for one in self.panel.row(row) for slot in one.slots)

    def grown(self, tall: float, others: float) -> PanelPlan:
        """The grid with its rows so many times as high."""
        heights = (
            height * (tall if self.tall(n) else others) for n, height in enumerate(self.heights)
        )
        return replace(self, heights=tuple(heights))

    def _times(self, row: int) -> int:
        table = self.table(row)
        return least_rows(table.rows) if table and table.rows else 1


@dataclass(frozen=True)
class SheetPlan:
    """A drawn form as planned on its page.

    Attributes:
        spec: The form.
        drawing: Its drawing.
        page: The page.
        parts: Its paragraphs and grids, from top to bottom.
    """

    spec: FormSpec
    drawing: Drawing
    page: Page
    parts: tuple[Text | PanelPlan, ...]

    @cached_property
    def supplement(self) -> Layout | None:
        """The boxes that the drawing does not have, in smaller type below it."""
        left = tuple(box for box in self.spec.boxes if not self.drawing.has(box))
        if not left:
            return None
        main = self.page.scale
        scale = replace(min(main, CLOSE, key=_size), left=main.left, right=main.right)
        page = Page(scale, self.page.landscape)
        measure = Measure(page, page.width, tuple(box.label for box in left))
        section = SectionSpec("supplement", SUPPLEMENT, boxes=left)
        lines = tuple(section_lines(measure, section))
        return Layout(self.spec, measure, (Block(section, lines),))

    @property
    def panels(self) -> list[PanelPlan]:
        """Its grids."""
        return [part for part in self.parts if isinstance(part, PanelPlan)]

    @property
    def room(self) -> float:
        """The height of all on an empty sheet."""
        lines = sum(not isinstance(part, PanelPlan) for part in self.parts)
        below = self.supplement.room + self.line + BETWEEN if self.supplement else 0
        return lines * self.line + sum(panel.room for panel in self.panels) + below

    @property
    def line(self) -> float:
        """The height of a paragraph."""
        return self.page.scale.pitch + BETWEEN


def planned(spec: FormSpec, drawing: Drawing) -> SheetPlan:
    """The form in the largest type in which it fits on one page, drawn out to its foot."""
    plans = [_at_scale(spec, drawing, scale) for scale in SCALES]
    short = [plan for plan in plans if plan.room <= FULLEST * plan.page.height]
    legible = [plan for plan in short if plan.page.scale.size >= LEGIBLE]
    for plan in (*filter(_fits, legible), *filter(_has_whole_labels, short)):
        return _stretched(plan)
    return _at_scale(spec, drawing, PLAIN)


def _at_scale(spec: FormSpec, drawing: Drawing, scale: Scale) -> SheetPlan:
    page = Page(scale, spec.landscape)
    parts = (_panel(page, part) if isinstance(part, Panel) else part for part in drawing.parts)
    return SheetPlan(spec, drawing, page, tuple(parts))


def _panel(page: Page, panel: Panel) -> PanelPlan:
    whole = sum(panel.widths)
    widths = tuple(page.width * width / whole for width in panel.widths)
    plan = PanelPlan(panel, widths, (page.scale.row,) * panel.grid.rows)
    heights = [page.scale.row] * panel.grid.rows
    # Cells over several rows come last: they only need what the low ones leave them short of.
    for one in sorted(panel.cells, key=lambda one: one.cell.height):
        first, last = one.cell.row, one.cell.row + one.cell.height - 1
        need = max(_cell_heights(page, plan, one))
        heights[last] += max(0.0, need - sum(heights[first : last + 1]))
    return replace(plan, heights=tuple(heights))


def _cell_heights(page: Page, plan: PanelPlan, one: Drawn) -> Iterator[float]:
    """The heights that a cell needs: of one cell, or of each entry of a table's row."""
    scale = page.scale
    if one.rows is None:
        lines = sum(_lines(page, line, plan.width(one)) for line in split_lines(one.text))
        signed = any(slot.box and slot.box.type == "signature" for slot in one.slots)
        yield max(scale.stamp if signed else 0, lines * scale.pitch + scale.pad)
        return
    for box, head in plan.panel.columns(one):
        width = sum(plan.widths[head.col : head.col + head.width])
        wide = _usual(page, box) if box.type not in ("text", "money") else 0
        yield _wrapped(page, wide, width) * scale.pitch + scale.pad


def split_lines(text: Text) -> list[Text]:
    """The lines of a cell's text."""
    lines: list[list[str | Slot]] = [[]]
    for piece in text:
        if isinstance(piece, Slot):
            lines[-1].append(piece)
            continue
        first, *rest = piece.split("\n")
        lines[-1] += [first] if first else []
        lines.extend([one] if one else [] for one in rest)
    return [tuple(line) for line in lines]


def _lines(page: Page, line: Text, width: float) -> int:
    boxes = [piece.box for piece in line if isinstance(piece, Slot) and piece.box]
    tall = [box.lines for box in boxes if box.lines > 1]
    wide = sum(ems(piece) if isinstance(piece, str) else _usual(page, piece.box) for piece in line)
    return max([*tall, _wrapped(page, 0 if tall else wide, width)])


def _usual(page: Page, box: BoxSpec | None) -> float:
    return Measure(page, page.width).usual(box) if box else ems("KS26030001")


def _wrapped(page: Page, wide: float, width: float) -> int:
    room = (width - 2 * page.scale.edge) / page.scale.size
    return max(1, math.ceil(wide / max(room, 1)))


def _fits(plan: SheetPlan) -> bool:
    """Whether no line of a label is broken, and nothing written that should stand in one line."""
    written = (
        one
        for panel in plan.panels
        for cell in panel.panel.cells
        for one in _unbroken(plan.page, panel, cell)
    )
    return _has_whole_labels(plan) and all(_is_whole(plan, *one) for one in written)


def _has_whole_labels(plan: SheetPlan) -> bool:
    return all(
        _is_whole(plan, ems(line), panel.width(one))
        for panel in plan.panels
        for one in panel.panel.cells
        if one.is_label
        for line in one.cell.text.split("\n")
    )


def _is_whole(plan: SheetPlan, wide: float, width: float) -> bool:
    return _wrapped(plan.page, SAFETY * wide, width) == 1


def _unbroken(page: Page, panel: PanelPlan, one: Drawn) -> Iterator[tuple[float, float]]:
    """What is filled in and not to be broken, with the width that it has."""
    for box, head in panel.panel.columns(one) if one.rows else ():
        if box.type in ONE_LINE:
            width = sum(panel.widths[head.col : head.col + head.width])
            yield _usual(page, box) / ONE_LINE[box.type], width
    for slot in one.slots if len(one.text) == 1 and not one.rows else ():
        kind = slot.box.type if slot.box else "number"
        if kind in ONE_LINE:
            yield _usual(page, slot.box) / ONE_LINE[kind], panel.width(one)


def _is_tall(slot: Slot) -> bool:
    return bool(slot.box and slot.box.lines > 1)


def _size(scale: Scale) -> float:
    return scale.size


def _stretched(plan: SheetPlan) -> SheetPlan:
    """First the rows for long texts grow, then all of them."""
    free = FULLEST * plan.page.height - plan.room
    tall = sum(
        height for panel in plan.panels for n, height in enumerate(panel.heights) if panel.tall(n)
    )
    grows = min(TALL_GROWS, 1 + free / tall) if tall else 1.0
    left = free - tall * (grows - 1)
    others = sum(panel.room for panel in plan.panels) - tall
    most = OTHERS_GROW if tall else REGISTER_GROWS
    rest = min(most, 1 + left / others) if others else 1.0
    parts = (
        part.grown(grows, rest) if isinstance(part, PanelPlan) else part for part in plan.parts
    )
    return replace(plan, parts=tuple(parts))
