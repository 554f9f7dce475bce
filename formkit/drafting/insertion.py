"""Rows put into a sheet of an Excel blank; whatever names the rows below goes down with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree
from openpyxl.utils.cell import coordinate_from_string

from formkit.filling.formula import formula
from formkit.filling.growth import Growth
from formkit.filling.moving import SHEET, WORKBOOK
from formkit.filling.opc import parse, written
from formkit.filling.package import Member, Package, deflated
from formkit.filling.sheetmarkup import MAIN, unprefixed
from formkit.filling.workbook import Tab, beside, tabs


@dataclass(frozen=True)
class Insertion(Growth):
    """Rows put in.

    Attributes:
        before: The rows before which one is put in each; a row named twice gets two.
    """

    before: tuple[int, ...] = ()

    def start(self, row: int) -> int:
        """Where this row stands now."""
        return row + sum(one <= row for one in self.before)

    end = start


Insertions = Mapping[str, Insertion]


def inserted(package: Package, workbook: str, insertions: Insertions) -> Package:
    """The package with rows put into the sheets so titled."""
    moving = {workbook: WORKBOOK.moving(unprefixed(package.content(workbook)))}
    for tab in tabs(package, workbook):
        moving |= dict(beside(package, tab))
    moved = {member: one.moved(insertions) for member, one in moving.items() if not one.is_still}
    return package.replacing(
        *(deflated(member, text.encode()) for member, text in moved.items()),
        *_sheets(package, workbook, insertions),
    )


def _sheets(package: Package, workbook: str, insertions: Insertions) -> Iterator[Member]:
    for tab in tabs(package, workbook):
        markup = unprefixed(package.content(tab.member))
        root = parse(SHEET.moving(markup, tab.title).moved(insertions).encode())
        _move_formulas(root, tab, insertions)
        if tab.title in insertions:
            _move_rows(root, insertions[tab.title])
        yield deflated(tab.member, written(root))


def _move_formulas(root: etree._Element, tab: Tab, insertions: Insertions) -> None:
    for one in root.iter(f"{MAIN}f"):
        if one.text:
            one.text = formula(one.text, tab.title).moved(insertions)


def _move_rows(root: etree._Element, insertion: Insertion) -> None:
    for row in root.iterfind(f"{MAIN}sheetData/{MAIN}row"):
        number = insertion.start(int(row.get("r", "0")))
        row.set("r", str(number))
        for cell in row:
            cell.set("r", f"{coordinate_from_string(cell.get('r', 'A1'))[0]}{number}")
