"""Showing: a case as one page, with its papers, its timeline, its limits and what was found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from formkit.findings import Finding
from formkit.office.checking import CHECKS
from formkit.office.customer_folder import with_evidence
from formkit.office.sheet_page import SheetPage, beside_json, keyed
from formkit.office.timeline import Happening, Teller, timeline
from formkit.office.veil import Veil, veil_of
from formkit.privacy import AUDIENCES, Audience, Rules
from formkit.reconciling.beside import Beside, lines_beside
from formkit.reconciling.checks import findings
from formkit.reconciling.limit import Limit, is_later
from formkit.reconciling.limits import limits
from formkit.reconciling.status import CaseStatus, status_of
from formkit.say import say

if TYPE_CHECKING:
    from formkit.forms import FormSpec
    from formkit.office.office import Office
    from formkit.reconciling.case import Books, Case
    from formkit.reconciling.evidence import Evidence
    from formkit.reconciling.returned import Returned
    from formkit.reconciling.sheet import Sheet

Told = dict[str, Any]
OWN = AUDIENCES["internal"]


@dataclass(frozen=True)
class Shown:
    """A case as it is shown.

    Attributes:
        office: The office.
        books: The books it stands in.
        case: The case.
        as_of: The moment of asking.
        audience: To whom it is shown.
    """

    office: Office
    books: Books
    case: Case
    as_of: dt.datetime
    audience: Audience = OWN

    @cached_property
    def status(self) -> CaseStatus:
        """How far it is, what is missing and who is next."""
        return status_of(self.case, self.office.procedure, self.as_of)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What all checks found on the papers of the case, the gravest first."""
        # As when one month is reconciled: the other sheets are known, only these are looked at.
        known = tuple(self.books.register.values())
        books = replace(self.books, sheets=self.sheets, beyond=known, gaps=())
        found = findings(books, self.office.procedure, self.as_of, checks=CHECKS)
        mine = (one for one in found if one.number in self.numbers)
        return tuple(sorted(mine, key=lambda one: -one.severity))

    @cached_property
    def limits(self) -> tuple[Limit, ...]:
        """The limits that have begun to run by now."""
        begun = limits(self.case, self.office.procedure, self.as_of)
        return tuple(one for one in begun if not is_later(one.start, self.as_of))

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of its sheets, and of the numbered papers beside."""
        own = (one.own for one in self.case.beside if one.own)
        return tuple(dict.fromkeys((*(sheet.number for sheet in self.case.sheets), *own)))

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets of its chain and the numbered papers beside."""
        return tuple(self.books.register[one] for one in self.numbers if one in self.books.register)

    @cached_property
    def beside(self) -> tuple[tuple[Beside, Returned | None], ...]:
        """The papers beside that name it; those without a number came back and are in the pile."""
        numbered = ((one, None) for one in self.case.beside if one.own)
        return (*numbered, *self._loose())

    @cached_property
    def papers(self) -> tuple[Returned, ...]:
        """Everything that came back of it."""
        loose = (paper for _, paper in self.beside if paper is not None)
        return (*(paper for sheet in self.sheets for paper in sheet.papers), *loose)

    @cached_property
    def timeline(self) -> tuple[Happening, ...]:
        """What happened to it."""
        ledger, deadlines = self.office.ledger, self.office.procedure.deadlines
        events = (event for number in self.numbers for event in ledger.journal(number))
        forms = {sheet.number: sheet.spec for sheet in self.sheets}
        return timeline(events, Teller(forms, {one.id: one.title for one in deadlines}))

    @cached_property
    def veil(self) -> Veil:
        """What the audience is shown of its people."""
        clerks = {one.by for one in self.timeline}
        rules = Rules.of(self.office.config.privacy)
        return veil_of(self.audience, rules, self._named(), clerks=clerks)

    def to_json(self) -> Told:
        """The case as one JSON object, as the audience is shown it."""
        return {**self.veil.over(self._told())}

    def _told(self) -> Told:
        office, veil, status = self.office, self.veil, self.status.to_json()
        titles = {stage.name: stage.title for stage in office.procedure.stages}
        reached = [(name, done) for name, done in status["stages"].items()]
        return status | {
            "audience": self.audience.name,
            "as_of": self.as_of.isoformat(),
            "stages": [
                {"name": name, "title": say(titles.get(name) or "已填妥"), "reached": done}
                for name, done in reached
            ],
            "sheets": [SheetPage(office, veil, one).to_json() for one in self.case.sheets],
            "beside": [beside_json(office, veil, *one) for one in self.beside],
            "earlier": [sheet.number for sheet in self.case.earlier],
            "limits": [limit_json(one, self.as_of) for one in self.limits],
            "findings": [one.to_json() for one in self.findings],
            "timeline": [one.to_json() for one in self.timeline],
        }

    def _loose(self) -> Iterator[tuple[Beside, Returned]]:
        chain = {sheet.number for sheet in self.case.sheets}
        for paper in self.books.strays:
            if paper.spec is not None:
                for one in lines_beside(paper.spec, paper.boxes):
                    if one.number in chain:
                        yield one, paper

    def _named(self) -> Iterator[tuple[FormSpec, Mapping[str, Evidence]]]:
        for sheet in self.sheets:
            yield sheet.spec, sheet.boxes
        for paper in self.papers:
            if paper.spec is not None:
                yield paper.spec, keyed(paper.spec, paper.boxes)


def show(office: Office, number: str, *, as_of: dt.datetime, audience: Audience = OWN) -> Shown:
    """The case that a number belongs to.

    Raises:
        UnknownName: No such number.
    """
    entry = office.ledger.entry(number)
    books = with_evidence(office, office.books())
    return Shown(office, books, books.case(entry.number), as_of, audience)


def limit_json(limit: Limit, as_of: dt.datetime) -> Told:
    """A limit with its beginning, when it was done, and how it stands, in a word."""
    state = _state(limit, as_of)
    return limit.to_json() | {
        "start": limit.start.isoformat(),
        "done": limit.done.isoformat() if limit.done else None,
        "days": limit.days_over(as_of),
        "state": state,
        "word": {
            "kept": say("按时"),
            "late": say("迟办"),
            "done": say("已办"),
            "paused": say("暂停"),
            "overdue": say("逾期"),
            "running": say("期限内"),
        }[state],
    }


def _state(limit: Limit, as_of: dt.datetime) -> str:
    if limit.done is not None:
        return "kept" if limit.kept else "late" if limit.broken else "done"
    if limit.paused:
        return "paused"
    return "overdue" if limit.days_over(as_of) is not None else "running"
