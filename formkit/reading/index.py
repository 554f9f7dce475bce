"""The labels and titles of a form as they may be spelled on the paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from formkit.forms.spec import BoxSpec, FormSpec, RowsSpec, SectionSpec
from formkit.reading.keys import label_key

LONGEST = 60
_NUMBERING = re.compile(
    r"^(?:第?\(?[一二三四五六七八九十\d]{1,2}(?:\)|[、.:]|栏|部分))+[、.:]?(?=.)"
)
_HINT = re.compile(r"\((?:[^()]{1,2}|[^()]*[填选单位年可注如例√/][^()]*)\)$")
_MEANT = re.compile("[签章名人]")
_BRACKET = re.compile(r"\([^()]*\)$")


@dataclass(frozen=True)
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

    def label(self, text: str) -> str:
        """The folded label that a text is, or nothing."""
        return _first(_spellings(text), self.boxes)

    def column(self, text: str, columns: Mapping[str, BoxSpec]) -> BoxSpec | None:
        """The column of a table that a text heads."""
        return columns.get(_first(_spellings(text), columns))

    def section(self, text: str) -> SectionSpec | None:
        """The section whose title a text is."""
        return self.sections.get(_first(_titles(text), self.sections))

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


def _spellings(text: str) -> Iterator[str]:
    """The text folded; without the number before it; without a hint in brackets behind it."""
    if len(text) > LONGEST:
        return
    folded = label_key(text)
    yield folded
    bare = _NUMBERING.sub("", folded)
    if bare != folded:
        yield bare
    hint = _HINT.search(bare) if bare.endswith(")") else None
    if hint and not _MEANT.search(hint[0]):
        yield label_key(bare[: hint.start()])


def _titles(text: str) -> Iterator[str]:
    yield from _spellings(text)
    if len(text) <= LONGEST:
        yield _BRACKET.sub("", _NUMBERING.sub("", label_key(text)))


def _first(spellings: Iterable[str], known: Mapping[str, object]) -> str:
    return next((one for one in spellings if one and one in known), "")
