"""What an office answers: small values, each with its JSON as the command line prints it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from formkit.findings import Finding

if TYPE_CHECKING:
    from formkit.reconciling.limits import Limit


@dataclass(frozen=True)
class SheetFile:
    """One document written: which copy, who holds it, where it lies from the office folder."""

    copy: int | None
    holder: str
    path: str

    def to_json(self) -> dict[str, Any]:
        """``{copy, holder, path}``."""
        return {"copy": self.copy, "holder": self.holder, "path": self.path}


@dataclass(frozen=True)
class Sheet:
    """A sheet that was issued, filled or printed."""

    number: str
    form: str
    case: str
    files: tuple[SheetFile, ...] = ()
    due: tuple[Limit, ...] = ()
    findings: tuple[Finding, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """``{number, form, case, files, due, findings}``."""
        return {
            "number": self.number,
            "form": self.form,
            "case": self.case,
            "files": [one.to_json() for one in self.files],
            "due": [one.to_json() for one in self.due],
            "findings": [one.to_json() for one in self.findings],
        }


@dataclass(frozen=True)
class Rejected:
    """A line of a list that could not be registered, and why."""

    row: str
    findings: tuple[Finding, ...]

    def to_json(self) -> dict[str, Any]:
        """``{row, findings}``."""
        return {"row": self.row, "findings": [one.to_json() for one in self.findings]}


@dataclass(frozen=True)
class Batch:
    """What came of a list: the sheets made and the lines rejected."""

    sheets: tuple[Sheet, ...]
    rejected: tuple[Rejected, ...]

    def to_json(self) -> dict[str, Any]:
        """``{sheets, rejected}``."""
        return {
            "sheets": [one.to_json() for one in self.sheets],
            "rejected": [one.to_json() for one in self.rejected],
        }


OUTCOMES = ("updated", "unchanged", "review", "quarantined", "rejected")


@dataclass(frozen=True)
class Taken:
    """What came of one sheet that was handed in; ``part`` tells where in its file it stands."""

    file: str
    outcome: str
    sha256: str = ""
    number: str | None = None
    copy: int | None = None
    findings: tuple[Finding, ...] = ()
    part: str = ""

    def to_json(self) -> dict[str, Any]:
        """``{file, sha256, outcome, number, copy, findings, part}``."""
        return {
            "file": self.file,
            "sha256": self.sha256,
            "outcome": self.outcome,
            "number": self.number,
            "copy": self.copy,
            "findings": [one.to_json() for one in self.findings],
            "part": self.part,
        }


@dataclass(frozen=True)
class TakenIn:
    """What came of all the files handed in at once."""

    files: tuple[Taken, ...] = field(default=())

    @property
    def counts(self) -> dict[str, int]:
        """How many files had each outcome."""
        counted = Counter(one.outcome for one in self.files)
        return {outcome: counted[outcome] for outcome in OUTCOMES}

    def to_json(self) -> dict[str, Any]:
        """``{files, counts}``."""
        return {"files": [one.to_json() for one in self.files], "counts": self.counts}
