"""A sheet of an office's workbook, cell by cell, to be changed where it has to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any

from lxml import etree
from openpyxl.formula.translate import Translator
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple

from formkit.filling.cells import Styles
from formkit.filling.opc import parse
from formkit.filling.sheetmarkup import MAIN, text_of, unprefixed

Content = str | Decimal | None

_SPACE = MAIN[1:-1]


class Page:
    """The rows and cells of one sheet by their places, counted from 1."""

    def __init__(self, content: bytes, strings: Sequence[etree._Element], styles: Styles) -> None:
        self.root = parse(unprefixed(content).encode())
        self._strings = strings
        self._styles = styles
        found = self.root.find(f"{MAIN}sheetData")
        self.data = etree.SubElement(self.root, f"{MAIN}sheetData") if found is None else found
        self.rows: dict[int, etree._Element] = {}
        self.cells: dict[tuple[int, int], etree._Element] = {}
        self._place_all()
        self._write_out_shared()

    @cached_property
    def merges(self) -> tuple[tuple[int, int, int, int], ...]:
        """The merged cells: first row and column, last row and column."""
        refs = [one.get("ref", "") for one in self.root.iter(f"{MAIN}mergeCell")]
        corners = [ref.partition(":") for ref in refs]
        return tuple(
            (*coordinate_to_tuple(first), *coordinate_to_tuple(last or first))
            for first, _, last in corners
        )

    @property
    def width(self) -> int:
        """The last column in use."""
        return max((col for _, col in self.cells), default=0)

    def content(self, row: int, col: int) -> Content:
        """What stands in a cell: a text, a number, or nothing."""
        cell = self.cells.get((row, col))
        return None if cell is None else content(cell, self._strings)

    def text(self, row: int, col: int) -> str:
        """What stands there as text; a merged cell says in all its places what it says once."""
        for top, left, low, right in self.merges:
            if top <= row <= low and left <= col <= right:
                return shown(self.content(top, left))
        return shown(self.content(row, col))

    def style(self, row: int, col: int) -> str | None:
        """The number of the cell's style."""
        cell = self.cells.get((row, col))
        return None if cell is None else cell.get("s")

    def is_blank(self, row: int) -> bool:
        """Whether nothing stands in a row."""
        return not any(self.content(row, col) for col, _ in self.cells_of(row))

    def put(self, row: int, col: int, value: Any) -> bool:
        """Write a value into a cell in the style it has; False where it says so already."""
        style = self.style(row, col)
        ref = f"{get_column_letter(col)}{row}"
        marked = f' s="{style}"' if style else ""
        tail = self._styles.show(int(style or 0))(value)
        fresh = parse(f'<c xmlns="{_SPACE}" r="{ref}"{marked}{tail}'.encode())
        if content(fresh, self._strings) == self.content(row, col):
            return False
        self.set(row, col, fresh)
        return True

    def set(self, row: int, col: int, cell: etree._Element) -> None:
        """Put a cell in its place, in a row that may have to be made."""
        line = self.row(row)
        old = self.cells.get((row, col))
        if old is not None:
            line.replace(old, cell)
        else:
            line.insert(sum(1 for left, _ in self.cells_of(row) if left < col), cell)
            _drop(line, "spans")
        self.cells[row, col] = cell

    def cells_of(self, row: int) -> list[tuple[int, etree._Element]]:
        """The cells of a row and their columns."""
        line = self.rows.get(row)
        found = [] if line is None else line.findall(f"{MAIN}c")
        return [(coordinate_to_tuple(str(cell.get("r")))[1], cell) for cell in found]

    def row(self, number: int) -> etree._Element:
        """The row of that number, made where there is none."""
        if number not in self.rows:
            line, above = etree.Element(f"{MAIN}row", {"r": str(number)}), self.rows.get(number - 1)
            if above is not None:
                above.addnext(line)
            else:
                self.data.insert(sum(1 for at in self.rows if at < number), line)
            self.rows[number] = line
        return self.rows[number]

    def formulas(self) -> Iterator[tuple[tuple[int, int], etree._Element]]:
        """Every formula and the place it stands in."""
        for place, cell in self.cells.items():
            found = cell.find(f"{MAIN}f")
            if found is not None:
                yield place, found

    def place_again(self) -> None:
        """Note where everything stands after rows have moved."""
        self.rows.clear()
        self.cells.clear()
        vars(self).pop("merges", None)
        self._place_all()

    def _place_all(self) -> None:
        number = 0
        for line in self.data.iterfind(f"{MAIN}row"):
            number = int(line.get("r", number + 1))
            line.set("r", str(number))
            self.rows[number] = line
            col = 0
            for cell in line.iterfind(f"{MAIN}c"):
                named = cell.get("r")
                col = coordinate_to_tuple(named)[1] if named else col + 1
                cell.set("r", f"{get_column_letter(col)}{number}")
                self.cells[number, col] = cell

    def _write_out_shared(self) -> None:
        """Give each cell that shares a formula its own, so that rows may come between them."""
        origins: dict[str, tuple[str, str]] = {}
        for (row, col), found in self.formulas():
            group, place = found.get("si"), f"{get_column_letter(col)}{row}"
            if found.get("t") != "shared" or group is None:
                continue
            if found.text:
                origins[group] = (f"={found.text}", place)
            elif group in origins:
                found.text = str(Translator(*origins[group]).translate_formula(place))[1:]
            _drop(found, "t", "si", "ref")


def content(cell: etree._Element, strings: Sequence[etree._Element]) -> Content:
    """What a cell's markup says."""
    kind = cell.get("t")
    if kind == "inlineStr":
        inline = cell.find(f"{MAIN}is")
        return (text_of(inline) or None) if inline is not None else None
    value = cell.findtext(f"{MAIN}v")
    if not value:
        return None
    if kind == "s":
        return text_of(strings[int(value)]) or None
    if kind in (None, "n"):
        try:
            return Decimal(value)
        except InvalidOperation:
            return value
    return value


def shown(said: Content) -> str:
    """A cell's content as text; a whole number without a point."""
    if isinstance(said, Decimal):
        return f"{said:f}" if said != said.to_integral_value() else f"{said.to_integral_value():f}"
    return said or ""


def _drop(element: etree._Element, *names: str) -> None:
    for name in names:
        if name in element.attrib:
            del element.attrib[name]
