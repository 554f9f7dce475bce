"""Outgoing: a change of the ledger and the documents it calls for, both or neither."""

from __future__ import annotations

import datetime as dt
import errno
import filecmp
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from formkit.errors import FileAccessError
from formkit.say import say

if TYPE_CHECKING:
    from formkit.office.office import Office


@dataclass(frozen=True)
class Outgoing:
    """Documents made aside, and where each of them belongs.

    Attributes:
        office: The office.
        aside: A folder beside the outbox in which documents are made.
        now: The moment of the call.
        by: The clerk.
        places: Where each document made aside belongs.
        outdated: Prints of documents that are going to be replaced.
    """

    office: Office
    aside: Path
    now: dt.datetime
    by: str
    places: dict[Path, Path] = field(default_factory=dict)
    outdated: list[Path] = field(default_factory=list)

    def place(self, made: Path, target: Path) -> None:
        """Say where a document belongs; FileAccessError where it cannot go there."""
        told = self.office.folder.relative(target)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.exists():
                _require_free(target, told)
        except OSError as error:
            raise _unwritable(told, error) from None
        self.places[made] = target

    def put_away(self) -> None:
        """Archive what is going to be replaced; a document that says the same stays as it is."""
        for made, target in list(self.places.items()):
            if not target.exists():
                continue
            if filecmp.cmp(made, target, shallow=False):
                del self.places[made]
            else:
                self.office.archive.keep(target)
                self._take_in_print_of(target)

    def _take_in_print_of(self, document: Path) -> None:
        """Archive the PDF of a document of the outbox, which would go on saying what it said."""
        pdf = document.with_suffix(".pdf")
        is_ours = pdf.is_relative_to(self.office.folder.outbox)
        if is_ours and pdf.exists() and pdf not in self.places.values():
            self.office.archive.keep(pdf)
            self.outdated.append(pdf)

    def lay(self) -> None:
        """Lay the documents in their places; prints that are outdated go."""
        for pdf in self.outdated:
            pdf.unlink(missing_ok=True)
        for made, target in self.places.items():
            try:
                _moved(made, target)
            except OSError as error:
                raise FileAccessError(
                    say(
                        "台账已记下，但“{path}”没有写成（{why}）：请关闭它，再打印一次。",
                        path=self.office.folder.relative(target),
                        why=error.strerror,
                    )
                ) from None


@contextmanager
def going_out(office: Office, *, now: dt.datetime, by: str) -> Iterator[Outgoing]:
    """One change of the ledger together with its documents.

    The documents are made aside while the ledger can still take everything back. Then what they
    replace is archived, the change stands, and they are laid in their places. So a sheet that
    cannot be made leaves ledger and folder as they were; one that is lost afterwards is made
    again by ``Office.print``.

    Raises:
        FileAccessError: A document is open in another program, or a place cannot be written.
        ConfigurationError: A template is wrong.
    """
    with _aside(office) as aside:
        out = Outgoing(office, aside, now, by)
        with office.ledger.transaction():
            yield out
            out.put_away()
        out.lay()


@contextmanager
def _aside(office: Office) -> Iterator[Path]:
    outbox = office.folder.outbox
    try:
        outbox.mkdir(parents=True, exist_ok=True)
        folder = tempfile.TemporaryDirectory(
            prefix=".formkit-", dir=outbox, ignore_cleanup_errors=True
        )
    except OSError as error:
        raise _unwritable(office.folder.relative(outbox), error) from None
    with folder as name:
        yield Path(name)


def _require_free(target: Path, told: str) -> None:
    """Refuse a document that someone has open; raises OSError where it cannot be written."""
    if lock := _lock_of(target):
        raise FileAccessError(
            say("{path}正被打开（{lock}）。请先关闭它再试。", path=told, lock=lock.name)
        )
    target.open("r+b").close()  # Windows refuses this while another program has it open


def _lock_of(path: Path) -> Path | None:
    """The owner file that Word, WPS or LibreOffice lays beside a document it has open."""
    names = (f"~${path.name[2:]}", f"~${path.name}", f".~lock.{path.name}#")
    return next((lock for lock in map(path.with_name, names) if lock.exists()), None)


def _moved(made: Path, target: Path) -> None:
    try:
        made.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        from formkit.filling.package import write_file

        write_file(target, made.read_bytes())


def _unwritable(told: str, error: OSError) -> FileAccessError:
    return FileAccessError(
        say(
            "写不了“{path}”（{why}）：请关闭正打开它的程序，并检查文件夹是否存在、可写。",
            path=told,
            why=error.strerror,
        )
    )
