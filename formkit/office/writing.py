"""Writing out: the copies of a sheet into the outbox, what was there archived first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from formkit.errors import FileAccessError
from formkit.forms import Copy, FormSpec, boxes_from_json
from formkit.ledger import Entry
from formkit.office.results import SheetFile
from formkit.say import say

if TYPE_CHECKING:
    from formkit.office.office import Office


def write_out(
    office: Office,
    entry: Entry,
    *,
    now: dt.datetime,
    by: str,
    copies: Sequence[int] = (),
    together: bool = False,
) -> tuple[SheetFile, ...]:
    """Write the copies of a sheet and put on record what was printed on each.

    A document that lies there already and differs is archived before it is replaced.
    """
    from formkit.filling.sheets import write_copies
    from formkit.filling.stock import template_for

    spec = office.shelf.find(entry.form)
    template = template_for(spec, [office.folder.templates])
    folder = office.folder.month(entry.period)
    _put_away(office, folder, entry.number)
    written = write_copies(
        spec,
        boxes_from_json(spec, entry.boxes),
        identity_of(entry),
        template,
        folder,
        copies=copies or tuple(copy.n for copy in spec.copies),
        together=together,
        replace=True,
    )
    _record(office, entry, written, template, now=now, by=by)
    return tuple(_told(office, spec, n, path) for n, path in written)


def identity_of(entry: Entry) -> Any:
    """What is printed on a sheet to tell it from any other."""
    from formkit.filling.identity import Identity

    void = say("作废:{reason}", reason=entry.void_reason) if entry.state == "void" else ""
    return Identity(
        number=entry.number,
        copy=None,
        supersedes=entry.supersedes,
        superseded_by=entry.superseded_by,
        void=void,
    )


def _put_away(office: Office, folder: Path, number: str) -> None:
    """Archive what lies there under this number, unless someone has it open."""
    for path in sorted(folder.glob(f"{number}*")):
        if lock := _lock_of(path):
            raise FileAccessError(
                say(
                    "{path}正被打开({lock})。请先关闭它再试。",
                    path=office.folder.relative(path),
                    lock=lock.name,
                )
            )
        office.archive.keep(path)


def _lock_of(path: Path) -> Path | None:
    """The owner file that Word, WPS or LibreOffice lays beside a document it has open."""
    word = path.with_name(f"~${path.name[2:]}")
    libre = path.with_name(f".~lock.{path.name}#")
    return next((lock for lock in (word, libre) if lock.exists()), None)


def _told(office: Office, spec: FormSpec, n: int | None, path: Path) -> SheetFile:
    holders: dict[int, Copy] = {copy.n: copy for copy in spec.copies}
    holder = holders[n].holder if n in holders else ""
    return SheetFile(n, holder, office.folder.relative(path))


def _record(
    office: Office,
    entry: Entry,
    written: Sequence[tuple[int | None, Path]],
    template: Path,
    *,
    now: dt.datetime,
    by: str,
) -> None:
    with office.ledger.transaction():
        for n, path in written:
            office.ledger.record(
                "printed",
                number=entry.number,
                body={
                    "copy": n,
                    "file": office.folder.relative(path),
                    "template": template.name,
                    "filled": sorted(entry.boxes),
                },
                at=now,
                by=by,
            )
