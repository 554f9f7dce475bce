"""Resolving: a clerk decides on what a check found; the decision is put on record, with why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from formkit.errors import NothingToDo, UnknownName, UsageError
from formkit.findings import Finding
from formkit.forms import boxes_to_json
from formkit.office.checking import CHECKS
from formkit.office.filling_in import has_parted
from formkit.reconciling.case import Sheet
from formkit.reconciling.checks import findings
from formkit.say import say

if TYPE_CHECKING:
    from formkit.ledger import Entry
    from formkit.office.office import Office

ALTERED = "R6"
Word = Literal["accept", "reject", "withdraw"]


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What a clerk decides on the findings of a sheet.

    Attributes:
        code: The check, such as ``R6``.
        word: ``accept``: it may stand; ``reject``: it may not; ``withdraw``: undecided again.
        reason: Why.
        copy: Of one copy only.
        box: Of one box only, by its path or label.
    """

    code: str
    word: Word
    reason: str
    copy: int | None = None
    box: str | None = None


def resolve(
    office: Office,
    number: str,
    decision: Decision,
    *,
    now: dt.datetime,
    by: str,
    write: bool = True,
) -> tuple[Finding, ...]:
    """The findings as they stand once the decision is on record.

    An alteration (R6) that is accepted while the copies are still one pack becomes what the
    ledger says, on all copies; once they have parted the ledger stays as the copies were sent.

    Raises:
        UnknownName: No such number, check or box.
        UsageError: No reason is given.
        NothingToDo: Nothing of that kind was found.
    """
    if decision.code not in CHECKS:
        raise UnknownName(say("问题代号"), decision.code, CHECKS)
    if not decision.reason.strip():
        raise UsageError(say("要写明原因，例如 --reason 客户来电更正。"))
    entry = office.ledger.entry(number)
    sheet = office.books().register[entry.number]
    meant = tuple(_meant(office, sheet, decision, now))
    if not meant:
        raise NothingToDo(
            say("{number} 没有这样的问题（{code}）。", number=entry.number, code=decision.code)
        )
    if not write:
        return meant
    with office.ledger.transaction():
        bodies = [_body(one, decision) for one in meant]
        office.ledger.record_each("confirmed", bodies, number=entry.number, at=now, by=by)
    if decision.word == "accept" and decision.code == ALTERED:
        _take_over(office, entry, sheet, meant, now=now, by=by)
    return tuple(_meant(office, office.books().register[entry.number], decision, now)) or meant


def _meant(office: Office, sheet: Sheet, decision: Decision, now: dt.datetime) -> Iterator[Finding]:
    box = sheet.spec.box(decision.box).path if decision.box else None
    codes = [decision.code]
    found = findings(office.books(), office.procedure, now, codes=codes, checks=CHECKS)
    for finding in found:
        if (
            finding.number == sheet.number
            and decision.copy in {None, finding.copy}
            and box in {None, finding.box}
        ):
            yield finding


def _body(finding: Finding, decision: Decision) -> dict[str, Any]:
    return {
        "code": finding.code,
        "copy": finding.copy,
        "box": finding.box,
        "decision": decision.word,
        "reason": decision.reason.strip(),
        "seen": [seen for _, seen in finding.evidence],
    }


def _take_over(
    office: Office,
    entry: Entry,
    sheet: Sheet,
    meant: tuple[Finding, ...],
    *,
    now: dt.datetime,
    by: str,
) -> None:
    """Let the ledger say what the papers say, while nothing was sent yet."""
    if has_parted(office, entry):
        return
    values = {one.box: _written(sheet, one) for one in meant if one.box}
    known = {path: value for path, value in values.items() if value is not None}
    if known:
        office.fill(entry.number, boxes_to_json(sheet.spec, known), now=now, by=by)


def _written(sheet: Sheet, finding: Finding) -> Any:
    """What the paper that was found altered says in the box."""
    papers = (paper for paper in sheet.latest if paper.copy == finding.copy)
    seen = next((paper.boxes.get(finding.box or "") for paper in papers), None)
    return None if seen is None else seen.value
