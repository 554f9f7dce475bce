"""A returned paper: one document that came back, box by box."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from formkit.forms import FormSpec
from formkit.forms.box import Copy
from formkit.reconciling.evidence import Evidence


@dataclass(frozen=True)
class Remark:
    """A label and what stands beside it that the form does not have."""

    label: str
    text: str
    where: str


@dataclass(frozen=True, kw_only=True)
class Returned:
    """One document as it was read back.

    Attributes:
        file: The name it came in with.
        sha256: The original in the archive.
        at: When it came in.
        number: The number it bears, known to the ledger or not.
        copy: The copy (联) it says it is.
        spec: The form it was recognised as.
        boxes: What stands in its boxes, by path.
        remarks: Labels and values that the form does not have.
        template: The mark of the template it was made from, if it bears one.
        part: Where in its file it stands, where the file holds several sheets.
        printed: What it prints of its ``number`` and its ``copy``, in its own words.
    """

    file: str
    sha256: str
    at: dt.datetime
    number: str | None
    copy: int | None = None
    spec: FormSpec | None = None
    boxes: Mapping[str, Evidence] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    template: str | None = None
    part: str = ""
    printed: Mapping[str, Evidence] = field(default_factory=dict)

    @property
    def form(self) -> str | None:
        """The title of its form, if it was recognised."""
        return None if self.spec is None else self.spec.title

    @property
    def place(self) -> str:
        """What to call it: ``26030001-3.docx（第三联）``, ``一叠.pdf 第4页（第三联）``."""
        file = " ".join(filter(None, (self.file, self.part)))
        return f"{file}（{ordinal(self.copy)}）" if self.copy else file

    def words_on(self, what: str) -> tuple[str, str] | None:
        """Where it prints its ``number`` or ``copy``, and what it prints there."""
        seen = self.printed.get(what)
        return None if seen is None else (seen.where, seen.raw)

    @property
    def bears_number(self) -> bool:
        """False for registers and other papers that have no number of their own."""
        return self.spec is None or bool(self.spec.numbered)

    def shows(self, path: str | None) -> bool:
        """True where something that could be read stands in that box."""
        seen = self.boxes.get(path) if path else None
        return seen is not None and seen.value is not None

    def filled(self) -> Iterator[tuple[str, Evidence]]:
        """The boxes in which something stands that could be read."""
        return ((path, seen) for path, seen in self.boxes.items() if seen.value is not None)


def ordinal(n: int) -> str:
    """``第三联``."""
    return Copy(n, "").ordinal
