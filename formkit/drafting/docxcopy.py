"""The tagged copy of a Word blank: its own document, with a control in each blank place."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace

from formkit.drafting.docxplaces import Sign, elements, lines, paragraphs, signs, text_of
from formkit.drafting.placeholder import Place, entry, placeholder
from formkit.drafting.proposal import NUMBER, Proposal, Spot, Strip
from formkit.drafting.runs import rewritten, run_of, underlined
from formkit.filling.opc import parse, related, relations, written
from formkit.filling.package import Package, deflated
from formkit.filling.wml import Element, w
from formkit.filling.words import BOOKMARKS
from formkit.forms.names import bookmark, tag
from formkit.forms.spec import BoxSpec
from formkit.reading.columns import is_serial
from formkit.reading.docx import edge_parts
from formkit.reading.wording import is_place, ticks_span
from formkit.reading.wordml import W, first
from formkit.say import say
from formkit.values.grid import Cell, Document

ROW = "行"
LEAST = 3
_BLANK_WHEN_EMPTY = ("text", "number", "money", "quantity")
_RULES = "_＿"
_OF_HEADINGS = tuple(W + name for name in ("tblHeader", "shd", "b", "bCs"))
"""What a heading has and the rows under it have not."""


@dataclass
class WordBlank:
    """A Word blank opened to be tagged.

    Attributes:
        doubts: Places that could not be tagged, a sentence each.
    """

    package: Package
    roots: Mapping[str, Element]
    places: Mapping[str, Element]
    doubts: list[str] = field(default_factory=list)
    marks: int = 0

    @classmethod
    def parse(cls, package: Package) -> WordBlank:
        """The blank in a package."""
        main = related(package, "officeDocument")
        member = main.target if main else "word/document.xml"
        body = parse(package.content(member))
        parts = {one.id: one.target for one in relations(package, member)}
        names = {member: "", **dict(edge_parts(body, parts))}
        roots = {part: parse(package.content(part)) for part in names if part != member}
        roots[member] = body
        places = {
            where: one
            for part, name in names.items()
            for where, one in elements(roots[part], name).items()
        }
        ids = [one.get(f"{W}id", "0") for one in body.iter(f"{W}bookmarkStart")]
        marks = max((int(one) for one in ids if one.isdigit()), default=0)
        return cls(package, roots, places, marks=marks)

    def in_full(self, document: Document) -> Document:
        """The document as read, with the blank lines around the text of each cell."""
        return replace(
            document,
            grids=tuple(
                replace(grid, cells=tuple(map(self._in_full, grid.cells)))
                for grid in document.grids
            ),
        )

    @property
    def heights(self) -> dict[str, int]:
        """The lines of writing that each cell has room for."""
        cells = {where: one for where, one in self.places.items() if one.tag == f"{W}tc"}
        return {where: lines(cell) for where, cell in cells.items()}

    def tagged(self, proposal: Proposal) -> Package:
        """The package with the places of a proposal tagged; nothing else of it is changed."""
        for cell in dict.fromkeys(spot.field.cell for spot in proposal.spots):
            here = [spot for spot in proposal.spots if spot.field.cell is cell]
            # From the last to the first, so that the places before stay where they are.
            for spot in sorted(here, key=lambda one: one.field.begin, reverse=True):
                self._tag(spot)
        for strip in proposal.strips:
            self._tag_rows(strip)
        return self.package.replacing(
            *(
                deflated(part, tagged)
                for part, root in self.roots.items()
                if (tagged := written(root)) != written(parse(self.package.content(part)))
            )
        )

    def _in_full(self, cell: Cell) -> Cell:
        place = self.places.get(cell.where)
        full = text_of(place) if place is not None else cell.text
        return replace(cell, text=full) if full.strip("\n") == cell.text else cell

    # --- single places

    def _tag(self, spot: Spot) -> None:
        place = self.places.get(spot.field.cell.where)
        told = signs(place) if place is not None else []
        seen = "".join(one.sign for one in told)
        end = spot.field.end
        if place is None or seen[:end] != spot.field.cell.text[:end]:
            self._miss(spot.field.cell, spot.box)
            return
        span = _narrowed(spot)
        text = placeholder(spot.box, Place(spot.field.cell.text[slice(*span)], "docx"))
        self.marks += 1
        names = _Names(spot.box.path, bookmark(spot.box.path), str(self.marks))
        _put(place, told, span, _Words(spot.box, names, text))

    def _miss(self, cell: Cell, box: BoxSpec) -> None:
        self.doubts.append(
            say(
                "{where}　“{label}”：这里放不了占位符，请在 Word 里自己写上 {name}",
                where=cell.where,
                label=box.label,
                name=f"{{{{ {box.path} }}}}",
            )
        )

    # --- tables

    def _tag_rows(self, strip: Strip) -> None:
        row = self._first_row(strip)
        parent = row[0].getparent()
        if parent is None:
            return
        others = [self.places[cells[0].where].getparent() for cells in strip.table.rows[1:]]
        blank = deepcopy(parent)
        at = list(parent).index(row[0])
        for cell, box in zip(row, strip.rows.boxes, strict=True):
            self._tag_entry(cell, strip, box)
        parent.addprevious(
            _ruling(blank, at, f"{{%tr for {ROW} in {strip.rows.path}{few(strip)} %}}")
        )
        parent.addnext(_ruling(blank, at, "{%tr endfor %}"))
        for other in others:
            table = None if other is None else other.getparent()
            if table is not None and other is not None:
                table.remove(other)

    def _first_row(self, strip: Strip) -> list[Element]:
        """The cells of the first blank row; under a heading without rows one is put in."""
        if strip.table.rows:
            return [self.places[cell.where] for cell in strip.table.rows[0]]
        heads = [self.places[cell.where] for cell in strip.table.heads]
        row = heads[0].getparent()
        if row is None:
            return heads
        own = deepcopy(row)
        row.addnext(own)
        cells = [own[list(row).index(head)] for head in heads]
        for cell in cells:
            _emptied(cell)
        for one in list(own.iter(*_OF_HEADINGS)):
            _remove(one)
        return cells

    def _tag_entry(self, cell: Element, strip: Strip, box: BoxSpec) -> None:
        _emptied(cell)
        self.marks += 1
        path = f"{strip.rows.path}.{{{{ loop.index0 }}}}.{box.name}"
        mark = f"{{{{ {ROW}.{BOOKMARKS}.{box.name} }}}}"
        names = _Names(path, mark, f"{{{{ loop.index }}}}{self.marks:03}")
        _put(cell, [], (0, 0), _Words(box, names, entry(box, ROW, medium="docx")))


def few(strip: Strip) -> str:
    """What keeps a short table short: a sheet in Word has three rows unless told otherwise."""
    count = len(strip.table.rows)
    written = [f"{ROW}.{box.name}" for box in strip.rows.boxes if box.type in _BLANK_WHEN_EMPTY]
    return f" if {' or '.join((f'{ROW}.n|int <= {count}', *written))}" if count < LEAST else ""


@dataclass(frozen=True)
class _Names:
    """What a place is called: path for its tag, its bookmark, the number of that."""

    path: str
    bookmark: str
    id: str


@dataclass(frozen=True)
class _Words:
    """What is put into a place."""

    box: BoxSpec
    names: _Names
    text: str


def _narrowed(spot: Spot) -> tuple[int, int]:
    """The part of a place that the value takes: one line, a gap before the next label kept."""
    text, begin = spot.field.text, spot.field.begin
    if spot.box.options:
        first, last = ticks_span(text)
        return begin + first, begin + last
    before, line = _line(text)
    gap = len(line) - len(line.rstrip(" \u3000\t"))
    # A rule tells how far a value may go; where there is none, a little gap is kept.
    kept = gap if any(one in line for one in _RULES) else min(gap, 2)
    return begin + before, begin + before + len(line) - kept


def _line(text: str) -> tuple[int, str]:
    """The line of a place for the value, and where it begins: a blank one under the first."""
    rows = text.split("\n")
    nth = next((n for n, line in enumerate(rows) if n and not line.strip(" \t")), 0)
    return sum(len(line) + 1 for line in rows[:nth]), rows[nth]


def _put(place: Element, told: list[Sign], span: tuple[int, int], words: _Words) -> None:
    """Put a control in place of the signs of a span."""
    begin, end = span
    taken = told[begin:end]
    paragraph, before = _anchor(place, told, begin)
    near = taken[0] if taken else before
    type_ = _type(paragraph, near.element if near else None)
    if is_place("".join(one.sign for one in taken)) and any(one.sign in _RULES for one in taken):
        type_ = underlined(type_)
    # What prints itself is no value of a box: it bears no mark.
    counts = words.box is NUMBER or is_serial(words.box.label)
    control = [run_of(words.text, type_)] if counts else _control(words, type_)
    if near is None:
        _at_start(paragraph, control)
        return
    cuts = {(one.element, one.at) for one in taken}
    for run in dict.fromkeys(one.element.getparent() for one in taken or [near]):
        if run is not None:
            pieces = rewritten(run, cuts, control, None if taken else (near.element, near.at))
            for element in reversed(pieces):
                run.addnext(element)
            _remove(run)
            control = []


def _anchor(place: Element, told: list[Sign], begin: int) -> tuple[Element, Sign | None]:
    """The paragraph in which a span begins, and the sign before it there."""
    if not begin or not told:
        return paragraphs(place)[0], None
    before = told[begin - 1]
    is_break = before.sign == "\n" and before.element is before.paragraph
    return before.paragraph, None if is_break else before


def _at_start(paragraph: Element, control: list[Element]) -> None:
    properties = first(paragraph, f"{W}pPr")
    at = 0 if properties is None else list(paragraph).index(properties) + 1
    for n, element in enumerate(control):
        paragraph.insert(at + n, element)


# --- elements


def _control(words: _Words, type_: Element | None) -> list[Element]:
    """An inline rich-text control with its bookmark, in the type that stood there."""
    names = words.names
    control = w(
        "sdt",
        w("sdtPr", deepcopy(type_), w("alias", val=words.box.label), w("tag", val=tag(names.path))),
        w("sdtContent", run_of(words.text, type_)),
    )
    start = w("bookmarkStart", id=names.id, name=names.bookmark)
    return [start, control, w("bookmarkEnd", id=names.id)]


def _type(paragraph: Element, near: Element | None) -> Element | None:
    """The properties of the run that stood there, else those of the paragraph's own mark."""
    run = first(paragraph, f"{W}r") if near is None else near.getparent()
    found = None if run is None else first(run, f"{W}rPr")
    properties = first(paragraph, f"{W}pPr")
    if found is None and properties is not None and run is None:
        found = first(properties, f"{W}rPr")
    if found is None:
        return None
    kept = deepcopy(found)
    for child in [one for one in kept if one.tag in (f"{W}ins", f"{W}del", f"{W}rPrChange")]:
        kept.remove(child)
    return kept


def _ruling(blank: Element, at: int, text: str) -> Element:
    """A row that only rules a loop; it is gone from the filled sheet."""
    row = deepcopy(blank)
    for cell in [one for one in row if one.tag == f"{W}tc"]:
        _emptied(cell)
    paragraph = paragraphs(row[at])[0]
    paragraph.append(run_of(text, _type(paragraph, None)))
    return row


def _emptied(cell: Element) -> None:
    """Take the runs out of a cell; of its paragraphs the first stays."""
    for paragraph in paragraphs(cell)[1:]:
        _remove(paragraph)
    for child in [one for one in paragraphs(cell)[0] if one.tag != f"{W}pPr"]:
        _remove(child)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
