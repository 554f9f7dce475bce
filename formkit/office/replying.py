"""Replying: a numbered letter to the customer, or a record of what he was told by phone."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from formkit.errors import FormkitError, UsageError
from formkit.findings import Finding, Severity
from formkit.office import writing
from formkit.office.customer_folder import customer_folder
from formkit.office.issuing import Registration, form_of, order
from formkit.office.outgoing import Outgoing, going_out
from formkit.privacy import Rules
from formkit.say import say

if TYPE_CHECKING:
    from formkit.ledger import Entry
    from formkit.office.office import Office
    from formkit.reconciling.reason import Reason
    from formkit.reporting.reply import Letter

LETTER, PHONE = "书信", "电话"
WORD, PDF = ".docx", ".pdf"


@dataclass(frozen=True)
class Reply:
    """What came of a reply.

    Attributes:
        number: The number of the letter; ``None`` where none was written.
        case: The number of the sheet it answers.
        way: ``书信`` or ``电话``.
        file: Where the letter lies, from the office folder; empty for a phone call.
        why: Why there may be no reply yet.
        findings: What is wrong in it, or was masked.
    """

    number: str | None
    case: str
    way: str
    file: str = ""
    why: tuple[Reason, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def is_refused(self) -> bool:
        """True where the customer must not be answered so."""
        return bool(self.why) or any(one.severity is Severity.ERROR for one in self.findings)

    def to_json(self) -> dict[str, Any]:
        """``{number, case, way, file, why, findings}``."""
        return {
            "number": self.number,
            "case": self.case,
            "way": self.way,
            "file": self.file,
            "why": [one.to_json() for one in self.why],
            "findings": [one.to_json() for one in self.findings],
        }


@dataclass(frozen=True)
class Wanted:
    """What a clerk asks for.

    Attributes:
        number: The number of the case.
        output: The letter's file, ``.docx`` or ``.pdf``; in the folder for customers unless said.
        by_phone: True where the customer was told by phone.
        note: What was said on the phone.
    """

    number: str
    output: Path | None = None
    by_phone: bool = False
    note: str = ""

    @property
    def way(self) -> str:
        """How the customer is told (第九条第12款: 书信或电话)."""
        return PHONE if self.by_phone else LETTER


def reply(
    office: Office, wanted: Wanted, *, now: dt.datetime, by: str, write: bool = True
) -> Reply:
    """Answer the customer, once that is approved at the level needed; otherwise say why not.

    The letter is a numbered paper of its own that names the case. The same letter on the same
    day keeps its number.

    Raises:
        UnknownName: No such number.
        UsageError: A phone call without a note, or a file that is neither Word nor PDF.
        FileAccessError: The letter cannot be written.
    """
    _checked(wanted)
    letter = _letter(office, wanted.number, now)
    case = letter.case.current.number
    if why := letter.reasons(wanted.way):
        return Reply(None, case, wanted.way, why=why)
    boxes = letter.boxes(office=office.config.name, way=wanted.way, note=wanted.note.strip())
    findings = tuple(letter.findings(boxes))
    told = Reply(None, case, wanted.way, findings=findings)
    if told.is_refused or not write:
        return told
    said = Registration(now=now, by=by, request_id=_request(case, boxes))
    return _registered(office, wanted, told, boxes, said)


def _checked(wanted: Wanted) -> None:
    if wanted.by_phone and not wanted.note.strip():
        raise UsageError(say("电话答复要写明说了什么，例如 --note 已告知退货安排。"))
    if wanted.output and wanted.output.suffix.lower() not in (WORD, PDF):
        raise UsageError(
            say("回复函只写成 .docx 或 .pdf，不能写“{name}”。", name=wanted.output.name)
        )


def _letter(office: Office, number: str, now: dt.datetime) -> Letter:
    from formkit.reporting.reply import Letter

    case = office.books().case(office.ledger.entry(number).number)
    rules = Rules.of(office.config.privacy)
    return Letter(case, office.procedure, office.shelf, now.date(), rules)


def _request(case: str, boxes: dict[str, Any]) -> str:
    text = json.dumps({path: str(value) for path, value in boxes.items()}, sort_keys=True)
    return f"reply:{case}:{hashlib.sha256(text.encode()).hexdigest()}"


def _registered(
    office: Office, wanted: Wanted, told: Reply, boxes: dict[str, Any], said: Registration
) -> Reply:
    from formkit.reporting.reply import FORM

    spec = office.shelf.find(FORM)
    with going_out(office, now=said.now, by=said.by) as out:
        asked = order(spec, form_of(spec, boxes), said)
        (entry,) = office.ledger.issue([asked], at=said.now, by=said.by)
        sheet = writing.printed(out, entry)
        lies = office.folder.root / sheet.files[0].path
        file = "" if wanted.by_phone else _laid(out, wanted, lies)
        _note(office, told, entry, file, said)
    return Reply(entry.number, told.case, told.way, file, findings=told.findings)


def _laid(out: Outgoing, wanted: Wanted, lies: Path) -> str:
    """The letter once more where the clerk wants it; PDF where LibreOffice can make it."""
    made = next(one for one, target in out.places.items() if target == lies)
    copy = out.aside / f"letter-{made.name}"
    shutil.copyfile(made, copy)
    target = wanted.output or customer_folder(out.office) / lies.name
    if target.suffix.lower() == PDF:
        copy, target = _as_pdf(copy, target)
    out.place(copy, target)
    return out.office.folder.relative(target)


def _as_pdf(made: Path, target: Path) -> tuple[Path, Path]:
    from formkit.safety import libreoffice

    if libreoffice.program() is None:
        return made, target.with_suffix(WORD)
    printed = libreoffice.converted([made], "pdf", made.parent / "pdf")[made]
    if isinstance(printed, FormkitError):
        raise printed
    return printed, target


def _note(office: Office, told: Reply, entry: Entry, file: str, said: Registration) -> None:
    before = office.ledger.journal(told.case, kinds=("replied",))
    if any(event.body["letter"] == entry.number for event in before):
        return
    body = {"letter": entry.number, "way": told.way, "file": file}
    office.ledger.record("replied", number=told.case, body=body, at=said.now, by=said.by)
