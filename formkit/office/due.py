"""The limits that run for a sheet as it stands, and their last days put on record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from formkit.ledger import Entry
from formkit.procedures.place import place
from formkit.reconciling.beside import lines_beside, names_numbers
from formkit.reconciling.case import Books, Case
from formkit.reconciling.limits import Limit, limits, running
from formkit.reconciling.opening import KINDS, Opening
from formkit.reconciling.periodic import periodic
from formkit.reconciling.sheet import Sheet

if TYPE_CHECKING:
    from formkit.office.office import Office


def due_of_office(office: Office, books: Books, now: dt.datetime) -> tuple[Limit, ...]:
    """What is due for the office as a whole, this month, quarter or year."""
    since = min((sheet.received for sheet in books.sheets), default=now.date())
    reports = office.ledger.journal(kinds=("reported",))
    return periodic(office.procedure, reports, since=since, as_of=now)


def put_due_on_record(
    office: Office, entry: Entry, *, now: dt.datetime, by: str
) -> tuple[Limit, ...]:
    """The limits that run for a sheet, those that have just begun put on record.

    A paper beside that names a case may begin a limit of that case. All of it is made out
    without opening all the books, unless earlier complaints of the customer count too.
    """
    sheet = _sheet(office, entry)
    case = _case(office, sheet)
    for one in (case, *_named(office, sheet)):
        begun = (
            limit for limit in _news(office, one, now) if not _ends_elsewhere(office, one, limit)
        )
        _record(office, one, begun, now=now, by=by)
    return running(case, office.procedure, now)


def record_due(office: Office, case: Case, *, now: dt.datetime, by: str) -> None:
    """Put on record each last day of a case that is not there yet, or is another now."""
    _record(office, case, _news(office, case, now), now=now, by=by)


def _case(office: Office, sheet: Sheet) -> Case:
    """The case of a sheet: by itself, or among the books where repeated complaints rise."""
    rules = office.procedure
    if sheet.spec.title == rules.main_form and any(one.repeated for one in rules.upgrades):
        return office.books().case(sheet.number)
    return Case((sheet,))


def _news(office: Office, case: Case, now: dt.datetime) -> Iterator[Limit]:
    known = {one.rule: (one.start, one.at, one.provisional) for one in case.current.recorded}
    for limit in limits(case, office.procedure, now):
        told = (limit.start, limit.at, limit.provisional)
        if limit.at is not None and not limit.paused and known.get(limit.rule) != told:
            yield limit


def _ends_elsewhere(office: Office, case: Case, limit: Limit) -> bool:
    """True where it began before and may be done on a paper that is not looked at here."""
    begun = {(one.rule, one.start) for one in case.current.recorded}
    target = place(office.procedure.deadline(limit.rule).target)
    return bool(target.form) and (limit.rule, limit.start) in begun


def _record(
    office: Office, case: Case, found: Iterable[Limit], *, now: dt.datetime, by: str
) -> None:
    bodies = [_body(limit, limit.at) for limit in found if limit.at is not None]
    if bodies:
        office.ledger.record_each("due", bodies, number=case.current.number, at=now, by=by)


def _body(limit: Limit, at: dt.date) -> dict[str, Any]:
    return {
        "rule": limit.rule,
        "start": limit.start.isoformat(),
        "at": at.isoformat(),
        "provisional": limit.provisional,
        "calendar": limit.calendar,
    }


def _named(office: Office, sheet: Sheet) -> Iterator[Case]:
    """The cases that a paper names, each as far as this paper and the case's sheet say."""
    if sheet.spec.title == office.procedure.main_form or not names_numbers(sheet.spec):
        return
    beside = tuple(lines_beside(sheet.spec, sheet.boxes))
    for number in dict.fromkeys(one.number for one in beside):
        entry = office.ledger.find(number)
        if entry is not None and entry.form == office.procedure.main_form:
            named = tuple(one for one in beside if one.number == number)
            yield Case((_sheet(office, entry),), named)


def _sheet(office: Office, entry: Entry) -> Sheet:
    events = office.ledger.journal(entry.number, kinds=KINDS)
    was_read = any(event.kind == "read" for event in events)
    opening = Opening(
        shelf=office.shelf,
        decided_on=office.procedure.mark("decided_on"),
        events=events,
        readings=office.ledger.readings(entry.number) if was_read else (),
    )
    return opening.sheet(entry)
