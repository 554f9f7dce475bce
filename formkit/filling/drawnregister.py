"""The page of a register in Excel as its form draws it."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from formkit.filling.registerpage import (
    GAP,
    HEAD,
    HEAD_HEIGHT,
    LANDSCAPE_PAGE,
    LEFT,
    LINE_HEIGHT,
    MIDDLE,
    PER_BOX,
    ROW,
    RULED,
    SHADE,
    TEXT,
    TEXT_HEIGHT,
    TITLE,
    TITLE_HEIGHT,
    UPRIGHT_PAGE,
    RegisterPage,
    beside_label,
    in_column,
    widths,
)
from formkit.forms import BoxSpec, FormSpec
from formkit.forms.drawing import Drawn, Panel, Slot, Text, slots
from formkit.forms.names import bookmark

SUPPLEMENT = "补充栏位"
TOP = Alignment("left", "top", wrap_text=True)


class DrawnPage(RegisterPage):
    """Writes one drawn sheet from top to bottom."""

    def __init__(self, spec: FormSpec, book: Workbook, sheet: Worksheet) -> None:
        super().__init__(spec, book, sheet)
        self.widths = _widths(spec)
        self.last = len(self.widths)

    def write(self) -> None:
        """Write the sheet."""
        drawing = self.spec.drawing
        if drawing is None:
            return
        self._across(told(drawing.heading) or "{{ title }}", TITLE, TITLE_HEIGHT)
        for part in drawing.parts:
            if isinstance(part, Panel):
                self._panel(part)
            else:
                self._line(part)
        left = [box for box in self.spec.boxes if not drawing.has(box)]
        if left:
            self._across(SUPPLEMENT, TEXT, LINE_HEIGHT)
            self._singles(left)
        self._page()

    def _line(self, text: Text) -> None:
        """A line outside of the grid; its boxes get cells of their own."""
        boxes = [slot.box for slot in slots(text) if slot.box]
        if boxes:
            self._singles(boxes)
        else:
            self._across(told(text), TEXT, LINE_HEIGHT)

    def _singles(self, boxes: Sequence[BoxSpec]) -> None:
        across = max(1, self.last // PER_BOX)
        for start in range(0, len(boxes), across):
            self._boxes(boxes[start : start + across], min(PER_BOX, self.last))

    def _panel(self, panel: Panel) -> None:
        self._next(GAP)
        for n in range(panel.grid.rows):
            table = next((one for one in panel.row(n) if one.rows), None)
            if table:
                self._rows(panel, table)
            else:
                self._row(panel, n)

    def _row(self, panel: Panel, n: int) -> None:
        """One row of the grid; cells over several rows are merged where they begin."""
        begun = [one for one in panel.row(n) if one.cell.row == n]
        for one in begun:
            self._drawn(one)
        low = [one for one in begun if one.cell.height == 1]
        self._next(max(map(_height, low), default=HEAD_HEIGHT))

    def _drawn(self, one: Drawn) -> None:
        first, last = one.cell.col + 1, one.cell.col + one.cell.width
        bottom = self.at + one.cell.height - 1
        for row in range(self.at, bottom + 1):
            for col in range(first, last + 1):
                self.sheet.cell(row, col).border = RULED
        if (last, bottom) != (first, self.at):
            self.sheet.merge_cells(
                start_row=self.at, start_column=first, end_row=bottom, end_column=last
            )
        cell = self.sheet.cell(self.at, first, told(one.text))
        cell.font, cell.alignment = _look(one)
        if one.is_label:
            cell.fill = SHADE
        box = _sole(one)
        if box:
            self._kind(box, cell)
            place = f"'{self.sheet.title}'!${cell.column_letter}${cell.row}"
            name = bookmark(box.path)
            self.book.defined_names[name] = DefinedName(name, attr_text=place)

    def _rows(self, panel: Panel, table: Drawn) -> None:
        """The line of a table between the tags that repeat it, its headings kept in sight."""
        self._keep_head(self.at - 1)
        rows, left = table.rows, table.cell.col + 1
        if rows is None:
            return
        self._cell(left, left, f"{{%tr for {ROW} in {rows.path} %}}", TEXT, LEFT)
        self._next(LINE_HEIGHT)
        for box, head in panel.columns(table):
            begin, end = head.col + 1, head.col + head.width
            entry = f"{{{{ {ROW}.{box.name} }}}}"
            self._kind(box, self._cell(begin, end, entry, TEXT, in_column(box)))
            self._rule(begin, end, RULED)
        self._next(max(2, *(box.lines for box in rows.boxes)) * TEXT_HEIGHT)
        self._cell(left, left, "{%tr endfor %}", TEXT, LEFT)
        self._next(LINE_HEIGHT)


def told(text: Text) -> str:
    """A text of the drawing as a template says it."""
    return "".join(piece if isinstance(piece, str) else _tag(piece) for piece in text)


def _tag(slot: Slot) -> str:
    return f"{{{{ {slot.box.path if slot.box else 'number'} }}}}"


def _look(one: Drawn) -> tuple[Font, Alignment]:
    if one.is_label:
        return HEAD, MIDDLE
    if any(slot.box and slot.box.lines > 1 for slot in one.slots):
        return TEXT, TOP
    box = _sole(one)
    return TEXT, beside_label(box) if box else LEFT


def _sole(one: Drawn) -> BoxSpec | None:
    """The box that a cell is for alone."""
    first = one.text[0] if len(one.text) == 1 else None
    return first.box if isinstance(first, Slot) else None


def _height(one: Drawn) -> float:
    lines = told(one.text).count("\n") + 1
    written = max((slot.box.lines for slot in one.slots if slot.box), default=1)
    return max(HEAD_HEIGHT, TEXT_HEIGHT * max(lines, written + lines - 1))


def _widths(spec: FormSpec) -> list[float]:
    """The columns as drawn, together as wide as the page."""
    parts = spec.drawing.parts if spec.drawing else ()
    panels = [part.widths for part in parts if isinstance(part, Panel)]
    if not panels:
        return widths(spec)
    page = LANDSCAPE_PAGE if spec.landscape else UPRIGHT_PAGE
    drawn = max(panels, key=len)
    return [round(width * page / sum(drawn), 1) for width in drawn]
