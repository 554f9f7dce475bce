"""The page of a register in Excel: title, single boxes above, below them the ruled tables."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from formkit.filling.measure import ems
from formkit.filling.onpage import fit_on_page
from formkit.filling.wml import HEI, SONG
from formkit.forms import BoxSpec, FormSpec, RowsSpec, SectionSpec
from formkit.forms.names import bookmark

WIDTHS = {
    "text": 14,
    "number": 12,
    "date": 15,
    "moment": 24,
    "integer": 8,
    "quantity": 11,
    "money": 13,
    "settlement": 10,
    "signature": 22,
}
FORMATS = {
    "number": "@",
    "text": "@",
    "date": 'yyyy"年"m"月"d"日"',
    "moment": 'yyyy"年"m"月"d"日"h"时"mm"分"',
    "integer": "0",
    "money": "#,##0.00",
    "settlement": "#,##0.00",
}
FIGURED = ("money", "quantity")
UNBROKEN = ("number", "date", "moment", "integer", "settlement")
CENTRED = ("choice", "yes_no")
UPRIGHT_PAGE, LANDSCAPE_PAGE = 92, 138
FEWEST_COLUMNS, PER_BOX, NARROW_TEXT = 6, 3, 10
TITLE_HEIGHT, HEAD_HEIGHT, LINE_HEIGHT, GAP = 38, 28, 22, 6
TEXT_HEIGHT = 16
TALLEST_HEAD = 6  # rows
ROW = "row"

TITLE, HEAD, TEXT = Font(HEI, 18, bold=True), Font(HEI, 10.5), Font(SONG, 10.5)
MIDDLE = Alignment("center", "center", wrap_text=True)
LEFT = Alignment("left", "center", wrap_text=True)
# What is read wrong in two lines is written smaller instead, and no figure becomes ####.
FIGURES = Alignment("right", "center", shrink_to_fit=True)
ONE_LINE = Alignment("center", "center", shrink_to_fit=True)
SIDE = Side("thin")
RULED = Border(SIDE, SIDE, SIDE, SIDE)
SHADE = PatternFill("solid", "F2F2F2")


def widths(spec: FormSpec) -> list[float]:
    """The columns of the sheet: as wide as its tables need, together at least as wide as a page."""
    count = max([FEWEST_COLUMNS, *(len(rows.boxes) for rows in spec.tables)])
    columns = [[rows.boxes[i] for rows in spec.tables if i < len(rows.boxes)] for i in range(count)]
    page = LANDSCAPE_PAGE if spec.landscape else UPRIGHT_PAGE
    for text in (WIDTHS["text"], NARROW_TEXT):
        needed = [max((_width(box, text) for box in boxes), default=text) for boxes in columns]
        if sum(needed) <= page:
            break
    return [round(width * max(1, page / sum(needed)), 1) for width in needed]


def in_column(box: BoxSpec) -> Alignment:
    """How the values of a column are set."""
    if box.type in FIGURED:
        return FIGURES
    if box.type in UNBROKEN:
        return ONE_LINE
    return MIDDLE if box.type in CENTRED else LEFT


def beside_label(box: BoxSpec) -> Alignment:
    """How a single value is set."""
    unbroken = box.type in (*FIGURED, *UNBROKEN)
    return Alignment("left", "center", wrap_text=not unbroken, shrink_to_fit=unbroken or None)


def _width(box: BoxSpec, text: float) -> float:
    """The width of a column in Excel's unit, half a Chinese character; its heading may wrap."""
    usual = WIDTHS.get(box.type, 0) if box.type != "text" else text * box.lines
    return max(usual, 2 * max(map(ems, box.options), default=0) + 2, ems(box.label) + 3)


class RegisterPage:
    """Writes one sheet from top to bottom; ``at`` is the row that is written next."""

    def __init__(self, spec: FormSpec, book: Workbook, sheet: Worksheet) -> None:
        self.spec = spec
        self.book = book
        self.sheet = sheet
        self.widths = widths(spec)
        self.last = len(self.widths)
        self.at = 1

    def write(self) -> None:
        self._across("{{ title }}", TITLE, TITLE_HEIGHT)
        for section in self.spec.sections:
            self._section(section)
        self._page()

    def _section(self, section: SectionSpec) -> None:
        if len(self.spec.sections) > 1:
            self._across(section.title, HEAD, HEAD_HEIGHT)
        across = self.last // PER_BOX
        low = [box for box in section.boxes if box.lines == 1]
        for start in range(0, len(low), across):
            self._boxes(low[start : start + across], PER_BOX)
        for box in section.boxes:
            if box.lines > 1:
                self._boxes([box], self.last)
        for rows in section.rows:
            self._table(rows)

    def _across(self, text: str, font: Font, height: float) -> None:
        """A line over the whole width."""
        self._cell(1, self.last, text, font, MIDDLE)
        self._next(height)

    def _boxes(self, boxes: Sequence[BoxSpec], wide: int) -> None:
        """Labels with their boxes in one row, each so many columns wide."""
        for i, box in enumerate(boxes):
            first, last = i * wide + 1, (i + 1) * wide
            self._cell(first, first, box.label, HEAD, MIDDLE).fill = SHADE
            value = self._cell(first + 1, last, f"{{{{ {box.path} }}}}", TEXT, beside_label(box))
            self._rule(first, last, RULED)
            self._kind(box, value)
            place = f"'{self.sheet.title}'!${value.column_letter}${value.row}"
            name = bookmark(box.path)
            self.book.defined_names[name] = DefinedName(name, attr_text=place)
        self._next(LINE_HEIGHT * max(box.lines for box in boxes))

    def _table(self, rows: RowsSpec) -> None:
        """The headings, and one line between the tags that repeat it."""
        columns = list(enumerate(rows.boxes, start=1))
        self._next(GAP)
        self._keep_head(self.at)
        for n, box in columns:
            self._cell(n, n, box.label, HEAD, MIDDLE).fill = SHADE
        self._rule(1, len(columns), RULED)
        self._next(HEAD_HEIGHT)
        self._cell(1, 1, f"{{%tr for {ROW} in {rows.path} %}}", TEXT, LEFT)
        self._next(LINE_HEIGHT)
        for n, box in columns:
            entry = f"{{{{ {ROW}.{box.name} }}}}"
            self._kind(box, self._cell(n, n, entry, TEXT, in_column(box)))
        self._rule(1, len(columns), RULED)
        self._next(max(2, *(box.lines for box in rows.boxes)) * TEXT_HEIGHT)
        self._cell(1, 1, "{%tr endfor %}", TEXT, LEFT)
        self._next(LINE_HEIGHT)

    def _keep_head(self, last: int) -> None:
        """Keep the rows down to the headings in sight and on every page of a register.

        Not on a sheet whose table stands further down: the rows above it would fill each page.
        """
        if last <= TALLEST_HEAD:
            self.sheet.freeze_panes = f"A{last + 1}"
            self.sheet.print_title_rows = f"1:{last}"

    def _cell(self, first: int, last: int, text: str, font: Font, align: Alignment) -> Cell:
        if last > first:
            self.sheet.merge_cells(
                start_row=self.at, start_column=first, end_row=self.at, end_column=last
            )
        cell = self.sheet.cell(self.at, first, text)
        cell.font, cell.alignment = font, align
        return cell

    def _rule(self, first: int, last: int, border: Border) -> None:
        for n in range(first, last + 1):
            self.sheet.cell(self.at, n).border = border

    def _kind(self, box: BoxSpec, cell: Cell) -> None:
        """Show the cell as its kind is shown, and offer its options."""
        cell.number_format = FORMATS.get(box.type, "General")
        if box.options and box.type != "choices":
            offered = DataValidation(
                "list", formula1=f'"{",".join(box.options)}"', allow_blank=True
            )
            offered.add(cell)
            self.sheet.add_data_validation(offered)

    def _next(self, height: float) -> None:
        self.sheet.row_dimensions[self.at].height = height
        self.at += 1

    def _page(self) -> None:
        """A4, as wide as the page, with the title and page number at its foot."""
        sheet = self.sheet
        for n, width in enumerate(self.widths, start=1):
            sheet.column_dimensions[get_column_letter(n)].width = width
        sheet.print_area = f"A1:{get_column_letter(self.last)}{self.at - 1}"
        fit_on_page(sheet, self.spec.title, landscape=self.spec.landscape)
