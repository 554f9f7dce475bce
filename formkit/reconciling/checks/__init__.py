"""The checks: each one small function that yields findings with their evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace

from formkit.findings import Finding, Severity
from formkit.procedures import Procedure
from formkit.reconciling.case import Books
from formkit.reconciling.checks.additions import nothing_is_added
from formkit.reconciling.checks.agreement import copies_agree
from formkit.reconciling.checks.alterations import nothing_is_altered
from formkit.reconciling.checks.approval import level_suffices
from formkit.reconciling.checks.confirmation import confirmed_content_stays
from formkit.reconciling.checks.copies import copies_are_known
from formkit.reconciling.checks.dates import dates_follow
from formkit.reconciling.checks.deadlines import deadlines_are_met
from formkit.reconciling.checks.demand import demands_are_settled
from formkit.reconciling.checks.duplicates import copies_come_once
from formkit.reconciling.checks.execution import execution_fits
from formkit.reconciling.checks.keeping import retention_is_set
from formkit.reconciling.checks.leaks import nothing_internal_goes_out
from formkit.reconciling.checks.missing import copies_are_all_there
from formkit.reconciling.checks.numbers import numbers_are_known
from formkit.reconciling.checks.shares import shares_add_up
from formkit.reconciling.checks.signatures import sections_are_signed
from formkit.reconciling.checks.succession import chains_hold
from formkit.reconciling.checks.ticks import choices_are_single, ticks_are_clear
from formkit.reconciling.checks.versions import templates_are_current
from formkit.reconciling.checks.visits import customers_are_visited
from formkit.say import say

Check = Callable[[Books, Procedure, dt.date], Iterator[Finding]]

BY_CODE: Mapping[str, Check] = {
    "R1": numbers_are_known,
    "R2": copies_are_known,
    "R3": copies_come_once,
    "R4": copies_are_all_there,
    "R5": copies_agree,
    "R6": nothing_is_altered,
    "R7": sections_are_signed,
    "R8": dates_follow,
    "R9": deadlines_are_met,
    "R10": level_suffices,
    "R11": execution_fits,
    "R12": shares_add_up,
    "R13": customers_are_visited,
    "R16": chains_hold,
    "R17": demands_are_settled,
    "R18": ticks_are_clear,
    "R19": choices_are_single,
    "R20": nothing_internal_goes_out,
    "R22": templates_are_current,
    "R23": nothing_is_added,
    "R24": confirmed_content_stays,
    "R25": retention_is_set,
}
"""The checks by the codes of their findings."""

CHECKS: tuple[Check, ...] = tuple(BY_CODE.values())
"""What reconciling does, check by check."""


def findings(
    books: Books,
    procedure: Procedure,
    as_of: dt.date,
    *,
    codes: Collection[str] = (),
    checks: Mapping[str, Check] = BY_CODE,
) -> Iterator[Finding]:
    """What the checks find, check by check, or those named; what a clerk accepted is a remark."""
    for code in codes or checks:
        for finding in checks[code](books, procedure, as_of):
            yield _as_confirmed(finding, books)


def _as_confirmed(finding: Finding, books: Books) -> Finding:
    sheet = books.register.get(finding.number or "")
    words = [one for one in (sheet.confirmed if sheet else ()) if one.covers(finding)]
    if not words or words[-1].decision == "withdraw":
        return finding
    word = words[-1]
    if word.decision == "reject":
        told = say("{by}已驳回：{reason}", by=word.by, reason=word.reason)
        return replace(finding, message=f"{finding.message}（{told}）")
    told = say("{by}已确认：{reason}", by=word.by, reason=word.reason)
    return replace(finding, message=f"{finding.message}（{told}）", severity=Severity.REMARK)
