"""The analysis of a month, quarter or year, in Word or PDF."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from formkit.errors import FormkitError, MissingDependency, UsageError
from formkit.office.outgoing import going_out
from formkit.reporting import Asked, Term
from formkit.safety import libreoffice
from formkit.say import say
from formkit.values.number import Period

if TYPE_CHECKING:
    from formkit.office.office import Office

WORD, PDF = ".docx", ".pdf"


def analyse(
    office: Office,
    term: Term | Sequence[Period],
    target: Path,
    *,
    now: dt.datetime,
    by: str,
) -> Path:
    """Write the report of a term with its rates, tables and pictures; what lay there is archived.

    Raises:
        UsageError: The file is to be neither ``.docx`` nor ``.pdf``.
        MissingDependency: matplotlib, a Chinese typeface or, for PDF, LibreOffice is missing.
    """
    _require_writable(target)
    asked = Asked(office.books(), office.procedure, Term.of(term), now)
    body = {"kind": "report", "period": str(asked.term), "file": office.folder.relative(target)}
    with going_out(office, now=now, by=by) as out:
        made = _made(asked, office.config.name, out.aside, target)
        out.place(made, target)
        office.ledger.record("reported", number=None, body=body, at=now, by=by)
    return target


def _made(asked: Asked, name: str, aside: Path, target: Path) -> Path:
    from formkit.reporting.analysis import report

    made = aside / f"{target.stem}{WORD}"
    made.write_bytes(report(asked, name))
    if target.suffix.lower() == WORD:
        return made
    printed = libreoffice.converted([made], PDF.removeprefix("."), aside / "pdf")[made]
    if isinstance(printed, FormkitError):
        raise printed
    return printed


def _require_writable(target: Path) -> None:
    """Refuse before any work is done what cannot be written in the end."""
    suffix = target.suffix.lower()
    if suffix not in (WORD, PDF):
        raise UsageError(
            say("报告写成 .docx 或 .pdf；“{name}”都不是。请改 -o 的文件名。", name=target.name)
        )
    if suffix == PDF and libreoffice.program() is None:
        raise MissingDependency(
            say(
                "写 PDF 要有 LibreOffice：请安装（如 apt install libreoffice-writer），"
                "或改写 -o {name}，再在 Word、WPS 里另存为 PDF。",
                name=f"{target.stem}{WORD}",
            )
        )
