"""Taking in: completed papers guarded, read, archived and put on record, one by one."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from formkit.errors import FileAccessError, FormkitError, UnsafeError
from formkit.findings import Finding
from formkit.office.comparing import Compared
from formkit.office.reading_back import papers
from formkit.office.results import Taken, TakenIn
from formkit.reading import Reading
from formkit.reading.many import read_all
from formkit.safety.names import safe_name
from formkit.say import say

if TYPE_CHECKING:
    from formkit.ledger import StoredReading
    from formkit.office.issuing import Progress
    from formkit.office.office import Office

__all__ = ["Desk", "papers", "take_in"]


@dataclass(frozen=True)
class Handed:
    """A file that was handed in.

    Attributes:
        path: Where it lies.
        name: What it is called, from the office folder.
        sha256: What its content hashes to; empty where it cannot be opened.
    """

    path: Path
    name: str
    sha256: str


@dataclass(frozen=True)
class Desk:
    """The desk at which papers come in.

    Attributes:
        office: The office.
        now: The moment of the call.
        by: The clerk.
        write: False where only is to be said what would come of each paper.
        taken: What came of the papers so far, by their sha256.
    """

    office: Office
    now: dt.datetime
    by: str
    write: bool
    taken: dict[str, Taken] = field(default_factory=dict)

    def take(self, handed: Handed, outcome: Reading | FormkitError) -> Taken:
        """What comes of one paper; the same original once more changes nothing."""
        if handed.sha256 in self.taken:
            before = self.taken[handed.sha256]
            return replace(before, file=handed.name, outcome="unchanged", findings=())
        if isinstance(outcome, FormkitError):
            return self._refused(handed, outcome)
        if self.write and self.office.archive.keep(handed.path).sha256 != handed.sha256:
            changing = say("“{path}”正在被改动：请关闭它再试。", path=handed.name)
            return self._refused(handed, FileAccessError(changing))
        self.taken[handed.sha256] = taken = self._taken(handed, replace(outcome, file=handed.name))
        return taken

    def _taken(self, handed: Handed, reading: Reading) -> Taken:
        ledger = self.office.ledger
        with ledger.transaction() if self.write else nullcontext():
            before = ledger.recall(handed.sha256)
            if before and before.form == reading.form:
                return unchanged(handed, before)
            compared = Compared(self.office, reading)
            taken = Taken(
                handed.name,
                compared.outcome,
                handed.sha256,
                reading.number,
                reading.copy,
                compared.findings,
            )
            if self.write:
                self._put_on_record(handed, compared)
            return taken

    def _put_on_record(self, handed: Handed, compared: Compared) -> None:
        ledger, reading, name = self.office.ledger, compared.reading, handed.path.name
        filled = compared.filled
        ledger.add_reading(
            sha256=handed.sha256,
            file=name,
            form=reading.form,
            number=reading.number,
            copy=reading.copy,
            body=reading.to_json(),
            at=self.now,
            by=self.by,
        )
        if filled:
            ledger.fill(str(reading.number), filled, at=self.now, by=self.by, source=name)

    def _refused(self, handed: Handed, why: FormkitError) -> Taken:
        outcome = "quarantined" if isinstance(why, UnsafeError) else "rejected"
        if self.write and outcome == "quarantined":
            self._quarantine(handed)
        finding = Finding(code=outcome, where=handed.path.name, message=str(why))
        return Taken(handed.name, outcome, handed.sha256, findings=(finding,))

    def _quarantine(self, handed: Handed) -> None:
        """Lay a copy of a refused file aside, under its name and the beginning of its sha256."""
        folder, path = self.office.folder.quarantine, handed.path
        target = folder / safe_name(path.stem, handed.sha256[:8], suffix=path.suffix)
        if target.exists() or folder.resolve() in path.resolve().parents:
            return
        try:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        except OSError as error:
            raise FileAccessError(
                say("不能隔离到“{path}”（{why}）。", path=target, why=error.strerror)
            ) from None


def take_in(desk: Desk, paths: Sequence[Path], progress: Progress | None = None) -> TakenIn:
    """Import papers; the next ones are opened while one is put on record."""
    office = desk.office
    handed = [_handed(office, path) for path in papers(paths)]
    known = {one: before for one in handed if (before := _read_before(office, one))}
    fresh = [one.path for one in handed if one not in known]
    readings = read_all(fresh, office.shelf, isolation=office.isolation)
    taken: list[Taken] = []
    for one in handed:
        before = known.get(one)
        taken.append(unchanged(one, before) if before else desk.take(one, next(readings)))
        if progress:
            progress(len(taken), len(handed))
    return TakenIn(tuple(taken))


def unchanged(handed: Handed, before: StoredReading) -> Taken:
    """What comes of a paper that was read before."""
    return Taken(handed.name, "unchanged", handed.sha256, before.number, before.copy)


def _read_before(office: Office, handed: Handed) -> StoredReading | None:
    """The reading of the same original, unless its form was not known yet."""
    before = office.ledger.recall(handed.sha256)
    return before if before and before.form else None


def _handed(office: Office, path: Path) -> Handed:
    try:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        sha256 = ""
    return Handed(path, office.folder.relative(path), sha256)
