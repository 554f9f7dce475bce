"""Reminding: what is overdue in a case, written to whoever has to act (逾期催办)."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from formkit.errors import NothingToDo, UsageError
from formkit.office.issuing import Registration, form_of, order
from formkit.office.outgoing import going_out
from formkit.office.results import Sheet
from formkit.reconciling.escalation import REMINDER, desk_of
from formkit.reconciling.limit import Overdue
from formkit.reconciling.status import CaseStatus
from formkit.say import say
from formkit.values.moment import print_date, print_moment

if TYPE_CHECKING:
    from formkit.office.office import Office

ROWS = "reminder.lines"


@dataclass(frozen=True)
class Reminder:
    """What one desk is reminded of in one case, and the sheet that does it.

    Attributes:
        case: How far the case is.
        to: The desk.
        overdue: Its limits that are over, the longest first.
        sheet: The 逾期催办单, once it has a number.
    """

    case: CaseStatus
    to: str
    overdue: tuple[Overdue, ...]
    sheet: Sheet | None = None

    def to_json(self) -> dict[str, Any]:
        """``{case, to, copy_to, overdue, number, files}``."""
        return {
            "case": self.case.number,
            "to": self.to,
            "copy_to": self.case.escalated_to,
            "overdue": [one.to_json() for one in self.overdue],
            "number": self.sheet.number if self.sheet else None,
            "files": [one.to_json() for one in self.sheet.files] if self.sheet else [],
        }


def remind(
    office: Office,
    number: str | None,
    *,
    said: Registration,
    answer_by: dt.date | None = None,
    write: bool = True,
) -> tuple[Reminder, ...]:
    """Write a 逾期催办单 to each desk that is late with a case, or with any case.

    The same reminder on the same day keeps its number. With ``write`` false only say what would
    be written, and the numbers it would bear.

    Raises:
        UnknownName: No such number.
        NothingToDo: Nothing is overdue.
    """
    found = [one for case in office.status(said.now, number) for one in _reminders(case)]
    if not found:
        raise NothingToDo(say("没有逾期的期限，不用催办。"))
    issue = _written if write else _previewed
    return tuple(issue(office, found, said, answer_by))


def copied_to(
    office: Office, found: Sequence[Reminder], target: Path, *, said: Registration
) -> None:
    """Lay the one document written at a place of one's own; what lies there is archived first.

    Raises:
        UsageError: More than one was written.
    """
    files = [file for one in found if one.sheet for file in one.sheet.files]
    if len(files) != 1:
        raise UsageError(
            say("写出了{n}张催办单，-o 只能指一个文件；它们都在发出文件夹里。", n=len(files))
        )
    with going_out(office, now=said.now, by=said.by) as out:
        made = out.aside / target.name
        shutil.copyfile(office.folder.root / files[0].path, made)
        out.place(made, target)


def _reminders(case: CaseStatus) -> Iterator[Reminder]:
    desks: dict[str, list[Overdue]] = {}
    for late in case.overdue:
        desks.setdefault(desk_of(late, case.next) or say("承办部门"), []).append(late)
    for desk, overdue in desks.items():
        yield Reminder(case, desk, tuple(overdue))


def _written(
    office: Office, found: Sequence[Reminder], said: Registration, answer_by: dt.date | None
) -> Iterator[Reminder]:
    for one in found:
        boxes, registration = _asked(office, one, said, answer_by)
        yield replace(one, sheet=office.new(REMINDER, boxes, said=registration))


def _previewed(
    office: Office, found: Sequence[Reminder], said: Registration, answer_by: dt.date | None
) -> Iterator[Reminder]:
    spec = office.shelf.find(REMINDER)
    told = [_asked(office, one, said, answer_by) for one in found]
    orders = [order(spec, form_of(spec, boxes), registration) for boxes, registration in told]
    for one, number in zip(found, office.ledger.preview(orders), strict=True):
        yield replace(one, sheet=Sheet(number, spec.title, number))


def _asked(
    office: Office, one: Reminder, said: Registration, answer_by: dt.date | None
) -> tuple[Mapping[str, Any], Registration]:
    """What is written, and the registration by which the same is known again."""
    boxes = _boxes(office, one, said, answer_by)
    gist = hashlib.sha256(repr(sorted(boxes.items())).encode()).hexdigest()
    return boxes, replace(said, request_id=f"remind:{gist}")


def _boxes(
    office: Office, one: Reminder, said: Registration, answer_by: dt.date | None
) -> Mapping[str, Any]:
    told: dict[str, Any] = {
        "reminder.to": one.to,
        "reminder.number": one.case.number,
        "reminder.form": one.case.form,
        "reminder.customer": one.case.customer,
        "reminder.reminded_on": said.day,
        "reminder.answer_by": answer_by,
        "reminder.copy_to": one.case.escalated_to,
        "reminder.reminded_by": said.by,
    }
    for row, late in enumerate(one.overdue):
        told |= {f"{ROWS}.{row}.{name}": value for name, value in _line(office, late).items()}
    return {path: value for path, value in told.items() if value not in (None, "")}


def _line(office: Office, late: Overdue) -> dict[str, Any]:
    at = late.limit.at
    printed = print_moment(at) if isinstance(at, dt.datetime) else print_date(at) if at else ""
    return {
        "item": late.limit.target,
        "clause": office.procedure.deadline(late.limit.rule).clause,
        "due": printed,
        "days": late.days,
    }
