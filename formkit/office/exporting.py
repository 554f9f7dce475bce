"""Exporting: the papers of cases for one audience, masked on output and put on record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from formkit.errors import NothingToDo, UsageError
from formkit.findings import Finding
from formkit.office.outgoing import going_out
from formkit.privacy import Audience, Rules, masked_boxes, people_in
from formkit.say import say
from formkit.values.number import Period

if TYPE_CHECKING:
    from formkit.forms import FormSpec
    from formkit.office.office import Office
    from formkit.privacy.known import Known
    from formkit.reconciling.case import Books, Case
    from formkit.reconciling.sheet import Sheet

Shape = Literal["docx", "json", "csv"]


@dataclass(frozen=True)
class Asked:
    """What a clerk asks for.

    Attributes:
        audience: For whom.
        folder: Where it is written.
        numbers: The cases, by any number of theirs.
        period: All cases of a month instead.
        shape: Word papers, or their boxes as JSON or CSV.
        assigned: Who was given the case and must reach the customer, for a department.
    """

    audience: Audience
    folder: Path
    numbers: Sequence[str] = ()
    period: Period | None = None
    shape: Shape = "docx"
    assigned: str = ""


@dataclass(frozen=True)
class Paper:
    """One paper as its audience may see it."""

    case: str
    sheet: Sheet
    boxes: dict[str, Any] = field(default_factory=dict)

    @property
    def spec(self) -> FormSpec:
        """Its form."""
        return self.sheet.spec


@dataclass(frozen=True)
class Export:
    """What came of an export.

    Attributes:
        audience: For whom.
        cases: The numbers of the cases.
        files: What was written, from the office folder.
        refused: The internal sheets that were left out, and what to do instead.
    """

    audience: Audience
    cases: tuple[str, ...]
    files: tuple[str, ...]
    refused: tuple[Finding, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """``{audience, cases, files, refused}``."""
        return {
            "audience": self.audience.name,
            "cases": list(self.cases),
            "files": list(self.files),
            "refused": [one.to_json() for one in self.refused],
        }


def export(
    office: Office, asked: Asked, *, now: dt.datetime, by: str, write: bool = True
) -> Export:
    """Write the papers of cases for an audience; what lies there already is archived first.

    The store is not changed: only what is written is masked. Each case's journal says what
    went to whom.

    Raises:
        UnknownName: No such number.
        UsageError: Internal sheets for a customer, or a whole month for one.
        NothingToDo: The month has no cases.
        FileAccessError: A file cannot be written.
    """
    from formkit.office.export_files import written

    choice = _Choice(office, asked, office.books())
    papers, refused = choice.papers(), choice.refused()
    if not papers:
        raise UsageError("\n".join(map(str, refused))) if refused else _nothing(asked)
    cases = tuple(dict.fromkeys(paper.case for paper in papers))
    with going_out(office, now=now, by=by) as out:
        made = written(out, asked, papers)
        files = {office.folder.relative(asked.folder / path.name): path for path in made}
        if write:
            for path in made:
                out.place(path, asked.folder / path.name)
            body = {"audience": asked.audience.name, "files": list(files)}
            body |= {"assigned": asked.assigned} if asked.assigned else {}
            for case in cases:
                office.ledger.record("exported", number=case, body=body, at=now, by=by)
    return Export(asked.audience, cases, tuple(files), refused)


@dataclass(frozen=True)
class _Choice:
    """Which papers an audience gets."""

    office: Office
    asked: Asked
    books: Books

    def papers(self) -> list[Paper]:
        """The papers that may go out, masked."""
        return [
            Paper(case.number, sheet, self._seen(case, sheet))
            for case, sheet in self._sheets
            if self._may_go(sheet)
        ]

    def refused(self) -> tuple[Finding, ...]:
        """The papers that may not."""
        return tuple(_refused(sheet) for _, sheet in self._sheets if not self._may_go(sheet))

    def _may_go(self, sheet: Sheet) -> bool:
        return self.asked.audience.internal or not sheet.spec.internal

    @cached_property
    def _sheets(self) -> list[tuple[Case, Sheet]]:
        found = {
            sheet.number: (case, sheet)
            for case in self._cases()
            for sheet in (*case.sheets, *self._beside(case))
        }
        return list(found.values())

    def _cases(self) -> list[Case]:
        if self.asked.period is None:
            entries = map(self.office.ledger.entry, self.asked.numbers)
            return [self.books.case(entry.number) for entry in entries]
        if not self.asked.audience.internal:
            raise UsageError(say("客户只能看自己的案件：请写编号，不能按月导出。"))
        cases = self.books.of_period(self.asked.period).cases
        beside = {one.own for case in cases for one in case.beside if one.own}
        return [case for case in cases if case.number not in beside]

    def _beside(self, case: Case) -> Iterator[Sheet]:
        """The numbered papers that name the case, such as a work order or a letter."""
        for own in dict.fromkeys(one.own for one in case.beside if one.own):
            if own in self.books.register:
                yield self.books.register[own]

    def _seen(self, case: Case, sheet: Sheet) -> dict[str, Any]:
        return masked_boxes(
            sheet.spec,
            _values(sheet),
            self.asked.audience,
            rules=self._rules,
            assigned=self.asked.assigned,
            known=self._people(case),
        )

    def _people(self, case: Case) -> tuple[Known, ...]:
        """Everybody whom the papers of the case name, also those that may not go out."""
        return tuple(
            known
            for sheet in (*case.sheets, *self._beside(case))
            for known in people_in(sheet.spec, _values(sheet), rules=self._rules)
        )

    @cached_property
    def _rules(self) -> Rules:
        return Rules.of(self.office.config.privacy)


def _values(sheet: Sheet) -> dict[str, Any]:
    return {path: seen.value for path, seen in sheet.boxes.items() if seen.value is not None}


def _refused(sheet: Sheet) -> Finding:
    return Finding(
        code="internal",
        where=f"{sheet.spec.title} {sheet.number}",
        message=say("内部文件，不得送客户（第九条第12款）"),
        fix=say("答复客户请用 formkit reply {number}", number=sheet.number),
        number=sheet.number,
    )


def _nothing(asked: Asked) -> NothingToDo:
    period = asked.period.title if asked.period else ""
    return NothingToDo(say("{period}没有案件可导出。", period=period))
