"""What an xlsx workbook says beside its cells: sheets, names, properties, comments, styles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from openpyxl.utils.cell import coordinate_to_tuple

from formkit.reading.numberformats import number_formats
from formkit.reading.package import Element, Link, Package, local, within
from formkit.reading.sheetxml import Contents
from formkit.reading.shown import unescaped

_CORE = ("identifier", "keywords", "subject", "title", "creator")


@dataclass(frozen=True)
class Sheet:
    """A sheet with cells.

    Attributes:
        title: What its tab says.
        part: Its part in the package.
        is_visible: False for one that is hidden.
    """

    title: str
    part: str
    is_visible: bool


@dataclass
class Book:
    """An open workbook; its parts are read when they are asked for.

    Attributes:
        package: The package it is.
        main: The part that lists its sheets.
    """

    package: Package
    main: str

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """Its sheets in order, charts and those of other kinds left out."""
        return tuple(
            Sheet(told.get("name", ""), link.part, told.get("state", "visible") == "visible")
            for told in within(self._root, "sheet")
            if (link := self._links.get(_linked(told))) and link.kind == "worksheet"
        )

    @property
    def names(self) -> Iterator[tuple[str, str]]:
        """Each defined name and what it stands for; those of the whole workbook come first."""
        told = sorted(
            within(self._root, "definedName"), key=lambda one: int(one.get("localSheetId", -1))
        )
        return ((one.get("name", ""), one.text or "") for one in told)

    @cached_property
    def contents(self) -> Contents:
        """What its cells refer to."""
        dates = next(within(self._root, "workbookPr"), None)
        is_from_1904 = dates is not None and dates.get("date1904") in ("1", "true")
        formats = number_formats(self._part("styles"), is_from_1904=is_from_1904)
        strings = within(self._part("sharedStrings"), "si")
        return Contents([unescaped(_text(one)) for one in strings], formats)

    @property
    def properties(self) -> Iterator[tuple[str, str]]:
        """Its properties: those that every document has, and the office's own."""
        links = {link.kind: link.part for link in self.package.links().values()}
        core = self.package.part(links.get("core-properties", ""))
        told = {local(one): one.text or "" for one in (() if core is None else core)}
        yield from ((name, told.get(name, "")) for name in _CORE)
        for own in within(self.package.part(links.get("custom-properties", "")), "property"):
            yield own.get("name", ""), "".join(map(str, own.itertext())).strip()

    def comments(self, sheet: Sheet) -> Iterator[tuple[str, str]]:
        """The comments on the cells of a sheet, row by row: who wrote each, and what."""
        links = self.package.links(sheet.part).values()
        for part in (link.part for link in links if link.kind == "comments"):
            root = self.package.part(part)
            authors = [one.text or "" for one in within(root, "author")]
            for one in sorted(within(root, "comment"), key=_corner):
                yield authors[int(one.get("authorId", 0))], _text(one)

    @cached_property
    def _root(self) -> Element | None:
        return self.package.part(self.main)

    @cached_property
    def _links(self) -> dict[str, Link]:
        return self.package.links(self.main)

    def _part(self, kind: str) -> Element | None:
        part = next((link.part for link in self._links.values() if link.kind == kind), "")
        return self.package.part(part)


def book_of(package: Package) -> Book:
    """The workbook that a package is.

    Raises:
        KeyError: It is none.
    """
    links = {link.kind: link.part for link in package.links().values()}
    return Book(package, links["officeDocument"])


def _linked(element: Element) -> str:
    """The link that an element names; strict files have another namespace for it."""
    return next((str(link) for name, link in element.items() if str(name).endswith("}id")), "")


def _corner(comment: Element) -> tuple[int, int]:
    return coordinate_to_tuple(comment.get("ref", "A1"))


def _text(element: Element) -> str:
    """The text of a shared string or a comment, without what only helps to pronounce it."""
    return "".join(
        text.text or ""
        for text in element.iter("{*}t")
        if local(text.getparent()) != "rPh"  # type: ignore[arg-type]
    )
