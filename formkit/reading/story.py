"""One pass over a Word part: its tables, paragraphs, controls and bookmarks as they are seen.

The text of the whole part goes into one list of pieces; a cell, a control and a bookmark each
remember where they began in it. Nested tables and overlapping marks thus need no care.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from formkit.forms.names import BOOKMARK_PREFIX
from formkit.reading.control import NAMELESS, Control, legacy_text
from formkit.reading.glyph import enclosed, glyph, in_symbol_font, is_symbol_font
from formkit.reading.table import Table
from formkit.reading.wordml import MATH, MC, Element, W, first, told
from formkit.values.grid import Cell, Grid, Named

_ROW_PROPERTIES, _DELETED = f"{W}trPr", f"{W}del"
_CELL_PROPERTIES, _CELL_DELETED = f"{W}tcPr", f"{W}cellDel"
_CONTROL, _CONTENT = f"{W}sdtPr", f"{W}sdtContent"
_NAME, _ID = f"{W}name", f"{W}id"

_Visit = Callable[["Story", Element], None]


@dataclass
class _Field:
    """A field on its way: its code so far, and whether its result has begun."""

    code: str = ""
    shows: bool = False


class Story:
    """What one part of a document says: its body, a header, a footer or a text box."""

    def __init__(self, name: str = "", *, source: bytes = b"") -> None:
        self.name = name
        self._visits = self._PLAIN | {
            tag: visit for clue, tag, visit in self._RARE if clue in source
        }
        self.grids: list[Grid] = []
        self.boxes: list[Story] = []
        self.named: list[Named] = []
        self.changes: Counter[str] = Counter()
        self._out: list[str] = []
        self._loose: list[tuple[str, str]] = []
        self._tables: list[Table] = []
        self._counts: Counter[str] = Counter()
        self._place = name
        self._latest = name
        self._marks: dict[str, tuple[str, int, int]] = {}
        self._fields: list[_Field] = []
        self._joins = False
        self._silences = 0
        self._cells = 0
        self._cell = 0

    def read(self, root: Element) -> Story:
        """Read everything under an element."""
        self._walk(root)
        self._end_loose()
        return self

    def _walk(self, element: Element) -> None:
        visits = self._visits
        for child in element:
            visits.get(child.tag, Story._walk)(self, child)

    def _say(self, text: str) -> None:
        if not self._silences:
            self._out.append(text)

    def _since(self, start: int) -> str:
        return "".join(self._out[start:]).strip("\n")

    # --- paragraphs, tables, text boxes

    def _paragraph(self, paragraph: Element) -> None:
        if not self._tables:
            self._counts["段"] += 1
            self._place = f"{self.name} 第{self._counts['段']}段".strip()
        self._latest = self._place
        start = len(self._out)
        self._walk(paragraph)
        if not self._tables:
            before = self._loose.pop()[0] if self._joins else ""
            self._loose.append((before + self._since(start), self._place))
            self._joins = False
        self._out.append("\n")

    def _joinable_paragraph(self, paragraph: Element) -> None:
        """A paragraph whose mark may be deleted: the next one then goes on with it."""
        self._paragraph(paragraph)
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            self._out.pop()
            self._joins = not self._tables

    def _end_loose(self) -> None:
        cells = (Cell(text, row, 0, where=where) for row, (text, where) in enumerate(self._loose))
        if self._loose:
            self.grids.append(Grid(tuple(cells), self._loose[0][1]))
        self._loose = []

    def _table(self, element: Element) -> None:
        if not self._tables:
            self._end_loose()
        inside = f"{self._place}内 " if self._tables else f"{self.name} ".lstrip()
        self._counts[inside] += 1
        table = Table(f"{inside}表{self._counts[inside]}")
        self._tables.append(table)
        place = len(self.grids)
        self._walk(element)
        self._tables.pop()
        self.grids.insert(place, table.grid())

    def _row(self, row: Element) -> None:
        properties = told(row, _ROW_PROPERTIES)
        if _DELETED in properties:
            self.changes[""] += 1
            return
        self._tables[-1].next_row(properties)
        self._walk(row)

    def _table_cell(self, cell: Element) -> None:
        properties = told(cell, _CELL_PROPERTIES)
        if _CELL_DELETED in properties:
            self.changes[""] += 1
            return
        outer, self._cells = (self._place, self._cell), self._cells + 1
        table, start = self._tables[-1], len(self._out)
        self._place = self._latest = where = table.next_place()
        self._cell = self._cells
        self._walk(cell)
        table.put(self._since(start), properties, where)
        self._place, self._cell = outer

    def _text_box(self, content: Element) -> None:
        self._counts["框"] += 1
        box = Story(f"{self.name} 文本框{self._counts['框']}".strip())
        box._visits = self._visits
        box.read(content)
        self.boxes += [box, *box.boxes]
        self.changes += box.changes

    def _alternate(self, element: Element) -> None:
        choice = first(element, f"{MC}Choice")
        shown = first(element, f"{MC}Fallback") if choice is None else choice
        if shown is not None:
            self._walk(shown)

    # --- controls, bookmarks, fields

    def _control(self, sdt: Element) -> None:
        properties, content = first(sdt, _CONTROL), first(sdt, _CONTENT)
        if content is None:
            return
        control = NAMELESS if properties is None else Control.of(properties)
        start = len(self._out)
        self._silences += control.is_placeholder
        self._walk(content)
        self._silences -= control.is_placeholder
        if control.ticked is not None:
            self._out[start:] = [control.box(self._since(start).strip())]
        if control.name:
            text = self._since(start)
            self.named.append(Named(control.name, text, "control", self._latest))

    def _bookmark_start(self, start: Element) -> None:
        name = start.get(_NAME, "")
        if name.startswith(BOOKMARK_PREFIX):
            self._marks[start.get(_ID, "")] = (name, len(self._out), self._cell)

    def _bookmark_end(self, end: Element) -> None:
        name, start, cell = self._marks.pop(end.get(_ID, ""), ("", 0, 0))
        if name and cell == self._cell:
            self.named.append(Named(name, self._since(start), "bookmark", self._latest))

    def _field_mark(self, mark: Element) -> None:
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            self._say(legacy_text(first(mark, f"{W}ffData")))
            self._fields.append(_Field())
            self._silences += 1
        elif self._fields and kind == "separate":
            self._show_result()
        elif self._fields and kind == "end":
            self._show_result()
            self._say(enclosed(self._fields.pop().code))

    def _show_result(self) -> None:
        if not self._fields[-1].shows:
            self._fields[-1].shows = True
            self._silences -= 1

    def _code(self, instruction: Element) -> None:
        if self._fields:
            self._fields[-1].code += instruction.text or ""

    # --- text

    def _text(self, text: Element) -> None:
        if not self._silences:
            self._out.append(text.text or "")

    def _symbol_run(self, run: Element) -> None:
        fonts = run.find(f"{W}rPr/{W}rFonts")
        font = None if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi")
        start = len(self._out)
        self._walk(run)
        if font is not None and is_symbol_font(font):
            self._out[start:] = [in_symbol_font("".join(self._out[start:]), font)]

    def _symbol(self, symbol: Element) -> None:
        code = symbol.get(W + "char", "")
        try:
            self._say(glyph(symbol.get(W + "font", ""), int(code, 16)))
        except ValueError:
            return

    def _break(self, _: Element) -> None:
        self._say("\n")

    def _tab(self, _: Element) -> None:
        self._say("\t")

    def _hyphen(self, _: Element) -> None:
        self._say("-")

    # --- tracked changes, read as accepted

    def _change(self, change: Element) -> None:
        self.changes[change.get(W + "author", "")] += 1

    def _inserted(self, change: Element) -> None:
        self._change(change)
        self._walk(change)

    def _skip(self, _: Element) -> None:
        return

    _PLAIN: ClassVar[dict[str, _Visit]] = {
        f"{W}p": _paragraph,
        f"{W}tbl": _table,
        f"{W}tr": _row,
        f"{W}tc": _table_cell,
        f"{W}r": _walk,
        f"{W}t": _text,
        f"{MATH}t": _text,
        f"{W}sym": _symbol,
        f"{W}br": _break,
        f"{W}cr": _break,
        f"{W}tab": _tab,
        f"{W}ptab": _tab,
        f"{W}noBreakHyphen": _hyphen,
        f"{W}sdt": _control,
        f"{W}bookmarkStart": _bookmark_start,
        f"{W}bookmarkEnd": _bookmark_end,
        f"{W}fldChar": _field_mark,
        f"{W}instrText": _code,
        f"{W}txbxContent": _text_box,
        f"{MC}AlternateContent": _alternate,
        f"{W}ins": _inserted,
        f"{W}moveTo": _inserted,
        f"{W}del": _change,
        f"{W}moveFrom": _change,
        f"{W}pPr": _skip,
        f"{W}rPr": _skip,
        f"{W}tblPr": _skip,
        f"{W}tblGrid": _skip,
        f"{W}trPr": _skip,
        f"{W}tcPr": _skip,
        f"{W}sectPr": _skip,
        f"{W}rt": _skip,
    }
    _RARE: ClassVar[tuple[tuple[bytes, str, _Visit], ...]] = (
        (b"dings", f"{W}r", _symbol_run),
        (b'"Symbol"', f"{W}r", _symbol_run),
        (b":del ", f"{W}p", _joinable_paragraph),
    )
