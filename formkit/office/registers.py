"""The registers of a term, written from the books as they stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from formkit.errors import UsageError
from formkit.office.outgoing import going_out
from formkit.reporting import Asked, Register, Term, register_of, register_on
from formkit.reporting.tally import unbalanced
from formkit.reporting.write import (
    rewrite_register,
    rewrite_statistics,
    write_register,
    write_statistics,
)
from formkit.say import say
from formkit.values.number import Period

if TYPE_CHECKING:
    from formkit.office.office import Office

BOOK, SHEET = ".xlsx", ".docx"
STATISTICS = "stats"


class Places(NamedTuple):
    """Where a register belongs, and where it is made first."""

    target: Path
    made: Path


@dataclass(frozen=True)
class Written:
    """A register that was written.

    Attributes:
        path: Where it lies.
        updated: Numbers whose rows say something else now, in a workbook that lay there.
        added: Numbers that had no row there.
        kept: Numbers there that are not among the lines; their rows stay.
        missing: Columns that the workbook does not have.
        unbalanced: Numbers whose shares of the blame do not come to 100 %, with their sum.
    """

    path: Path
    updated: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unbalanced: tuple[tuple[str, int], ...] = ()


def write(
    office: Office, kind: str, period: Period, target: Path, *, now: dt.datetime, by: str
) -> Path:
    """Write one register of a month; what lay there is archived first."""
    return write_for(office, kind, Term.of(period), target, now=now, by=by).path


def write_for(
    office: Office,
    kind: str,
    term: Term | Sequence[Period],
    target: Path,
    *,
    now: dt.datetime,
    by: str,
    form: str = "",
) -> Written:
    """Write one register of a month, a quarter or a year.

    A workbook that lies there is the office's: its rows are found by their numbers and rewritten,
    everything else of it stays. It is archived as it was first.

    Args:
        office: The office.
        kind: ``register``, ``summary``, ``revisits`` or ``stats``.
        term: The months, quarter or year.
        target: Where; ``.xlsx`` to keep, ``.docx`` to print.
        now: The moment of the call.
        by: The clerk.
        form: The form it is written on, where that is not left to the procedure.

    Raises:
        UnknownName: No register or form is called so.
        InputError: The workbook there has no column for the numbers.
        UnsafeError: It is not let in: over a limit, with a password or macros.
    """
    _require_known(target)
    asked = Asked(office.books(), office.procedure, Term.of(term), now)
    register = _register(office, kind, form)
    body = {"kind": kind, "period": str(asked.term), "file": office.folder.relative(target)}
    with going_out(office, now=now, by=by) as out:
        at = Places(target, out.aside / target.name)
        out.place(at.made, target)
        told = _made(office, kind, register, asked, at)
        office.ledger.record("reported", number=None, body=body, at=now, by=by)
    return told


def _register(office: Office, kind: str, form: str) -> Register:
    found = register_of(kind, office.procedure, office.shelf)
    return register_on(office.shelf.find(form)) if form else found


def _made(office: Office, kind: str, register: Register, asked: Asked, at: Places) -> Written:
    folders = [office.folder.templates]
    sums = tuple(unbalanced(asked).items()) if kind == STATISTICS else ()
    if at.target.suffix.lower() == SHEET:
        write_register(register, asked, folders, at.made)
        return Written(at.target, unbalanced=sums)
    if not at.target.exists():
        create = write_statistics if kind == STATISTICS else write_register
        create(register, asked, folders, at.made)
        return Written(at.target, unbalanced=sums)
    rewrite = rewrite_statistics if kind == STATISTICS else rewrite_register
    there = rewrite(register, asked, at.target, isolation=office.isolation)
    at.made.write_bytes(there.data)
    told = (there.updated, there.added, there.kept, there.missing)
    return Written(at.target, *told, unbalanced=sums)


def _require_known(target: Path) -> None:
    if target.suffix.lower() not in (BOOK, SHEET):
        raise UsageError(
            say(
                "登记表写成 .xlsx（留着用）或 .docx（打印）；“{name}”都不是。请改 -o 的文件名。",
                name=target.name,
            )
        )
