"""The sheet of a workbook compiled from its markup; docxtpl's row tags make its loops."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from jinja2 import Environment, Template
from jinja2.exceptions import TemplateSyntaxError
from lxml import etree

from formkit.filling.cells import Styles
from formkit.filling.expression import expression, key_of, loop, sole_expression
from formkit.filling.formula import formula
from formkit.filling.growth import Block
from formkit.filling.looks import Looks
from formkit.filling.moving import SHEET
from formkit.filling.repeated import Repeated
from formkit.filling.rooms import Rooms, rooms
from formkit.filling.sheetmarkup import (
    MARK,
    Cell,
    RowMarkup,
    around_rows,
    markup,
    rows,
    runs_of,
    texts_of,
)
from formkit.filling.slots import Calculated, CellFault, Column, Mixed, Rich, Row, Slot, Typed
from formkit.filling.tags import has_tags
from formkit.filling.trouble import FAULTS
from formkit.filling.worksheet import Worksheet
from formkit.say import say

ROW_TAG = "{%tr"

_ROW_TAG = re.compile(r"\{%tr\s+(.*?)\s*%\}", re.DOTALL)
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_END = "endfor"


@dataclass(frozen=True)
class Book:
    """What all sheets of a workbook share.

    Attributes:
        moves: Whether any sheet has a loop, so that formulas may have to move.
    """

    environment: Environment
    styles: Styles
    looks: Looks
    strings: Sequence[etree._Element]
    moves: bool


@dataclass(frozen=True)
class _Group:
    """A loop as it stands in the template."""

    opening: RowMarkup
    tag: str
    body: tuple[RowMarkup, ...]
    last: int


@dataclass(frozen=True)
class SheetTemplate:
    """A sheet on its way to being compiled."""

    title: str
    book: Book

    def compiled(self, member: str, xml: str) -> Worksheet | None:
        """The sheet in this markup, or None where it is not written as Excel writes it.

        Raises:
            CellFault: a tag in it is wrong.
        """
        parts = around_rows(xml)
        if parts is None:
            return None
        head, tail = (SHEET.moving(part, self.title) for part in parts)
        drawn = list(rows(xml, self.book.strings))
        found = list(self._grouped(drawn))
        room = rooms(parts, drawn, tuple(_blocks(found)), self.book.looks)
        source = "".join(text for one in found for text in _texts(one))
        made = tuple(self._made(one, room) for one in found)
        return Worksheet(member, self.title, head, made, tail, source)

    def _grouped(self, found: Iterable[RowMarkup]) -> Iterator[RowMarkup | _Group]:
        remaining = iter(found)
        for row in remaining:
            tag = self._tag(row)
            yield self._group(row, tag, remaining) if tag else row

    def _group(self, opening: RowMarkup, tag: str, remaining: Iterator[RowMarkup]) -> _Group:
        body = list[RowMarkup]()
        if tag == _END:
            raise self._wrong(opening, say("这里没有要结束的 for"))
        for row in remaining:
            inner = self._tag(row)
            if inner == _END and body:
                return _Group(opening, tag, tuple(body), row.number)
            if inner:
                raise self._wrong(row, say("for 和 endfor 之间要有一行内容，而且不能再套一层"))
            body.append(row)
        raise self._wrong(opening, say("缺少 endfor 行"))

    def _tag(self, row: RowMarkup) -> str:
        """What the row's ``{%tr … %}`` says, or nothing for a row of content."""
        texts = [text for cell in row.cells if (text := cell.text.strip())]
        if not any(ROW_TAG in text for text in texts):
            return ""
        tag = _ROW_TAG.fullmatch(texts[0])
        if not tag or len(texts) > 1 or any(cell.formula for cell in row.cells):
            raise self._wrong(row, say("tr 标签要独占一行"))
        return tag[1].translate(_STRAIGHT)

    def _made(self, one: RowMarkup | _Group, room: Rooms) -> Row | Repeated:
        if isinstance(one, RowMarkup):
            return self._row(one, "", room)
        try:
            found = loop(f"{{% {one.tag} %}}", self.book.environment)
        except FAULTS as fault:
            raise CellFault(self._place(one.opening, one.opening.cells[0]), {}, fault) from fault
        if found is None:
            raise self._wrong(one.opening, say("表格里的循环只能写成 tr for 名 in 列表"))
        body = tuple(self._row(row, found.target, room) for row in one.body)
        place = self._place(one.opening, _first_with_text(one.opening))
        return Repeated(self.title, one.opening.number, one.last, place, found, body)

    def _row(self, row: RowMarkup, target: str, room: Rooms) -> Row:
        literals, slots, places = [row.opening], list[Slot](), list[str]()
        for cell in row.cells:
            slot = self._slot(row, cell, target)
            if slot is None:
                literals[-1] += cell.whole
                continue
            literals[-1] += cell.opening
            literals.append("")
            slots.append(slot)
            places.append(self._place(row, cell))
        literals[-1] += "</row>"
        return Row(row.number, tuple(literals), tuple(slots), tuple(places), room.row(row))

    def _slot(self, row: RowMarkup, cell: Cell, target: str) -> Slot | None:
        """What fills the cell, or None for a cell that stays."""
        if cell.formula is not None:
            array = formula(cell.array, self.title) if cell.array else None
            return Calculated(formula(cell.formula, self.title), array)
        if not has_tags(cell.text):
            return None
        try:
            return self._filling(cell, target)
        except FAULTS as fault:
            raise CellFault(self._place(row, cell), {}, fault) from fault

    def _filling(self, cell: Cell, target: str) -> Slot:
        environment = self.book.environment
        if rich := _rich(cell.string, environment):
            return rich
        text = cell.text.translate(_STRAIGHT)
        node, show = sole_expression(text, environment), self.book.styles.show(cell.style)
        if node is None:
            return Mixed(environment.from_string(text))
        if key := key_of(node, target):
            return Column(target, key, show, environment)
        return Typed(expression(node, environment), show)

    def _place(self, row: RowMarkup, cell: Cell) -> str:
        return f"{self.title}!{cell.column}{row.number} {cell.text}"

    def _wrong(self, row: RowMarkup, sentence: str) -> CellFault:
        place = self._place(row, _first_with_text(row))
        return CellFault(place, {}, TemplateSyntaxError(sentence, row.number))


def _blocks(found: Iterable[RowMarkup | _Group]) -> Iterator[Block]:
    """The loops, as if each ran once."""
    for one in found:
        if isinstance(one, _Group):
            yield Block(one.opening.number, one.last, 1)


def _first_with_text(row: RowMarkup) -> Cell:
    return next((cell for cell in row.cells if cell.text), row.cells[0])


def _texts(one: RowMarkup | _Group) -> Iterator[str]:
    """The tags of a row or loop, as docxtpl would have them in a document."""
    if isinstance(one, _Group):
        yield f"{{% {one.tag} %}}"
        yield from (text for row in one.body for text in _texts(row))
        yield "{% endfor %}"
    else:
        yield from (cell.text.translate(_STRAIGHT) for cell in one.cells if has_tags(cell.text))


def _rich(string: etree._Element | None, environment: Environment) -> Rich | None:
    """The cell formatted piece by piece, if each piece holds its tags whole."""
    if string is None or len(runs_of(string)) < 2:
        return None
    pieces = list[str | Template]()
    try:
        for run in map(deepcopy, runs_of(string)):
            texts = texts_of(run)
            template = environment.from_string(texts[0].text or "") if texts else ""
            for text in texts:
                text.text = MARK
                text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            before, _, behind = markup(run).partition(MARK)
            pieces += (before, template, behind)
    except TemplateSyntaxError:
        return None
    return Rich(tuple(pieces))
