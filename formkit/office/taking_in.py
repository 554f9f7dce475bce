"""Taking in: completed papers guarded, read, archived and put on record, one by one."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from formkit.errors import FileAccessError, FormkitError, UnsafeError
from formkit.findings import Finding
from formkit.office.comparing import Compared
from formkit.office.due import put_due_on_record
from formkit.office.reading_back import Paper, papers
from formkit.office.results import Taken, TakenIn
from formkit.reading import Reading
from formkit.reading.many import read_all
from formkit.safety.names import safe_name
from formkit.say import say

if TYPE_CHECKING:
    from formkit.ledger import StoredReading
    from formkit.office.issuing import Progress
    from formkit.office.office import Office

__all__ = ["Desk", "take_in"]


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
    taken: dict[str, tuple[Taken, ...]] = field(default_factory=dict)

    def take(
        self, handed: Handed, outcome: tuple[Reading, ...] | FormkitError
    ) -> tuple[Taken, ...]:
        """What comes of each sheet in a file; the same original once more changes nothing."""
        if handed.sha256 in self.taken:
            return tuple(
                replace(before, file=handed.name, outcome="unchanged", findings=())
                for before in self.taken[handed.sha256]
            )
        if isinstance(outcome, FormkitError):
            return (self._refused(handed, outcome),)
        if self.write and self.office.archive.keep(handed.path).sha256 != handed.sha256:
            changing = say("“{path}”正在被改动：请关闭它再试。", path=handed.name)
            return (self._refused(handed, FileAccessError(changing)),)
        ledger = self.office.ledger
        known = {one.part: one.form for one in ledger.recall(handed.sha256)}
        # All sheets of a file or none: what was recalled of a file counts as the whole of it.
        with ledger.transaction() if self.write else nullcontext():
            taken = tuple(
                self._taken(handed, replace(one, file=handed.name), known) for one in outcome
            )
        self.taken[handed.sha256] = taken
        return taken

    def _taken(self, handed: Handed, reading: Reading, known: Mapping[str, str | None]) -> Taken:
        if reading.part in known and known[reading.part] == reading.form:
            return seen(handed, reading)
        compared = Compared(self.office, reading)
        if self.write:
            self._put_on_record(handed, compared)
        return seen(handed, reading, compared.outcome, compared.findings)

    def _put_on_record(self, handed: Handed, compared: Compared) -> None:
        ledger, reading, name = self.office.ledger, compared.reading, Path(handed.name).name
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
            number = str(reading.number)
            entry = ledger.fill(number, filled, at=self.now, by=self.by, source=name)
            put_due_on_record(self.office, entry, now=self.now, by=self.by)

    def _refused(self, handed: Handed, why: FormkitError) -> Taken:
        outcome = "quarantined" if isinstance(why, UnsafeError) else "rejected"
        if self.write and outcome == "quarantined":
            self._quarantine(handed)
        finding = Finding(
            code=outcome,
            where=Path(handed.name).name,
            message=str(why),
            fix=say("没有登记，原件没有动；读得出的一份再交来，只有照片的用 formkit fill 录入"),
        )
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
    with papers(paths, desk.office.limits, desk.office.folder.relative) as files:
        return _taken_in(desk, [_handed(paper) for paper in files], progress)


def _taken_in(desk: Desk, handed: Sequence[Handed], progress: Progress | None) -> TakenIn:
    office = desk.office
    known = {one: _read_before(office, one) for one in handed}
    fresh = [one.path for one in handed if not known[one]]
    taken: list[Taken] = []
    with closing(read_all(fresh, office.shelf, isolation=office.isolation)) as readings:
        for n, one in enumerate(handed, 1):
            before = known[one]
            taken += unchanged(one, before) if before else desk.take(one, next(readings))
            if progress:
                progress(n, len(handed))
    return TakenIn(tuple(taken))


def unchanged(handed: Handed, before: Iterable[StoredReading]) -> list[Taken]:
    """What comes of a paper that was read before, sheet by sheet."""
    return [seen(handed, one) for one in before]


def seen(
    handed: Handed,
    reading: Reading | StoredReading,
    outcome: str = "unchanged",
    findings: tuple[Finding, ...] = (),
) -> Taken:
    """What came of one sheet in a file."""
    return Taken(
        file=handed.name,
        outcome=outcome,
        sha256=handed.sha256,
        number=reading.number,
        copy=reading.copy,
        findings=findings,
        part=reading.part,
    )


def _read_before(office: Office, handed: Handed) -> tuple[StoredReading, ...]:
    """The readings of the same original, unless a form was not known yet."""
    before = office.ledger.recall(handed.sha256)
    return before if all(one.form for one in before) else ()


def _handed(paper: Paper) -> Handed:
    try:
        with paper.path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        sha256 = ""
    return Handed(paper.path, paper.name, sha256)
