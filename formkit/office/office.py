"""Office: an office's folder as one object; everything the command line can do, it does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from formkit import procedures
from formkit.errors import NothingToDo, UsageError
from formkit.findings import Finding
from formkit.forms import Form, FormSpec, Shelf
from formkit.ledger import Archive, Entry, Event, Gap, Ledger
from formkit.office import config, folder
from formkit.office.issuing import (
    Progress,
    Registration,
    batch_orders,
    form_of,
    order,
)
from formkit.office.results import Batch, Sheet, TakenIn
from formkit.say import say
from formkit.values.number import Period

if TYPE_CHECKING:
    from formkit.reading import Reading
    from formkit.reconciling.case import Books
    from formkit.reconciling.limits import Limit
    from formkit.reconciling.reconcile import Reconciliation
    from formkit.reconciling.status import CaseStatus
    from formkit.reconciling.why import Reason


class Office:
    """A folder with formkit.toml, a ledger, templates, inbox, outbox and archive (办公室).

    Every method that writes takes the moment (``now``, office time) and the clerk (``by``).
    """

    def __init__(
        self, place: folder.Folder, *, forms: Iterable[FormSpec | type[Form]] = ()
    ) -> None:
        self.folder = place
        self.config = config.load(place.settings)
        self.procedure = procedures.load(self.config.procedure_name, self.config.overrides)
        self.shelf = _shelf(place, forms)
        self.archive = Archive(place.archive)
        self.ledger = Ledger.open(self.config.ledger or place.ledger)

    @classmethod
    def create(cls, path: Path, *, procedure: str = "five-copy", name: str = "") -> Office:
        """A new office folder that follows a procedure (办法).

        Raises:
            NothingToDo: There is an office already.
            UnknownName: No procedure is called so.
            FileAccessError: The folder cannot be made.
        """
        place = folder.Folder(path)
        if place.settings.exists():
            raise NothingToDo(say("{path}已经是办公室文件夹。", path=path))
        rules = procedures.load(procedure)
        place.make()
        Ledger.create(place.ledger).close()
        page = config.first_page(name or path.resolve().name, rules.name, rules.open_blanks)
        place.settings.write_text(page, encoding="utf-8")
        return cls(place)

    @classmethod
    def open(
        cls, path: Path | None = None, *, forms: Iterable[FormSpec | type[Form]] = ()
    ) -> Office:
        """The office at or above a folder (the working directory unless said).

        Raises:
            ConfigurationError: There is none, or its settings are wrong.
            LedgerError: Its ledger is not intact or newer than this program.
        """
        return cls(folder.find(path or Path.cwd()), forms=forms)

    def close(self) -> None:
        """Let go of the ledger."""
        self.ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- issuing and filling --------------------------------------------------------------

    def new(
        self,
        title: str,
        boxes: Mapping[str, Any],
        *,
        said: Registration,
        together: bool = False,
    ) -> Sheet:
        """Register a form, give it its number and write its copies.

        Raises:
            UnknownName: No such form or box; the nearest are offered.
            InvalidValues: Boxes that do not validate, by their labels.
        """
        spec = self.shelf.find(title)
        (entry,) = self.ledger.issue(
            [order(spec, form_of(spec, boxes), said)], at=said.now, by=said.by
        )
        return self._written(entry, now=said.now, by=said.by, together=together)

    def preview(self, title: str, boxes: Mapping[str, Any], *, said: Registration) -> Sheet:
        """What ``new`` would do, without doing it."""
        spec = self.shelf.find(title)
        (number,) = self.ledger.preview([order(spec, form_of(spec, boxes), said)])
        return Sheet(number, spec.title, number)

    def batch(
        self, title: str, source: Path, *, said: Registration, progress: Progress | None = None
    ) -> Batch:
        """Register every good line of an Excel or CSV list; the bad ones are told, not lost.

        Importing the same list again gives the same numbers.
        """
        _, orders, rejected = self._listed(title, source, said)
        entries = self.ledger.issue(orders, at=said.now, by=said.by)
        sheets = []
        for i, entry in enumerate(entries, 1):
            sheets.append(self._written(entry, now=said.now, by=said.by))
            if progress:
                progress(i, len(entries))
        return Batch(tuple(sheets), tuple(rejected))

    def preview_batch(self, title: str, source: Path, *, said: Registration) -> Batch:
        """What ``batch`` would do, without doing it."""
        spec, orders, rejected = self._listed(title, source, said)
        numbers = self.ledger.preview(orders)
        return Batch(tuple(Sheet(one, spec.title, one) for one in numbers), tuple(rejected))

    def fill(
        self,
        number: str,
        boxes: Mapping[str, Any],
        *,
        now: dt.datetime,
        by: str,
        write: bool = True,
    ) -> Sheet:
        """Fill boxes of a sheet that is out; they appear on all its copies (第九条第5款).

        Raises:
            UnknownName: No such number or box.
            InvalidValues: A value that does not fit, or a section only half filled.
            UsageError: The copies have parted and a box would say something else than they do.
        """
        from formkit.office.filling_in import merged

        entry = self.ledger.entry(number)
        added = merged(self, entry, boxes)
        if not write:
            return Sheet(entry.number, entry.form, self._root(entry))
        entry = self.ledger.fill(entry.number, added, at=now, by=by, source=say("填写"))
        return self._written(entry, now=now, by=by)

    def print(
        self,
        number: str,
        *,
        now: dt.datetime,
        by: str,
        copies: Sequence[int] = (),
        together: bool = False,
    ) -> Sheet:
        """Write the copies of a sheet once more, as it stands now."""
        entry = self.ledger.entry(number)
        return self._written(entry, now=now, by=by, copies=copies, together=together)

    def supersede(self, number: str, boxes: Mapping[str, Any], *, said: Registration) -> Sheet:
        """A new sheet in place of one that the customer did not accept (第九条第10款).

        The intake is carried over from the old sheet unless said otherwise.
        """
        from formkit.office.filling_in import carried_over

        old = self.ledger.entry(number)
        carried = carried_over(self, old, boxes)
        sheet = self.new(old.form, carried, said=replace(said, supersedes=old.number))
        self._written(self.ledger.entry(old.number), now=said.now, by=said.by)
        return sheet

    def void(self, number: str, reason: str, *, now: dt.datetime, by: str) -> Sheet:
        """Void a number: it stays in the register and is never used again."""
        if not reason.strip():
            raise UsageError(say("作废要写明原因,例如 --reason 重复登记。"))
        self.ledger.void(number, reason.strip(), at=now, by=by)
        return self._written(self.ledger.entry(number), now=now, by=by)

    def part(
        self,
        action: str,
        number: str,
        copies: Sequence[int] = (),
        *,
        now: dt.datetime,
        by: str,
        reason: str = "",
    ) -> Event:
        """Put on record that copies were ``sent``, ``receipted`` or ``lost`` (第九条第9款)."""
        entry = self.ledger.entry(number)
        spec = self.shelf.find(entry.form)
        chosen = [spec.copy(n).n for n in copies] or [copy.n for copy in spec.copies]
        body: dict[str, Any] = {"copies": chosen} | ({"reason": reason} if reason else {})
        return self.ledger.record(action, number=entry.number, body=body, at=now, by=by)

    # --- reading back -----------------------------------------------------------------------

    def read(self, paths: Iterable[Path], progress: Progress | None = None) -> list[Reading]:
        """What stands on completed papers, box by box; nothing is put on record."""
        from formkit.office.taking_in import read_papers

        return read_papers(self, list(paths), progress)

    def take_in(
        self,
        paths: Iterable[Path],
        *,
        now: dt.datetime,
        by: str,
        write: bool = True,
        progress: Progress | None = None,
    ) -> TakenIn:
        """Import completed papers: archive the originals, put their readings on record.

        The same file again changes nothing; originals are never changed.
        """
        from formkit.office.taking_in import take_in

        return take_in(self, list(paths), now=now, by=by, write=write, progress=progress)

    # --- asking -----------------------------------------------------------------------------

    def books(self) -> Books:
        """Everything the ledger and the returned papers say, case by case."""
        from formkit.reconciling.case import books

        return books(self.ledger, self.shelf, self.procedure)

    def status(self, as_of: dt.datetime, number: str | None = None) -> list[CaseStatus]:
        """How far each case is, or the one case that a number belongs to."""
        from formkit.reconciling.status import status_of

        books = self.books()
        cases = books.cases if number is None else (books.case(self.ledger.entry(number).number),)
        return [status_of(case, self.procedure, as_of) for case in cases]

    def why(self, number: str, as_of: dt.datetime) -> tuple[Reason, ...]:
        """Why a case is not closed: each missing piece by form, copy and box; empty when closed."""
        from formkit.reconciling.why import reasons

        case = self.books().case(self.ledger.entry(number).number)
        return reasons(case, self.procedure, as_of)

    def reconcile(self, as_of: dt.datetime, period: Period | None = None) -> Reconciliation:
        """Whether numbers, papers and copies agree, with the evidence for each that does not."""
        from formkit.reconciling.reconcile import reconcile

        return reconcile(self.books(), self.procedure, as_of, period=period)

    def gaps(self) -> list[Gap]:
        """For each series and period: last number, missing ones, void ones."""
        return self.ledger.gaps()

    def check(self) -> list[Finding]:
        """Whether ledger and archive are intact."""
        return [*self.ledger.check(), *self.archive.verify()]

    def report(self, kind: str, period: Period, out: Path, *, now: dt.datetime, by: str) -> Path:
        """Write a register of a month: ``register``, ``summary``, ``revisits`` or ``stats``.

        A workbook that lies there is archived before it is replaced.

        Raises:
            UnknownName: No register is called so.
        """
        from formkit.office.registers import write

        return write(self, kind, period, out, now=now, by=by)

    # --- inner ------------------------------------------------------------------------------

    def _listed(
        self, title: str, source: Path, said: Registration
    ) -> tuple[FormSpec, list[Any], list[Any]]:
        from formkit.office.taking_in import read_list

        spec = self.shelf.find(title)
        lines, digest = read_list(self, source)
        orders, rejected = batch_orders(spec, lines, said, digest)
        return spec, orders, rejected

    def _written(
        self,
        entry: Entry,
        *,
        now: dt.datetime,
        by: str,
        copies: Sequence[int] = (),
        together: bool = False,
    ) -> Sheet:
        from formkit.office.writing import write_out

        files = write_out(self, entry, now=now, by=by, copies=copies, together=together)
        return Sheet(entry.number, entry.form, self._root(entry), files, self._due(entry, now))

    def _due(self, entry: Entry, now: dt.datetime) -> tuple[Limit, ...]:
        from formkit.office.limits import due_of

        return due_of(self, entry, now)

    def _root(self, entry: Entry) -> str:
        """The number of the chain's first sheet: the case."""
        while entry.supersedes:
            entry = self.ledger.entry(entry.supersedes)
        return entry.number


def _shelf(place: folder.Folder, forms: Iterable[FormSpec | type[Form]]) -> Shelf:
    shelf = Shelf.builtin()
    for declared in sorted(place.forms.glob("*.toml")):
        shelf = shelf.with_file(declared)
    return shelf.with_forms(forms)
