"""The tagged copy of an Excel blank: members patched, nothing loaded and saved."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree
from openpyxl.utils import column_index_from_string
from openpyxl.utils.cell import coordinate_from_string

from formkit.drafting.placeholder import Place, entry, placeholder
from formkit.drafting.proposal import NUMBER, Proposal, Spot, Strip
from formkit.filling.opc import parse, related, written
from formkit.filling.package import Package, deflated
from formkit.filling.sheetmarkup import MAIN, runs_of, shared_strings, texts_of
from formkit.filling.workbook import tabs
from formkit.forms.names import bookmark
from formkit.say import say
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

    def part(self, number: int) -> None:
        """Part the cells merged within a row: the row vanishes, and they with it."""
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
    doubts: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, package: Package) -> ExcelBlank:
        """The blank in a package."""
        main = related(package, "officeDocument")
        workbook = main.target if main else "xl/workbook.xml"
        sheets = {
            tab.title: Sheet(tab.member, parse(package.content(tab.member)))
            for tab in tabs(package, workbook)
        }
        return cls(package, workbook, sheets)

    def in_full(self, document: Document) -> Document:
        """The document as read: cells of Excel keep their blank lines."""
        return document

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
        return self.package.replacing(*changed, deflated(self.workbook, self._named()))

    def _tag(self, cell: Cell, spots: list[Spot], strings: list[Element]) -> None:
        sheet, place = self._at(cell)
        element = sheet.cell(place)
        string = _string(element, strings)
        for spot in sorted(spots, key=lambda one: one.field.begin, reverse=True):
            blank = spot.field.text
            text = placeholder(spot.box, Place(blank, spot.has_own_date, "xlsx"))
            kept = min(len(blank) - len(blank.rstrip()), 2) if "\n" not in blank else 0
            behind = spot.field.end < len(cell.text)
            gap = " " * max(kept, 2) if behind and "\n" not in blank else blank[len(blank) - kept :]
            if spot.field.is_whole:
                string = _plain(text)
                if spot.box is not NUMBER:
                    self.names[bookmark(spot.box.path)] = _absolute(cell)
            else:
                _write(string, spot.field.begin, spot.field.end, text + gap)
        _fill(element, string)

    def _tag_rows(self, strip: Strip) -> None:
        rows = strip.table.rows
        if len(rows) < LOOP_ROWS:
            self._miss(strip)
            return
        *fixed, opening, body, closing = ([self._at(cell) for cell in row] for row in rows)
        for n, row in enumerate(fixed):
            self._fill_row(row, strip, f"{strip.rows.path}[{n}]")
        # The last three rows make the loop: the blank has as many rows as before, or more.
        rest = f" if {ROW}.n|int > {len(fixed)}" if fixed else ""
        for sheet, place in (*opening, *closing):
            _empty(sheet.cell(place))
            sheet.part(coordinate_from_string(place)[1])
        tag = f"{{%tr for {ROW} in {strip.rows.path}{rest} %}}"
        _fill(opening[0][0].cell(opening[0][1]), _plain(tag))
        _fill(closing[0][0].cell(closing[0][1]), _plain("{%tr endfor %}"))
        self._fill_row(body, strip, ROW)

    def _fill_row(self, row: list[tuple[Sheet, str]], strip: Strip, name: str) -> None:
        for (sheet, place), box in zip(row, strip.rows.boxes, strict=True):
            _fill(sheet.cell(place), _plain(entry(box, name)))

    def _miss(self, strip: Strip) -> None:
        self.doubts.append(
            say(
                "{where}　“{label}”：空行不足三行，放不下循环标签，请在 Excel 里自己写上",
                where=strip.table.heads[0].where,
                label=strip.rows.label,
            )
        )

    def _at(self, cell: Cell) -> tuple[Sheet, str]:
        """The sheet and the place of a cell; the sheet counts as changed."""
        title, _, place = cell.where.rpartition("!")
        sheet = self.sheets[title]
        sheet.is_changed = True
        return sheet, place

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


def _absolute(cell: Cell) -> str:
    title, _, place = cell.where.rpartition("!")
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
