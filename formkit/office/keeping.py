"""Keeping: how long each case is kept, what its archive mark is, and when its time is over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from formkit.reconciling.case import Case
from formkit.reconciling.evidence import day_of
from formkit.reconciling.progress import progress
from formkit.reconciling.retention import Retention, Term
from formkit.reconciling.severity import severity
from formkit.say import say

if TYPE_CHECKING:
    from formkit.ledger import Event
    from formkit.office.office import Office

SERIES = "KS"
STATISTICS = "TJ"
LONGEST = 18
ENDS = "。．.；;，,、！!"
"""What a sentence ends in, and a title does not."""
BOX_PAGES = 200
"""How many pages an archive box of two centimetres holds."""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """One case, or the statistics of a year, in the archive or on the way there.

    Attributes:
        number: The number of the case; the year of the statistics.
        form: The title of its form.
        title: What it is about (题名).
        grade: Its class, if it has one.
        term: How long it is kept; ``None`` while its class is not known.
        began: Its first day.
        archived: The day it was complete; ``None`` while it is on its way.
        pieces: How many papers it has.
        pages: How many pages, a page a paper.
        series: What its archive mark begins with.
    """

    number: str
    form: str
    title: str
    grade: str
    term: Term | None
    began: dt.date
    archived: dt.date | None
    pieces: int
    pages: int
    series: str = SERIES

    @property
    def due(self) -> dt.date | None:
        """The last day it is kept; ``None`` for ever, or while that cannot be told."""
        return self.term.due(self.archived) if self.term and self.archived else None

    def is_over(self, year: int) -> bool:
        """True where its time is over by the end of a year."""
        return self.due is not None and self.due.year <= year

    def to_json(self) -> dict[str, Any]:
        """``{number, form, title, grade, class, archived, due}``."""
        return {
            "number": self.number,
            "form": self.form,
            "title": self.title,
            "grade": self.grade,
            "class": str(self.term) if self.term else None,
            "archived": self.archived.isoformat() if self.archived else None,
            "due": self.due.isoformat() if self.due else None,
        }


@dataclass(frozen=True)
class Shelved:
    """A case on the archive's shelf: its mark (档号), its box and its place in the year."""

    kept: Kept
    mark: str
    box: str
    piece: int


def kept(office: Office, now: dt.datetime) -> list[Kept]:
    """Every case of the office's main form and the statistics of its years, oldest first."""
    retention = Retention.of(office.config.retention)
    cases = [case for case in office.books().cases if _is_kept(case, office)]
    found = [_kept(case, office, retention, now) for case in cases]
    return [*found, *_statistics(office, retention)]


def shelved(found: Iterable[Kept]) -> list[Shelved]:
    """What is archived, numbered within its year and term in the order in which it came.

    Archive marks are ``KS·2026-D30-0001``: series, year, term (Y for ever), piece.
    """
    counts: dict[tuple[str, int, str], int] = {}
    filled: dict[tuple[str, int, str], int] = {}
    shelf: list[Shelved] = []
    done = [(one.archived, one.number, one) for one in found if one.archived and one.term]
    for archived, _, one in sorted(done, key=lambda told: told[:2]):
        group = (one.series, archived.year, one.term.code if one.term else "")
        counts[group] = piece = counts.get(group, 0) + 1
        box = filled.get(group, 0) // BOX_PAGES + 1
        filled[group] = filled.get(group, 0) + one.pages
        start = f"{group[0]}·{group[1]}-{group[2]}"
        shelf.append(Shelved(one, f"{start}-{piece:04}", f"{start}-{box:02}", piece))
    return shelf


def _is_kept(case: Case, office: Office) -> bool:
    return case.form.title == office.procedure.main_form and case.current.void is None


def _kept(case: Case, office: Office, retention: Retention, now: dt.datetime) -> Kept:
    procedure = office.procedure
    graded = severity(case, procedure, now)
    classed = procedure.classification("severity") is not None
    grade = graded.value if graded else ""
    far = progress(case, procedure, now)
    pieces = _pieces(case)
    return Kept(
        number=case.number,
        form=case.form.title,
        title=_title(case, office),
        grade=grade,
        term=retention.term(grade if classed else None, procedure),
        began=case.sheets[0].received,
        archived=_last_day(case) if len(far.reached) == len(far.steps) else None,
        pieces=pieces,
        pages=pieces,
    )


def _title(case: Case, office: Office) -> str:
    """What the case is called in the archive: ``远山机电关于外壳开裂的投诉``."""
    customer, complaint = (
        " ".join(str(case.current.value(office.procedure.mark(role)) or "").split())
        for role in ("customer", "complaint")
    )
    complaint = complaint.rstrip(ENDS)
    about = complaint if len(complaint) <= LONGEST else f"{complaint[: LONGEST - 1]}…"
    return say("{customer}关于{about}的投诉", customer=customer, about=about or case.form.title)


def _pieces(case: Case) -> int:
    """The papers of the case: every copy of its sheets, what came back, what names it."""
    sheets = sum(max(1, len(sheet.copies)) for sheet in case.sheets)
    returned = sum(len(sheet.papers) for sheet in case.sheets)
    return sheets + returned + len({one.own for one in case.beside if one.own})


def _last_day(case: Case) -> dt.date:
    """The day on which the last thing came in that completes the case."""
    return max(filter(None, map(day_of, _days(case))), default=case.current.received)


def _days(case: Case) -> Iterator[dt.datetime | None]:
    for sheet in case.sheets:
        yield sheet.issued_at
        yield from (copy.since for copy in sheet.copies)
        yield from (paper.at for paper in sheet.papers)
        yield from (seen.at for seen in sheet.boxes.values())
    for one in case.beside:
        yield from (seen.at for seen in one.boxes.values())


def _statistics(office: Office, retention: Retention) -> Iterator[Kept]:
    """The statistics of whole years that were written."""
    term = Term.parse(retention.statistics)
    newest = {event.body.get("period"): event for event in _reports(office)}
    for period, event in newest.items():
        yield Kept(
            number=str(period),
            form=say("年度统计"),
            title=say("{year}年客户投诉统计", year=period),
            grade="",
            term=term,
            began=dt.date(int(str(period)), 1, 1),
            archived=event.at.date(),
            pieces=1,
            pages=1,
            series=STATISTICS,
        )


def _reports(office: Office) -> Iterator[Event]:
    for event in office.ledger.journal(kinds=("reported",)):
        period = str(event.body.get("period", ""))
        if event.body.get("kind") == "stats" and period.isdecimal() and _is_year(period):
            yield event


def _is_year(period: str) -> bool:
    """True for the year ``2026``; the month ``2603`` ends in one of twelve."""
    return len(period) == len("2026") and int(period[2:]) not in range(1, 13)
