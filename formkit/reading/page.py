"""A page of a pile, and what tells whether it goes on with the sheet before it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from formkit.forms.spec import FormSpec
from formkit.reading.identity import Identity
from formkit.reading.keys import label_key
from formkit.reading.match import match
from formkit.reading.rows import SERIALS
from formkit.values.grid import Document

REPEATED = 0.5
_FOOT = re.compile(
    r"第\s*(\d+)\s*页\s*[,，/]?\s*共\s*(\d+)\s*页|共\s*(\d+)\s*页\s*[,，/]?\s*第\s*(\d+)\s*页"
)


@dataclass(frozen=True)
class Foot:
    """What a foot says: ``第2页 共3页``."""

    page: int
    total: int


@dataclass(frozen=True)
class Page:
    """A page or section, and the sheet that it says it belongs to.

    Attributes:
        nth: Its place in the pile, from 0.
        document: What stands on it.
        spec: The form it is, where it tells.
        identity: Its number and copy, where it tells.
        labels: The labels of that form that stand on it.
    """

    nth: int
    document: Document
    spec: FormSpec | None
    identity: Identity
    labels: frozenset[str]

    @cached_property
    def foot(self) -> Foot | None:
        """Which page of how many it says it is, the last time it says so."""
        cells = (cell for grid in self.document.grids for cell in grid.cells)
        found = [one for cell in cells if "页" in cell.text for one in _FOOT.finditer(cell.text)]
        if not found:
            return None
        page, total, other_total, other_page = found[-1].groups()
        return Foot(int(page or other_page), int(total or other_total))

    def continues(self, sheet: Sequence[Page]) -> bool:
        """True where it bears the number and copy of a sheet, wherever in the pile it lies.

        A page of a register without number does where its foot names a page that is missing.
        """
        if self.identity.number is not None:
            return said(sheet) == Identity(self.identity.number, self.identity.copy)
        feet = [page.foot for page in sheet if page.foot or page.spec]
        if self.foot is None or self.foot in feet:
            return False
        totals = {foot.total if foot else None for foot in feet}
        return totals == {self.foot.total} and self._is_like(sheet)

    def begins_after(self, sheet: Sequence[Page]) -> bool:
        """True where it cannot be a further page of a sheet."""
        before = said(sheet)
        number, copy = self.identity.number, self.identity.copy
        if _differ(number, before.number) or _differ(copy, before.copy):
            return True
        if number and number == before.number:
            return False
        if self.spec is None:
            return False
        there = frozenset[str]().union(*(page.labels for page in sheet))
        if _spec(sheet) is not self.spec:
            return True
        return _repeats(self.labels, there) and not self._follows(sheet)

    def _follows(self, sheet: Sequence[Page]) -> bool:
        """True for a page without foot under the same head whose lines do not begin again."""
        feet = [page.foot for page in (*sheet, self) if page.foot]
        if feet or self.spec is None or self.spec.numbered or not self._is_like(sheet):
            return False
        first = sheet[0]
        same_head = first.heads == self.heads and (self.heads or not self.spec.boxes)
        return bool(same_head) and not (self.start and self.start == first.start)

    def _is_like(self, sheet: Sequence[Page]) -> bool:
        """True for a page of the same register whose head says nothing else."""
        before = said(sheet)
        if self.spec is None or not self.spec.tables or _spec(sheet) is not self.spec:
            return False
        if _differ(self.identity.number, before.number) or _differ(self.identity.copy, before.copy):
            return False
        return not any(
            _differ(value, page.heads.get(path))
            for page in sheet
            for path, value in self.heads.items()
        )

    @cached_property
    def heads(self) -> Mapping[str, Any]:
        """What is filled in around its tables, by path."""
        single = {box.path for box in self.spec.boxes} if self.spec else set()
        return {path: value for path, value in self._values.items() if path in single}

    @cached_property
    def start(self) -> Mapping[str, Any]:
        """Its first line; of a table with serial numbers that number alone."""
        rows = self.spec.tables[0] if self.spec else None
        boxes = rows.boxes if rows else ()
        serials = [box for box in boxes if label_key(box.label).lower() in SERIALS]
        paths = [rows.key(0, box) for box in serials or boxes] if rows else []
        return {path: self._values[path] for path in paths if path in self._values}

    @cached_property
    def _values(self) -> Mapping[str, Any]:
        boxes = match(self.document, self.spec).boxes if self.spec else {}
        return {path: box.value for path, box in boxes.items() if box.value is not None}


def said(sheet: Sequence[Page]) -> Identity:
    """The number and the copy that the pages of a sheet told first."""
    number = next((page.identity.number for page in sheet if page.identity.number), None)
    copy = next((page.identity.copy for page in sheet if page.identity.copy), None)
    return Identity(number, copy)


def _spec(sheet: Sequence[Page]) -> FormSpec | None:
    return next((page.spec for page in sheet if page.spec), None)


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def _repeats(labels: frozenset[str], there: frozenset[str]) -> bool:
    """True where most of the labels on a page stood on the pages before."""
    return bool(labels) and len(labels & there) >= REPEATED * len(labels)
