"""The form as every other room sees it: frozen, with its boxes, tables and copies in order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from formkit.errors import UnknownName
from formkit.forms.box import Copy
from formkit.forms.drawing import Drawing, drawing_of
from formkit.forms.kind import KINDS, YES_NO, Kind
from formkit.say import say
from formkit.values.label import fold_label, identifier

if TYPE_CHECKING:
    from formkit.forms.form import Form


@dataclass(frozen=True)
class BoxSpec:
    """One box (栏位): where it stands in the form, its labels and the kind of value it holds.

    Attributes:
        path: ``intake.customer``; for a column of a table ``register.lines.customer``.
        label: The label as printed.
        also: Other labels of the same box.
        type: The name of its kind, such as ``date``.
        required: True where the section is not complete without it.
        choices: The options of a choice, in the order printed.
        hint: What to write there.
        lines: Height in lines of writing.
        default: The value it has when nothing is said, as JSON.
        after: The box whose date may not be later than this one's.
        inferred: True where the source of the form does not print it (补).
    """

    path: str
    label: str
    also: tuple[str, ...] = ()
    type: str = "text"
    required: bool = True
    choices: tuple[str, ...] = ()
    hint: str = ""
    lines: int = 1
    default: Any = None
    after: str | None = None
    inferred: bool = False

    @cached_property
    def name(self) -> str:
        """The last part of the path: the field's name in its section."""
        return self.path.rpartition(".")[2]

    @property
    def labels(self) -> tuple[str, ...]:
        """Every label under which the box is found, the printed one first."""
        return (self.label, *self.also)

    @property
    def kind(self) -> Kind:
        """How its paper text is read and printed."""
        return KINDS[self.type]

    @property
    def options(self) -> tuple[str, ...]:
        """What can be ticked in it: its choices, or 是 and 否."""
        return YES_NO if self.type == "yes_no" else self.choices

    def parse(self, text: str) -> Any:
        """The value that paper text stands for, ``None`` for a blank; raises Unreadable."""
        return self.kind.parse(text, self.choices)

    def print(self, value: Any) -> str:
        """The value as printed on the paper; for ``None`` the blank as printed."""
        if value is None:
            return self.kind.blank(self.choices)
        return self.kind.print(value, self.choices)

    def to_json(self, value: Any) -> Any:
        """The value as JSON."""
        return self.kind.to_json(value)

    def from_json(self, value: Any) -> Any:
        """The typed value of JSON, or of text as a person types it; raises Unreadable."""
        return self.kind.from_json(value, self.choices)


@dataclass(frozen=True)
class RowsSpec:
    """A repeating table: its columns are boxes; row ``i`` has keys ``path.i.name``."""

    path: str
    label: str
    also: tuple[str, ...] = ()
    boxes: tuple[BoxSpec, ...] = ()
    lines: int = 1

    @cached_property
    def name(self) -> str:
        """The last part of the path: the field's name in its section."""
        return self.path.rpartition(".")[2]

    def key(self, row: int, box: BoxSpec) -> str:
        """The key of one cell in a boxes mapping."""
        return f"{self.path}.{row}.{box.name}"


@dataclass(frozen=True)
class SectionSpec:
    """One section (栏): the part of the form that one role fills once."""

    name: str
    title: str
    by: str = ""
    within: dt.timedelta | None = None
    required: bool = False
    boxes: tuple[BoxSpec, ...] = ()
    rows: tuple[RowsSpec, ...] = ()

    @property
    def required_boxes(self) -> tuple[BoxSpec, ...]:
        """The boxes without which the section is only half filled."""
        return tuple(box for box in self.boxes if box.required)

    def filled(self, boxes: dict[str, Any]) -> dict[str, Any]:
        """What of this section stands in a boxes mapping."""
        start = f"{self.name}."
        return {path: value for path, value in boxes.items() if path.startswith(start)}


@dataclass(frozen=True)
class FormSpec:
    """One paper form (表单) as declared; equal when declared equal, whatever it was declared in."""

    title: str
    also: tuple[str, ...] = ()
    about: str = ""
    numbered: str = ""
    series: str = ""
    copies: tuple[Copy, ...] = ()
    internal: bool = False
    medium: str = "docx"
    landscape: bool = False
    drawn: str = ""
    printed: tuple[str, ...] = ()
    sections: tuple[SectionSpec, ...] = ()
    form: type[Form] = field(compare=False, repr=False, kw_only=True)

    @property
    def titles(self) -> tuple[str, ...]:
        """Every title of the form, the printed one first."""
        return (self.title, *self.also)

    @cached_property
    def boxes(self) -> tuple[BoxSpec, ...]:
        """All single boxes, in the order printed; columns of tables are not among them."""
        return tuple(box for section in self.sections for box in section.boxes)

    @cached_property
    def tables(self) -> tuple[RowsSpec, ...]:
        """All repeating tables, in the order printed."""
        return tuple(rows for section in self.sections for rows in section.rows)

    @cached_property
    def drawing(self) -> Drawing | None:
        """Its sheet as drawn, None where formkit lays it out; raises ConfigurationError."""
        return drawing_of(self) if self.drawn else None

    def box(self, name: str) -> BoxSpec:
        """The box of that path or label; ``栏.栏位`` tells equal labels apart.

        A cell of a table is named by its key, ``register.lines.0.customer``.

        Raises:
            UnknownName: No box bears that name, or more than one does.
        """
        found = self._by_name.get(name, ())
        if not found and (column := self._column(name)) is not None:
            return column
        found = found or self._by_name.get(_folded(name), ())
        printed = [box for box in found if _folded(box.label) == _folded(name)]
        if len(printed) == 1:
            return printed[0]
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownName(say("唯一的栏位"), name, (self.key(box) for box in found))
        raise UnknownName(say("栏位"), name, self.names)

    def has(self, name: str) -> bool:
        """True where exactly one box, or a table's cell, bears that name."""
        try:
            self.box(name)
        except UnknownName:
            return False
        return True

    def section(self, name: str) -> SectionSpec:
        """The section of that name or title; raises UnknownName."""
        for section in self.sections:
            if name in (section.name, section.title):
                return section
        raise UnknownName(say("栏"), name, [section.title for section in self.sections])

    def section_of(self, box: BoxSpec | RowsSpec) -> SectionSpec:
        """The section in which a box or table stands."""
        return self.section(box.path.partition(".")[0])

    def copy(self, n: int) -> Copy:
        """The copy (联) of that number; raises UnknownName."""
        for copy in self.copies:
            if copy.n == n:
                return copy
        raise UnknownName(say("联"), str(n), [str(copy.n) for copy in self.copies])

    def key(self, box: BoxSpec) -> str:
        """The box's name in templates by labels: ``受理.投诉日期``."""
        return f"{identifier(self.section_of(box).title)}.{identifier(box.label)}"

    def place(self, box: BoxSpec) -> str:
        """Where the box stands, for messages: ``客户抱怨处理表 · 核决 · 核决层级``."""
        return f"{self.title} · {self.section_of(box).title} · {box.label}"

    @property
    def names(self) -> tuple[str, ...]:
        """The names a clerk may use for the boxes: labels, then paths."""
        return (*(box.label for box in self.boxes), *(box.path for box in self.boxes))

    @cached_property
    def _by_name(self) -> dict[str, tuple[BoxSpec, ...]]:
        named: dict[str, list[BoxSpec]] = {}
        for box, name in self._spellings():
            boxes = named.setdefault(name, [])
            if box not in boxes:
                boxes.append(box)
        return {name: tuple(boxes) for name, boxes in named.items()}

    def _spellings(self) -> Iterator[tuple[BoxSpec, str]]:
        for section in self.sections:
            for box in section.boxes:
                yield box, box.path
                yield box, self.key(box)
                for label in box.labels:
                    yield box, _folded(label)
                    yield box, _folded(f"{section.title}.{label}")

    def _column(self, key: str) -> BoxSpec | None:
        table, _, name = key.rpartition(".")
        path, _, row = table.rpartition(".")
        return self._columns.get((path, name)) if row.isdecimal() else None

    @cached_property
    def _columns(self) -> dict[tuple[str, str], BoxSpec]:
        """The columns of its tables by the path of the table and their name or label."""
        columns: dict[tuple[str, str], BoxSpec] = {}
        for rows in self.tables:
            for box in rows.boxes:
                columns.setdefault((rows.path, box.name), box)
                columns.setdefault((rows.path, box.label), box)
        return columns


def _folded(label: str) -> str:
    return fold_label(label)
