"""Rows put in between the rows of a sheet, and everything that has to make room for them."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree
from openpyxl.formula.translate import Translator

from formkit.filling.formula import Growths, area, formula
from formkit.filling.growth import Block, Growth
from formkit.filling.moving import SHEET
from formkit.filling.opc import parse, written
from formkit.filling.sheetmarkup import MAIN, around_rows
from formkit.reporting.living.page import Page

_DIGITS = "0123456789"
_OWN = ("r", "spans", "hidden", "collapsed", "outlineLevel")


@dataclass(frozen=True)
class Inserted(Growth):
    """So many rows put in below each of these rows; a range that ends there takes them in."""

    below: tuple[tuple[int, int], ...] = ()

    def start(self, row: int) -> int:
        """Where a row stands now."""
        return row + sum(count for at, count in self.below if at < row)

    def end(self, row: int) -> int:
        """Where a range that ended in this row ends now."""
        return row + sum(count for at, count in self.below if at <= row)

    def around(self, row: int) -> Block | None:  # noqa: ARG002 - rows put in belong to no loop
        """No loop is there."""
        return None


@dataclass(frozen=True)
class _Shifted(Inserted):
    """The same for what a row says of itself: its ranges move and do not grow."""

    def end(self, row: int) -> int:
        return self.start(row)


def move_rows(page: Page, title: str, growth: Inserted, *, head: int) -> None:
    """Let the rows of a page make room; formulas in rows of the table speak of their own row."""
    last = max(at for at, _ in growth.below)
    stretched: Growths = {title: growth}
    shifted: Growths = {title: _Shifted(below=growth.below)}
    for (row, _), found in page.formulas():
        is_line = head < row <= last
        _move_formula(found, title, shifted if is_line else stretched)
    for row, line in page.rows.items():
        now = str(growth.start(row))
        line.set("r", now)
        for cell in line.iterfind(f"{MAIN}c"):
            cell.set("r", str(cell.get("r")).rstrip(_DIGITS) + now)
    for merge in page.root.iter(f"{MAIN}mergeCell"):
        merge.set("ref", _merge(str(merge.get("ref")), title, shifted))
    page.place_again()


def move_formulas(page: Page, title: str, growths: Growths) -> bool:
    """Let the formulas of another sheet follow; False where none of them moved."""
    moved = [_move_formula(found, title, growths) for _, found in page.formulas()]
    return any(moved)


def add_row(page: Page, source: int, row: int, *, own: frozenset[int]) -> None:
    """An empty row that looks as ``source`` does; formulas of the office's columns run on.

    Args:
        page: The sheet, in which that row is free.
        source: The row that it looks like.
        row: Its own number.
        own: The columns that the register fills.
    """
    like = page.row(source)
    kept = {name: value for name, value in like.attrib.items() if name not in _OWN}
    page.row(row).attrib.update(kept)
    for col, cell in page.cells_of(source):
        page.set(row, col, _like(cell, source, row))
        if col not in own:
            _run_on(cell, page.cells[row, col])


def _like(cell: etree._Element, source: int, row: int) -> etree._Element:
    """An empty cell of the same style, so many rows further down."""
    ref = str(cell.get("r")).removesuffix(str(source))
    style = cell.get("s")
    return etree.Element(f"{MAIN}c", {"r": f"{ref}{row}"} | ({"s": style} if style else {}))


def _run_on(cell: etree._Element, fresh: etree._Element) -> None:
    """Let the formula of a cell go on in another, as if it had been copied there."""
    found = cell.find(f"{MAIN}f")
    if found is not None and found.text and not found.get("t"):
        moved = Translator(f"={found.text}", str(cell.get("r")))
        told = str(moved.translate_formula(str(fresh.get("r"))))
        etree.SubElement(fresh, f"{MAIN}f").text = told[1:]


def page_xml(page: Page, title: str, growths: Growths) -> bytes:
    """The sheet's markup, with what lies around its rows moved as they were."""
    kept = [str(one.get("ref")) for one in page.root.iter(f"{MAIN}mergeCell")]
    text = etree.tostring(page.root, encoding="unicode")
    parts = around_rows(text)
    if not growths or parts is None:
        return written(page.root)
    head, tail = (SHEET.moving(part, title).moved(growths) for part in parts)
    rows = text[len(parts[0]) : len(text) - len(parts[1])]
    root = parse(f"{head}{rows}{tail}".encode())
    for merge, own in zip(root.iter(f"{MAIN}mergeCell"), kept, strict=True):
        merge.set("ref", own)  # moved with the rows; merged cells never grow
    return written(root)


def _merge(ref: str, title: str, growths: Growths) -> str:
    found = area(ref, title)
    return found.moved(growths) if found else ref


def _move_formula(found: etree._Element, title: str, growths: Growths) -> bool:
    before = (found.text, found.get("ref"))
    if found.text:
        found.text = formula(found.text, title).moved(growths)
    if (ref := found.get("ref")) and (named := area(ref, title)):
        found.set("ref", named.moved(growths))
    return before != (found.text, found.get("ref"))
