"""An Excel template filled without ever being loaded and saved: nothing an office drew is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import reduce
from operator import or_
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jinja2 import Environment
from lxml import etree

from formkit.errors import ConfigurationError
from formkit.filling import trouble
from formkit.filling.cells import styles
from formkit.filling.frame import Frame
from formkit.filling.looks import looks, with_smaller
from formkit.filling.markup import printing
from formkit.filling.moving import WORKBOOK, Moving
from formkit.filling.opc import related
from formkit.filling.package import Member, Package, deflated, streamed, write_file
from formkit.filling.properties import core
from formkit.filling.rowheight import Heights
from formkit.filling.sheet import ROW_TAG, Book, SheetTemplate
from formkit.filling.sheetmarkup import shared_strings, text_of, unprefixed
from formkit.filling.slots import CellFault
from formkit.filling.tags import Names, names
from formkit.filling.workbook import beside, recalculating, tabs
from formkit.filling.worksheet import Worksheet
from formkit.safety.templates import environment as hardened
from formkit.say import say

NOTHING: Mapping[str, Any] = MappingProxyType({})


class CompiledWorkbook:
    """An Excel template: cells with docxtpl's tags are filled, all else stays as it was drawn.

    A cell that is one tag takes the value as it is: a number is a number, a date a date where the
    cell shows dates, a text a text even if it looks like a number or a formula. The row between
    a row that says ``{%tr for r in 登记.行 %}`` and one that says ``{%tr endfor %}`` is written
    for each line; what stands below, and whatever names those rows, moves or stretches with it.
    Without lines one blank row stays. Formulas are calculated when the file is opened.

    Raises:
        FileAccessError: the template is missing.
        ConfigurationError: it is no Excel workbook, or a tag in it is wrong.
    """

    def __init__(self, path: Path | str, *, environment: Environment | None = None) -> None:
        self.path = Path(path)
        hard = environment or hardened()
        with self._told():
            try:
                package, workbook = _recalculating(Package.open(self.path))
                self._workbook = workbook
                self._sheets = tuple(_sheets(package, workbook, hard))
                self._moving = _moving(package, workbook) if self._moves else {}
                own = core(package, printing(hard))
            except (etree.LxmlError, *trouble.FAULTS) as fault:
                raise ConfigurationError(_not_excel(self.path)) from fault
            self._frame = Frame(package, own)
            sources = [*own.sources, *(sheet.source for sheet in self._sheets)]
            self._names = reduce(or_, (names(source, hard) for source in sources), Names())

    @property
    def variables(self) -> frozenset[str]:
        """The names used, as dotted paths written in the template; loop variables left out."""
        return self._names.variables

    @property
    def columns(self) -> frozenset[str]:
        """The names used through a loop's variable, under its list: ``登记.行.客户``."""
        return self._names.columns

    @property
    def pictures(self) -> frozenset[str]:
        """The keys of the pictures this template has a place for."""
        return frozenset(self._frame.pictures)

    def save(
        self,
        context: Mapping[str, Any],
        out: Path | str,
        *,
        pictures: Mapping[str, bytes] = NOTHING,
        properties: Mapping[str, str] = NOTHING,
    ) -> None:
        """Fill the template into a file, whole or not at all.

        Raises:
            ConfigurationError: a cell cannot be filled with this context.
            FileAccessError: the file cannot be written.
        """
        write_file(Path(out), self.render(context, pictures=pictures, properties=properties))

    def render(
        self,
        context: Mapping[str, Any],
        *,
        pictures: Mapping[str, bytes] = NOTHING,
        properties: Mapping[str, str] = NOTHING,
    ) -> bytes:
        """The filled workbook as bytes; its rows are compressed as they are made.

        Raises:
            ConfigurationError: a cell cannot be filled with this context.
        """
        with self._told():
            parts = list(self._parts(context, self._heights()))
            return self._frame.pack(parts, context, pictures, properties)

    def overfull(self, context: Mapping[str, Any]) -> list[tuple[str, int]]:
        """The sheets and rows whose text has no room in the tallest row, in any type.

        Raises:
            ConfigurationError: a cell cannot be filled with this context.
        """
        heights = self._heights()
        with self._told():
            list(self._parts(context, heights))
        return [(title, row) for title, one in heights.items() for row in one.overfull]

    @property
    def _moves(self) -> bool:
        return any(sheet.loops for sheet in self._sheets)

    def _heights(self) -> dict[str, Heights]:
        return {sheet.title: Heights() for sheet in self._sheets}

    def _parts(
        self, context: Mapping[str, Any], heights: Mapping[str, Heights]
    ) -> Iterator[Member]:
        lines = {sheet.title: sheet.lines(context) for sheet in self._sheets}
        growths = {sheet.title: sheet.growth(lines[sheet.title]) for sheet in self._sheets}
        for sheet in self._sheets:
            chunks = sheet.chunks(context, growths, lines[sheet.title], heights[sheet.title])
            yield streamed(sheet.member, chunks)
        for member, moving in self._moving.items():
            yield deflated(member, moving.moved(growths).encode())
        if any(one.styled for one in heights.values()):
            yield with_smaller(self._frame.package, self._workbook)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell a fault of the template in the words of an office."""
        try:
            yield
        except CellFault as fault:
            raise trouble.told(self.path, fault.place, fault.scope, fault.fault) from fault


def _recalculating(package: Package) -> tuple[Package, str]:
    """The package with its formulas calculated anew, and the member of its workbook."""
    relation = related(package, "officeDocument")
    if relation is None or not list(tabs(package, relation.target)):
        raise ValueError(package)
    return recalculating(package, relation.target), relation.target


def _sheets(package: Package, workbook: str, environment: Environment) -> Iterator[Worksheet]:
    """The sheets that have tags, and those whose formulas may have to move."""
    texts = {tab: unprefixed(package.content(tab.member)) for tab in tabs(package, workbook)}
    strings = shared_strings(package, workbook)
    moves = any(ROW_TAG in text for text in (*map(text_of, strings), *texts.values()))
    plain = environment.overlay(autoescape=False, finalize=_printed)
    book = Book(plain, styles(package, workbook), looks(package, workbook), strings, moves)
    for tab, xml in texts.items():
        sheet = SheetTemplate(tab.title, book).compiled(tab.member, xml)
        if sheet is None:
            raise ValueError(tab)
        if sheet.source or (moves and "<f" in xml):
            yield sheet


def _moving(package: Package, workbook: str) -> dict[str, Moving]:
    """The members that move with the rows of a sheet."""
    found = {workbook: WORKBOOK.moving(unprefixed(package.content(workbook)))}
    for tab in tabs(package, workbook):
        found |= dict(beside(package, tab))
    return {member: moving for member, moving in found.items() if not moving.is_still}


def _printed(value: Any) -> Any:
    return "" if value is None else value


def _not_excel(path: Path) -> str:
    return say(
        "模板“{path}”不是 Excel 写的工作簿（.xlsx），请在 Excel 或 WPS 里另存为 .xlsx。", path=path
    )
