"""What holds the sheets of a workbook together: tabs, calculation, what hangs on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from formkit.filling.moving import BESIDE, Moving
from formkit.filling.opc import RELATIONSHIPS, dropped, parse, related, relations, written
from formkit.filling.package import Package, deflated
from formkit.filling.sheetmarkup import MAIN

_BEFORE_CALCULATION = (
    *("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets"),
    *("functionGroups", "externalReferences", "definedNames"),
)


@dataclass(frozen=True)
class Tab:
    """A sheet: the name on its tab and its member of the package."""

    title: str
    member: str


def tabs(package: Package, workbook: str) -> Iterator[Tab]:
    """The worksheets of a workbook in their order."""
    members = {
        one.id: one.target for one in relations(package, workbook) if one.kind == "worksheet"
    }
    for sheet in parse(package.content(workbook)).iterfind(f"{MAIN}sheets/{MAIN}sheet"):
        if member := members.get(sheet.get(f"{{{RELATIONSHIPS}}}id", "")):
            yield Tab(sheet.get("name", ""), member)


def recalculating(package: Package, workbook: str) -> Package:
    """The package with every formula calculated anew when it is opened."""
    root = parse(package.content(workbook))
    calculation = root.find(f"{MAIN}calcPr")
    if calculation is None:
        calculation = etree.Element(f"{MAIN}calcPr")
        before = [one for one in root if etree.QName(one).localname in _BEFORE_CALCULATION]
        root.insert(root.index(before[-1]) + 1 if before else 0, calculation)
    calculation.set("fullCalcOnLoad", "1")
    chain = related(package, "calcChain", workbook)
    kept = dropped(package, chain.target, workbook) if chain else package
    return kept.replacing(deflated(workbook, written(root)))


def beside(package: Package, tab: Tab) -> Iterator[tuple[str, Moving]]:
    """The members that hang on a sheet and move with it, and the charts on it."""
    for one in relations(package, tab.member):
        if one.kind in BESIDE:
            yield one.target, _moving(package, one.target, one.kind, tab.title)
        if one.kind == "drawing":
            for drawn in relations(package, one.target):
                if drawn.kind == "chart":
                    yield drawn.target, _moving(package, drawn.target, "chart", "")


def _moving(package: Package, member: str, kind: str, sheet: str) -> Moving:
    return BESIDE[kind].moving(package.content(member).decode("utf-8-sig"), sheet)
