"""The styles of cells that come from another workbook, as this one numbers them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from formkit.filling.opc import parse, related, written
from formkit.filling.package import Member, Package, deflated
from formkit.filling.sheetmarkup import MAIN

FIRST_OWN_FORMAT = 164
_PARTS = {"fontId": "fonts", "fillId": "fills", "borderId": "borders"}


class Looks:
    """The styles of a workbook, to which those of another are added where they are wanting."""

    def __init__(self, host: Package, workbook: str, donor: Package, source: str) -> None:
        self._host, self._workbook = host, workbook
        self._mine = _styles(host, workbook)
        self._theirs = _styles(donor, source)
        self._known: dict[int, str] = {}

    def style(self, theirs: int) -> str:
        """The number that a style of the other workbook has here."""
        if theirs not in self._known:
            self._known[theirs] = self._taken_over(theirs)
        return self._known[theirs]

    def member(self) -> Iterator[Member]:
        """The styles as a member, if any were added."""
        relation = related(self._host, "styles", self._workbook)
        if relation is not None and self._known:
            before = etree.tostring(_styles(self._host, self._workbook), method="c14n")
            if etree.tostring(self._mine, method="c14n") != before:
                yield deflated(relation.target, written(self._mine))

    def _taken_over(self, theirs: int) -> str:
        style = _copied(self._list(self._theirs, "cellXfs")[theirs])
        for attribute, name in _PARTS.items():
            part = self._list(self._theirs, name)[int(style.get(attribute, "0"))]
            style.set(attribute, str(self._place(name, _copied(part))))
        style.set("numFmtId", self._format(style.get("numFmtId", "0")))
        style.set("xfId", "0")
        return str(self._place("cellXfs", style))

    def _place(self, name: str, wanted: etree._Element) -> int:
        """The place of an equal element in a list of this workbook; added if there is none."""
        there = self._list(self._mine, name)
        told = etree.tostring(wanted, method="c14n")
        for at, one in enumerate(there):
            if etree.tostring(_copied(one), method="c14n") == told:
                return at
        there.append(wanted)
        there.set("count", str(len(there)))
        return len(there) - 1

    def _format(self, theirs: str) -> str:
        code = self._codes(self._theirs).get(theirs)
        if code is None:
            return theirs
        mine = {text: number for number, text in self._codes(self._mine).items()}
        if code not in mine:
            fresh = max([FIRST_OWN_FORMAT - 1, *map(int, self._codes(self._mine))]) + 1
            formats = self._formats
            etree.SubElement(formats, f"{MAIN}numFmt", numFmtId=str(fresh), formatCode=code)
            formats.set("count", str(len(formats)))
            return str(fresh)
        return mine[code]

    @cached_property
    def _formats(self) -> etree._Element:
        found = self._mine.find(f"{MAIN}numFmts")
        if found is None:
            found = etree.Element(f"{MAIN}numFmts")
            self._mine.insert(0, found)
        return found

    @staticmethod
    def _codes(styles: etree._Element) -> dict[str, str]:
        found = styles.iterfind(f"{MAIN}numFmts/{MAIN}numFmt")
        return {one.get("numFmtId", ""): one.get("formatCode", "") for one in found}

    @staticmethod
    def _list(styles: etree._Element, name: str) -> etree._Element:
        found = styles.find(f"{MAIN}{name}")
        return etree.SubElement(styles, f"{MAIN}{name}") if found is None else found


def _styles(package: Package, workbook: str) -> etree._Element:
    relation = related(package, "styles", workbook)
    if relation is None:
        raise ValueError(workbook)
    return parse(package.content(relation.target))


def _copied(element: etree._Element) -> etree._Element:
    """The element by itself, without the names that its document has for namespaces."""
    return etree.fromstring(etree.tostring(element, method="c14n", exclusive=True, with_tail=False))
