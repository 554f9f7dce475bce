"""The labels and titles of a form as they may be spelled on the paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from formkit.forms.spec import BoxSpec, FormSpec, RowsSpec, SectionSpec
from formkit.reading.keys import label_key

LONGEST = 60
_NUMERALS = frozenset("第(一二三四五六七八九十0123456789")
_NUMBERING = re.compile(
    r"^(?:第?\(?[一二三四五六七八九十\d]{1,2}(?:\)|[、.:]|栏|部分))+[、.:]?(?=.)"
)
# “(必填)” is a hint behind a label, “(签字)” makes it another label.
_HINT = re.compile(r"\((?:[^()]{1,2}|[^()]*[填选单位年可注如例√/][^()]*)\)$")
_MEANT = re.compile("[签章名人]")
_BRACKET = re.compile(r"\([^()]*\)$")


@dataclass(frozen=True, eq=False)
class Index:
    """Where the labels of a form lead.

    Attributes:
        spec: The form.
        boxes: Its single boxes by folded label, those first that print it.
        columns: The columns of each of its tables, likewise.
        sections: Its sections by folded title.
    """

    spec: FormSpec
    boxes: Mapping[str, tuple[BoxSpec, ...]]
    columns: tuple[tuple[RowsSpec, Mapping[str, BoxSpec]], ...]
    sections: Mapping[str, SectionSpec]

    @cached_property
    def printed(self) -> frozenset[str]:
        """The lines that every sheet of the form bears, folded as labels are."""
        drawing = self.spec.drawing
        return self.fixed | frozenset(map(label_key, drawing.printed) if drawing else ())

    @cached_property
    def fixed(self) -> frozenset[str]:
        """What the form says it prints beside its labels, folded likewise."""
        return frozenset(map(label_key, self.spec.printed))

    @cached_property
    def number_labels(self) -> frozenset[str]:
        """The labels of the number of the sheet, likewise."""
        drawing = self.spec.drawing
        return frozenset(map(label_key, drawing.number_labels)) if drawing else frozenset()

    def label(self, text: str) -> str:
        """The folded label that a text is, or nothing."""
        return _known(text, self.boxes)

    def column(self, text: str, columns: Mapping[str, BoxSpec]) -> BoxSpec | None:
        """The column of a table that a text heads."""
        return columns.get(_known(text, columns))

    def section(self, text: str) -> SectionSpec | None:
        """The section whose title a text is; who fills it may stand behind it in brackets."""
        found = _known(text, self.sections)
        if not found and len(text) <= LONGEST and label_key(text).endswith(")"):
            found = _known(_BRACKET.sub("", label_key(text)), self.sections)
        return self.sections.get(found)

    def prints(self, key: str) -> bool:
        """True where a box prints that label, and not only answers to it."""
        return any(label_key(box.label) == key for box in self.boxes.get(key, ()))


def index_of(spec: FormSpec) -> Index:
    """The index of a form."""
    return _index(_Same(spec))


@dataclass(frozen=True, eq=False)
class _Same:
    """A spec as a key by identity: its hash would cost more than the index."""

    spec: FormSpec

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.spec is self.spec

    def __hash__(self) -> int:
        return id(self.spec)


@lru_cache(maxsize=64)
def _index(same: _Same) -> Index:
    spec = same.spec
    boxes: dict[str, list[BoxSpec]] = {}
    for key, box in (*_printed(spec.boxes), *_others(spec.boxes)):
        if box not in boxes.setdefault(key, []):
            boxes[key].append(box)
    columns = tuple(
        (rows, dict([*_others(rows.boxes), *_printed(rows.boxes)])) for rows in spec.tables
    )
    sections = {label_key(section.title): section for section in spec.sections}
    return Index(spec, {key: tuple(found) for key, found in boxes.items()}, columns, sections)


def _printed(boxes: Iterable[BoxSpec]) -> Iterator[tuple[str, BoxSpec]]:
    return ((label_key(box.label), box) for box in boxes)


def _others(boxes: Iterable[BoxSpec]) -> Iterator[tuple[str, BoxSpec]]:
    return ((label_key(label), box) for box in boxes for label in box.also)


def _known(text: str, known: Mapping[str, object]) -> str:
    """The key of a text: as it stands, without a number before it, without a hint behind it."""
    if len(text) > LONGEST:
        return ""
    folded = label_key(text)
    if folded in known:
        return folded
    bare = _NUMBERING.sub("", folded) if folded[:1] in _NUMERALS else folded
    if bare in known:
        return bare
    hint = _HINT.search(bare) if bare.endswith(")") else None
    if hint is None or _MEANT.search(hint[0]):
        return ""
    unhinted = label_key(bare[: hint.start()])
    return unhinted if unhinted in known else ""
