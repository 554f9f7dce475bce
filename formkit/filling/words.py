"""From typed boxes to the words a template prints: every box, blank ones as printed blanks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from formkit.errors import ConfigurationError
from formkit.filling.identity import Identity, mark
from formkit.filling.rows import least_rows
from formkit.forms import BoxSpec, FormSpec, RowsSpec, SectionSpec
from formkit.forms.kind import YES_NO
from formkit.forms.names import bookmark
from formkit.say import say
from formkit.values.label import identifier

BOOKMARKS = "bookmark"
NTH = "n"
SHEET_WORDS = frozenset(
    (
        *("number", "编号", "copy", "联", "code", "mark", "title", "void"),
        *("supersedes", "原编号", "superseded_by", "新编号", "reissue", "补发"),
    )
)
AS_THEY_ARE = ("date", "moment", "integer", "choice")
Named = TypeVar("Named", BoxSpec, RowsSpec)

_named = lru_cache(maxsize=4096)(identifier)


def words(spec: FormSpec, boxes: Mapping[str, Any], identity: Identity) -> dict[str, Any]:
    """What stands in each box of a sheet and what tells the sheet, as a template names it.

    A box goes by its path ``intake.customer``, by its labels ``受理.客户姓名``, and by its label
    alone where that is the only box called so. A table is a list of rows; a row's cells go by
    name and label, its ``n`` counts from 1. In a register (xlsx) dates, figures and single choices
    stay what they are, so that Excel can sort and count; everywhere else all is text.

    Raises:
        ConfigurationError: A section is called as something every sheet has, such as ``编号``.
    """
    return box_words(spec, boxes) | sheet_words(spec, identity)


def box_words(spec: FormSpec, boxes: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in the boxes, the same on every copy; raises as ``words`` does."""
    printer = _Printer(spec, boxes)
    sections = {section.name: printer.section(section) for section in spec.sections}
    if clashing := SHEET_WORDS & sections.keys():
        raise ConfigurationError(
            say("栏不能叫“{name}”：每张表都另有它。请改名。", name="、".join(sorted(clashing)))
        )
    titled = _only((_named(one.title), sections[one.name]) for one in spec.sections)
    labelled = _only((_named(box.label), printer.box(box, box.path)) for box in spec.boxes)
    return labelled | titled | sections


def sheet_words(spec: FormSpec, identity: Identity) -> dict[str, Any]:
    """What a template prints to tell the sheet: number, copy, code, mark, title."""
    before, after = identity.supersedes or "", identity.superseded_by or ""
    return {
        **dict.fromkeys(("number", "编号"), identity.number),
        **dict.fromkeys(("copy", "联"), _copy_words(identity)),
        **dict.fromkeys(("supersedes", "原编号"), before),
        **dict.fromkeys(("superseded_by", "新编号"), after),
        **dict.fromkeys(("reissue", "补发"), identity.reissue),
        "code": identity.code,
        "mark": mark(spec),
        "title": spec.title,
        "void": identity.void,
    }


def _copy_words(identity: Identity) -> dict[str, str]:
    copy = identity.copy
    if copy is None:
        return dict.fromkeys(("n", "ordinal", "line", "holder", "purpose", "colour"), "")
    return {
        "n": str(copy.n),
        "ordinal": copy.ordinal,
        "line": "　".join(filter(None, (copy.line, identity.reissue))),
        "holder": copy.holder,
        "purpose": copy.purpose,
        "colour": copy.colour,
    }


@dataclass(frozen=True)
class _Printer:
    """Prints the boxes of one form."""

    spec: FormSpec
    boxes: Mapping[str, Any]

    def section(self, section: SectionSpec) -> dict[str, Any]:
        told: dict[str, Any] = {}
        for rows, names in _names(section.rows):
            told |= dict.fromkeys(names, self.lines(rows))
        for box, names in _names(section.boxes):
            told |= dict.fromkeys(names, self.box(box, box.path))
        return told

    def lines(self, rows: RowsSpec) -> list[dict[str, Any]]:
        start = f"{rows.path}."
        keys = (path[len(start) :] for path in self.boxes if path.startswith(start))
        count = 1 + max((int(key.partition(".")[0]) for key in keys), default=-1)
        least = least_rows(rows) if self.spec.medium == "docx" else rows.lines
        columns = _names(rows.boxes)
        return [self.line(rows, n, columns) for n in range(max(count, least))]

    def line(
        self, rows: RowsSpec, n: int, columns: list[tuple[BoxSpec, tuple[str, ...]]]
    ) -> dict[str, Any]:
        told: dict[str, Any] = {NTH: str(n + 1)}
        if self.spec.medium == "docx":
            told[BOOKMARKS] = {box.name: bookmark(rows.key(n, box)) for box, _ in columns}
        for box, names in columns:
            told |= dict.fromkeys(names, self.box(box, rows.key(n, box)))
        return told

    def box(self, box: BoxSpec, key: str) -> Any:
        value = self.boxes.get(key)
        return box.print(value) if self.spec.medium == "docx" else _entry(box, value)


def _entry(box: BoxSpec, value: Any) -> Any:
    """The box in a register: dates, figures and a single choice as such, for Excel to work with."""
    if value is None:
        return ""
    if box.type == "money":
        return value.amount
    if box.type == "settlement" and value.amount:
        return value.amount.amount
    if box.type == "yes_no":
        return YES_NO[0 if value else 1]
    return value if box.type in AS_THEY_ARE else box.print(value)


def _names(things: Sequence[Named]) -> list[tuple[Named, tuple[str, ...]]]:
    """Each thing with its name and, where nothing else bears it, its label."""
    labels = Counter(_named(thing.label) for thing in things)
    taken = {thing.name for thing in things}
    named: list[tuple[Named, tuple[str, ...]]] = []
    for thing in things:
        label = _named(thing.label)
        free = labels[label] == 1 and label not in taken
        named.append((thing, (thing.name, label) if free else (thing.name,)))
    return named


def _only(named: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """The names that are given once."""
    pairs = list(named)
    counts = Counter(name for name, _ in pairs)
    return {name: value for name, value in pairs if counts[name] == 1}
