"""The tagged copy of an Excel blank: members patched, nothing loaded and saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import cached_property

from lxml import etree
from openpyxl.utils import column_index_from_string
from openpyxl.utils.cell import coordinate_from_string

from formkit.drafting.insertion import Insertion, Insertions, inserted
from formkit.drafting.linestyle import LineStyles
from formkit.drafting.placeholder import Place, entry, placeholder
from formkit.drafting.proposal import NUMBER, Proposal, Spot, Strip
from formkit.filling.opc import parse, related, written
from formkit.filling.package import Package, deflated
from formkit.filling.sheetmarkup import MAIN, runs_of, shared_strings, texts_of
from formkit.filling.workbook import tabs
from formkit.forms.names import bookmark
from formkit.reading.columns import Columns
from formkit.reading.wording import ticks_span
from formkit.values.grid import Cell, Document

ROW = "行"
ROW_LINE = 18.0
"""The height of a line of writing in points."""
LOOP_ROWS = 3

Element = etree._Element  # noqa: SLF001 - lxml names its element type so

_BEFORE_NAMES = frozenset(
    MAIN + name
    for name in (
        *("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews"),
        *("sheets", "functionGroups", "externalReferences"),
    )
)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass
class Sheet:
    """A sheet of the workbook being tagged."""

    member: str
    root: Element
    is_changed: bool = False

    def row(self, number: int) -> Element:
        """The row of that number, made where there is none."""
        data = self.root.find(f"{MAIN}sheetData")
        assert data is not None  # noqa: S101 - every sheet has one
        for at, row in enumerate(data):
            here = int(row.get("r", at + 1))
            if here == number:
                return row
            if here > number:
                return _put(data, at, "row", str(number))
        return _put(data, len(data), "row", str(number))

    def cell(self, place: str) -> Element:
        """The cell at ``B3``, made where there is none."""
        letters, number = coordinate_from_string(place)
        row, column = self.row(number), column_index_from_string(letters)
        for at, cell in enumerate(row):
            here = coordinate_from_string(cell.get("r", place))[0]
            if here == letters:
                return cell
            if column_index_from_string(here) > column:
                return _put(row, at, "c", place)
        return _put(row, len(row), "c", place)

    def clear(self, number: int) -> None:
        """Part the cells merged within a row that vanishes, and take its formulas out."""
        for cell in self.row(number):
            if cell.find(f"{MAIN}f") is not None:
                _empty(cell)
        merged = self.root.find(f"{MAIN}mergeCells")
        for one in list(() if merged is None else merged):
            ends = one.get("ref", "A1").partition(":")
            rows = {coordinate_from_string(end)[1] for end in ends[::2] if end}
            if merged is not None and rows == {number}:
                merged.remove(one)
                merged.set("count", str(len(merged)))
        if merged is not None and not len(merged):
            self.root.remove(merged)


@dataclass
class ExcelBlank:
    """An Excel blank opened to be tagged.

    Attributes:
        doubts: Places that could not be tagged, a sentence each.
    """

    package: Package
    workbook: str
    sheets: Mapping[str, Sheet]
    styles: LineStyles | None
    insertions: Insertions = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, package: Package) -> ExcelBlank:
        """The blank in a package."""
        main = related(package, "officeDocument")
        workbook = main.target if main else "xl/workbook.xml"
        return cls(
            package, workbook, _sheets(package, workbook), LineStyles.parse(package, workbook)
        )

    def in_full(self, document: Document) -> Document:
        """The document as read, with the formulas in place of what they came to."""
        return replace(
            document,
            grids=tuple(
                replace(grid, cells=tuple(map(self._in_full, grid.cells)))
                for grid in document.grids
            ),
        )

    @cached_property
    def formulas(self) -> dict[str, str]:
        """The formulas by where they stand."""
        return {
            f"{title}!{cell.get('r')}": one.text or ""
            for title, sheet in self.sheets.items()
            for cell in sheet.root.iter(f"{MAIN}c")
            if (one := cell.find(f"{MAIN}f")) is not None
        }

    @property
    def heights(self) -> dict[str, int]:
        """The lines of writing that each cell has room for, merged rows together."""
        found: dict[str, int] = {}
        for title, sheet in self.sheets.items():
            rows = {
                int(row.get("r", "0")): float(row.get("ht", ROW_LINE))
                for row in sheet.root.iter(f"{MAIN}row")
            }
            for merged in sheet.root.iter(f"{MAIN}mergeCell"):
                first, _, last = merged.get("ref", "").partition(":")
                top, bottom = (coordinate_from_string(one)[1] for one in (first, last or first))
                room = sum(rows.get(row, ROW_LINE) for row in range(top, min(bottom, top + 50) + 1))
                found[f"{title}!{first}"] = max(1, int(room // ROW_LINE))
            for cell in sheet.root.iter(f"{MAIN}c"):
                place = cell.get("r", "A1")
                height = rows.get(coordinate_from_string(place)[1], ROW_LINE)
                found.setdefault(f"{title}!{place}", max(1, int(height // ROW_LINE)))
        return found

    def tagged(self, proposal: Proposal) -> Package:
        """The package with the places of a proposal tagged; no other member is changed."""
        self._make_room(proposal.strips)
        strings = shared_strings(self.package, self.workbook)
        for cell in dict.fromkeys(spot.field.cell for spot in proposal.spots):
            self._tag(cell, [spot for spot in proposal.spots if spot.field.cell is cell], strings)
        for strip in proposal.strips:
            self._tag_rows(strip)
        changed = [
            deflated(sheet.member, written(sheet.root))
            for sheet in self.sheets.values()
            if sheet.is_changed
        ]
        package = self.package.replacing(*changed, deflated(self.workbook, self._named()))
        return self.styles.put_into(package) if self.styles else package

    def _in_full(self, cell: Cell) -> Cell:
        told = self.formulas.get(cell.where)
        return cell if told is None else replace(cell, text=f"={told}")

    def _tag(self, cell: Cell, spots: list[Spot], strings: list[Element]) -> None:
        sheet, place = self._at(cell)
        element = sheet.cell(place)
        string = _string(element, strings)
        for spot in sorted(spots, key=lambda one: one.field.begin, reverse=True):
            string = self._tagged(string, spot)
            if spot.field.is_whole and spot.box is not NUMBER:
                self.names[bookmark(spot.box.path)] = _absolute(*self._place(cell))
        _fill(element, string)

    def _tagged(self, string: Element, spot: Spot) -> Element:
        """The text of a cell with the placeholder of a box in it."""
        one, blank = spot.field, spot.field.text
        text = placeholder(spot.box, Place(blank, "xlsx"))
        if spot.box.options:
            begin, end = ticks_span(blank)
            _write(string, one.begin + begin, one.begin + end, text)
            return string
        if one.is_whole:
            return _plain(text)
        kept = min(len(blank) - len(blank.rstrip()), 2) if "\n" not in blank else 0
        behind = one.end < len(one.cell.text)
        gap = " " * max(kept, 2) if behind and "\n" not in blank else blank[len(blank) - kept :]
        _write(string, one.begin, one.end, text + gap)
        return string

    def _tag_rows(self, strip: Strip) -> None:
        # The last three rows make the loop: the blank has as many rows as before, or more.
        *fixed, opening, body, closing = self._rows(strip)
        for n, row in enumerate(fixed):
            self._fill_row(row, strip, f"{strip.rows.path}[{n}]")
        rest = f" if {ROW}.n|int > {len(fixed)}" if fixed else ""
        for sheet, place in (*opening, *closing):
            _empty(sheet.cell(place))
            sheet.clear(coordinate_from_string(place)[1])
        tag = f"{{%tr for {ROW} in {strip.rows.path}{rest} %}}"
        _fill(opening[0][0].cell(opening[0][1]), _plain(tag))
        _fill(closing[0][0].cell(closing[0][1]), _plain("{%tr endfor %}"))
        self._fill_row(body, strip, ROW)

    def _rows(self, strip: Strip) -> list[list[tuple[Sheet, str]]]:
        """The rows of a table: those of the blank, and those put in for its loop."""
        table = strip.table
        rows = [[self._at(cell) for cell in row] for row in table.rows]
        if len(rows) >= LOOP_ROWS:
            return rows
        line = rows[-1] if rows else self._under(table)
        number = coordinate_from_string(line[0][1])[1]
        first = number - 1
        return [[(sheet, _in_row(place, first + n)) for sheet, place in line] for n in range(3)]

    def _under(self, table: Columns) -> list[tuple[Sheet, str]]:
        """The line put in under a heading, with the borders of it."""
        head = table.heads[0]
        heads = [self._at(cell) for cell in table.heads]
        number = coordinate_from_string(heads[0][1])[1] + head.height + 1
        line = [(sheet, _in_row(place, number)) for sheet, place in heads]
        for (sheet, place), (_, under) in zip(heads, line, strict=True):
            style = sheet.cell(place).get("s")
            if style and self.styles:
                sheet.cell(under).set("s", self.styles.under(style))
        return line

    def _fill_row(self, row: list[tuple[Sheet, str]], strip: Strip, name: str) -> None:
        for (sheet, place), box in zip(row, strip.rows.boxes, strict=True):
            _fill(sheet.cell(place), _plain(entry(box, name, medium="xlsx")))

    def _make_room(self, strips: Sequence[Strip]) -> None:
        """Put rows in where a table is too short for a loop."""
        before: dict[str, tuple[int, ...]] = {}
        for strip in strips:
            if len(strip.table.rows) < LOOP_ROWS:
                title = strip.table.heads[0].where.rpartition("!")[0]
                before[title] = (*before.get(title, ()), *_missing(strip.table))
        if before:
            self.insertions = {title: Insertion(before=rows) for title, rows in before.items()}
            self.package = inserted(self.package, self.workbook, self.insertions)
            self.sheets = _sheets(self.package, self.workbook)

    def _at(self, cell: Cell) -> tuple[Sheet, str]:
        """The sheet and the place of a cell; the sheet counts as changed."""
        title, place = self._place(cell)
        sheet = self.sheets[title]
        sheet.is_changed = True
        return sheet, place

    def _place(self, cell: Cell) -> tuple[str, str]:
        """The title of its sheet, and where it stands there once rows are put in."""
        title, _, place = cell.where.rpartition("!")
        row = coordinate_from_string(place)[1]
        return title, _in_row(place, self.insertions.get(title, Insertion()).start(row))

    def _named(self) -> bytes:
        """The workbook with a defined name for each tagged cell."""
        root = parse(self.package.content(self.workbook))
        names = root.find(f"{MAIN}definedNames")
        if names is None:
            names = etree.Element(f"{MAIN}definedNames")
            before = [one for one in root if one.tag in _BEFORE_NAMES]
            root.insert(root.index(before[-1]) + 1 if before else 0, names)
        for name, place in sorted(self.names.items()):
            etree.SubElement(names, f"{MAIN}definedName", {"name": name}).text = place
        return written(root)


def _sheets(package: Package, workbook: str) -> dict[str, Sheet]:
    return {
        tab.title: Sheet(tab.member, parse(package.content(tab.member)))
        for tab in tabs(package, workbook)
    }


def _missing(table: Columns) -> tuple[int, ...]:
    """Before which rows of the blank one has to be put in to make three of them."""
    if not table.rows:
        head = table.heads[0]
        number = coordinate_from_string(head.where.rpartition("!")[2])[1]
        return (number + head.height,) * LOOP_ROWS
    number = coordinate_from_string(table.rows[-1][0].where.rpartition("!")[2])[1]
    # A line stays the middle one of the three, and with it what sums it up.
    return (number, number + 1) if len(table.rows) == 1 else (number + 1,)


def _in_row(place: str, row: int) -> str:
    return f"{coordinate_from_string(place)[0]}{row}"


def _absolute(title: str, place: str) -> str:
    letters, number = coordinate_from_string(place)
    quoted = title.replace("'", "''")
    return f"'{quoted}'!${letters}${number}"


def _put(parent: Element, at: int, name: str, place: str) -> Element:
    element = etree.Element(MAIN + name, {"r": place})
    parent.insert(at, element)
    return element


def _string(cell: Element, strings: list[Element]) -> Element:
    """The text of a cell as an inline string of its own."""
    if cell.get("t") == "s" and (at := cell.findtext(f"{MAIN}v")):
        own = etree.Element(f"{MAIN}is")
        own.extend(deepcopy(child) for child in strings[int(at)])
        return own
    inline = cell.find(f"{MAIN}is")
    return _plain(cell.findtext(f"{MAIN}v") or "") if inline is None else deepcopy(inline)


def _plain(text: str) -> Element:
    own = etree.Element(f"{MAIN}is")
    told = etree.SubElement(own, f"{MAIN}t")
    told.text = text
    told.set(_SPACE, "preserve")
    return own


def _write(string: Element, begin: int, end: int, text: str) -> None:
    """Put a text in place of the signs from begin to end, run by run."""
    texts = [one for run in (string, *runs_of(string)) for one in texts_of(run)]
    host, at = begin if end > begin else begin - 1, 0
    is_put = False
    for one in texts:
        seen = one.text or ""
        first, last = (min(max(place - at, 0), len(seen)) for place in (begin, end))
        is_host = not is_put and (at <= host < at + len(seen) or one is texts[-1])
        one.text = seen[:first] + (text if is_host else "") + seen[last:]
        one.set(_SPACE, "preserve")
        is_put, at = is_put or is_host, at + len(seen)


def _empty(cell: Element) -> None:
    for child in list(cell):
        cell.remove(child)
    if "t" in cell.attrib:
        del cell.attrib["t"]


def _fill(cell: Element, string: Element) -> None:
    _empty(cell)
    cell.set("t", "inlineStr")
    cell.append(string)
