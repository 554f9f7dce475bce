"""Office: an office's folder as one object; everything the command line can do, it does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from formkit import procedures
from formkit.errors import ConfigurationError, NothingToDo, UnknownName, UsageError
from formkit.findings import Finding
from formkit.forms import Form, FormSpec
from formkit.ledger import Archive, Event, Gap, Ledger, Order
from formkit.office import calendar_page, config, folder, writing
from formkit.office.filling_in import carried_over, merged
from formkit.office.first_page import first_page
from formkit.office.issuing import Progress, Registration, batch_orders, form_of, order
from formkit.office.listing import read_list
from formkit.office.outgoing import going_out
from formkit.office.parting import parting
from formkit.office.printing import with_pdf
from formkit.office.results import Batch, Rejected, Sheet, TakenIn
from formkit.office.shelving import shelf_of
from formkit.safety.limits import Limits
from formkit.say import say
from formkit.values.number import Period

if TYPE_CHECKING:
    from formkit.procedures import Procedure
    from formkit.reading import Reading
    from formkit.reconciling.case import Books
    from formkit.reconciling.reconcile import Reconciliation
    from formkit.reconciling.status import CaseStatus
    from formkit.reconciling.why import Reason
    from formkit.safety.isolate import Isolation


class Office:
    """A folder with formkit.toml, a ledger, templates, inbox, outbox and archive (办公室).

    Every method that writes takes the moment (``now``, office time) and the clerk (``by``).
    """

    def __init__(
        self, place: folder.Folder, *, forms: Iterable[FormSpec | type[Form]] = ()
    ) -> None:
        self.folder = place
        self.config = config.load(place.settings)
        self.limits = Limits.of(self.config.limits)
        calendar = calendar_page.load(place.calendar)
        self.procedure = _procedure(place, self.config).reckoning_by(calendar)
        self.shelf = shelf_of(place, forms, self.procedure)
        self.archive = Archive(place.archive)
        self.ledger = Ledger.open(place.ledger_at(self.config.ledger))

    @classmethod
    def create(cls, path: Path, *, procedure: str = "five-copy", name: str = "") -> Office:
        """A new office folder that follows a procedure (办法).

        A ledger that lies there without settings is kept: making an office may be done again
        where it was interrupted.

        Raises:
            NothingToDo: There is an office already.
            UnknownName: No procedure is called so.
            FileAccessError: The folder cannot be made.
        """
        place = folder.Folder(path)
        if place.settings.exists():
            raise NothingToDo(say("{path}已经是办公室文件夹。", path=path))
        rules = procedures.load(procedure)
        page = first_page(name or path.resolve().name, rules)
        place.make()
        (Ledger.open if place.ledger.exists() else Ledger.create)(place.ledger).close()
        place.write_settings(page)
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
        """Let go of the ledger and of the worker that opens foreign files."""
        if "isolation" in vars(self):
            self.isolation.close()
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

        An own form that has no template yet gets one, in the office's ``templates/``. Nothing is
        registered where the documents cannot be written.

        Raises:
            UnknownName: No such form or box; the nearest are offered.
            InvalidValues: Boxes that do not validate, by their labels.
            FileAccessError: The outbox cannot be written.
        """
        asked = self._asked(title, boxes, said)
        (sheet,) = self._registered([asked], said, together=together)
        return sheet

    def preview(self, title: str, boxes: Mapping[str, Any], *, said: Registration) -> Sheet:
        """What ``new`` would do, without doing it."""
        asked = self._asked(title, boxes, said)
        (number,) = self.ledger.preview([asked])
        older = self.ledger.entry(said.supersedes) if said.supersedes else None
        case = writing.case_of(self.ledger, older) if older else number
        return Sheet(number, asked.form, case)

    def batch(
        self, title: str, source: Path, *, said: Registration, progress: Progress | None = None
    ) -> Batch:
        """Register every good line of an Excel or CSV list; the bad ones are told, not lost.

        The same line again gives the same number: a list that was put right is registered once
        more as it is. What is missing of its documents is written, what lies there stays.

        Raises:
            UnknownName: A heading that no box bears; nothing is registered then.
        """
        _, orders, rejected = self._listed(title, source, said)
        sheets: list[Sheet] = []
        for sheet in self._registered(orders, said):
            sheets.append(sheet)
            if progress:
                progress(len(sheets), len(orders))
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

        With ``write`` false only say whether they can be filled so.

        Raises:
            UnknownName: No such number or box.
            InvalidValues: A value that does not fit, or a section only half filled.
            UsageError: The copies have parted and a box would say something else than they do.
            LedgerError: The sheet is void.
            NothingToDo: All of this stands there already.
        """
        if not write:
            entry = self.ledger.entry(number)
            merged(self, entry, boxes)
            return Sheet(entry.number, entry.form, writing.case_of(self.ledger, entry))
        with going_out(self, now=now, by=by) as out:
            added = merged(self, self.ledger.entry(number), boxes)
            entry = self.ledger.fill(number, added, at=now, by=by, source=say("填写"))
            return writing.renewed(out, entry)

    def print(
        self,
        number: str,
        *,
        now: dt.datetime,
        by: str,
        copies: Sequence[int] = (),
        together: bool = False,
        pdf: bool = False,
    ) -> Sheet:
        """Write the copies of a sheet once more, as it stands now; with a PDF of each on request.

        A document that was changed since it was written is archived before it is replaced.

        Raises:
            UnknownName: No such number.
            MissingDependency: A PDF is asked for, and LibreOffice is not installed.
        """
        with going_out(self, now=now, by=by) as out:
            sheet = writing.printed(out, self.ledger.entry(number), copies, together=together)
            return with_pdf(out, sheet) if pdf else sheet

    def supersede(self, number: str, boxes: Mapping[str, Any], *, said: Registration) -> Sheet:
        """A new sheet in place of one that the customer did not accept (第九条第10款).

        The intake is carried over from the old sheet unless said otherwise; each sheet bears the
        number of the other.

        Raises:
            UnknownName: No such number or box.
            LedgerError: The sheet is void, or superseded already.
        """
        old = self.ledger.entry(number)
        carried = carried_over(self, old, boxes)
        return self.new(old.form, carried, said=replace(said, supersedes=old.number))

    def void(self, number: str, reason: str, *, now: dt.datetime, by: str) -> Sheet:
        """Void a number: it stays in the register and is never used again.

        A sheet that it had superseded stands again.

        Raises:
            UnknownName: No such number.
            UsageError: No reason is given.
            NothingToDo: It is void already.
        """
        if not reason.strip():
            raise UsageError(say("作废要写明原因，例如 --reason 重复登记。"))
        with going_out(self, now=now, by=by) as out:
            entry = self.ledger.void(number, reason.strip(), at=now, by=by)
            if entry.supersedes:
                writing.renewed(out, self.ledger.entry(entry.supersedes))
            return writing.renewed(out, entry)

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
        """Put on record that copies were ``sent``, ``receipted`` or ``lost`` (第九条第9款).

        Raises:
            UnknownName: No such number, copy or action.
            UsageError: The form has no copies, or the sheet is void.
        """
        entry = self.ledger.entry(number)
        body = parting(self, action, entry, copies, reason)
        return self.ledger.record(action, number=entry.number, body=body, at=now, by=by)

    # --- reading back -----------------------------------------------------------------------

    def read(self, paths: Iterable[Path], progress: Progress | None = None) -> list[Reading]:
        """What stands on completed papers, box by box; nothing is put on record.

        One of several that is refused gives a reading with the reason as its finding; a single
        one raises it.
        """
        from formkit.office.reading_back import read_papers

        named = self.folder.relative
        return read_papers(list(paths), self.shelf, self.isolation, named=named, progress=progress)

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

        What they add fills the ledger as long as the copies are one pack (第九条第9款); where
        they say otherwise than the ledger it is told and the ledger stays. A file that is
        refused is told and does not end the others. The same file again changes nothing;
        originals are never changed. With ``write`` false only say what would come of each.
        """
        from formkit.office.taking_in import Desk, take_in

        desk = Desk(self, now=now, by=by, write=write)
        return take_in(desk, list(paths), progress)

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
        from formkit.office.checking import CHECKS
        from formkit.office.customer_folder import with_evidence
        from formkit.reconciling.reconcile import reconcile

        books = with_evidence(self, self.books())
        return reconcile(books, self.procedure, as_of, period=period, checks=CHECKS)

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

    @cached_property
    def isolation(self) -> Isolation:
        """The worker in which foreign files are opened; started with the first of them."""
        from formkit.safety.isolate import Isolation

        return Isolation(self.limits)

    def _registered(
        self, orders: Sequence[Order], said: Registration, *, together: bool = False
    ) -> Iterator[Sheet]:
        """The sheet of each order; the numbers are given only once the first could be written."""
        with going_out(self, now=said.now, by=said.by) as out:
            entries = self.ledger.issue(orders, at=said.now, by=said.by)
            first = [writing.completed(out, entry, together=together) for entry in entries[:1]]
        yield from first
        for entry in entries[1:]:
            with going_out(self, now=said.now, by=said.by) as out:
                sheet = writing.completed(out, entry, together=together)
            yield sheet

    def _asked(self, title: str, boxes: Mapping[str, Any], said: Registration) -> Order:
        spec = self.shelf.find(title)
        return order(spec, form_of(spec, boxes), said)

    def _listed(
        self, title: str, source: Path, said: Registration
    ) -> tuple[FormSpec, list[Order], list[Rejected]]:
        spec = self.shelf.find(title)
        return spec, *batch_orders(spec, read_list(source, spec, self.isolation), said)


def _procedure(place: folder.Folder, said: config.Config) -> Procedure:
    try:
        return procedures.load(said.procedure_name, said.overrides)
    except UnknownName as error:
        raise ConfigurationError(f"{place.settings}：{error}") from None
