"""Reconciling: numbers, papers and copies held against one another (对账)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from formkit.findings import Finding
from formkit.procedures import Procedure
from formkit.reconciling.case import Books
from formkit.reconciling.checks import BY_CODE, Check, findings
from formkit.values.number import Numbering, Period


@dataclass(frozen=True, kw_only=True)
class Reconciliation:
    """What came of it.

    Attributes:
        period: The month, ``None`` for all.
        issued: How many numbers the counters gave.
        registered: How many of them stand in the register, void ones too.
        gaps: The numbers that do not; a sound ledger has none.
        void: The numbers that are void.
        findings: What is wrong on the papers.
    """

    period: Period | None
    issued: int
    registered: int
    gaps: tuple[str, ...]
    void: tuple[str, ...]
    findings: tuple[Finding, ...]

    def to_json(self) -> dict[str, Any]:
        """The reconciliation as one JSON object; the period as ``2026-03``."""
        period = self.period
        return {
            "period": None if period is None else f"{period.year}-{period.month:02}",
            "issued": self.issued,
            "registered": self.registered,
            "gaps": list(self.gaps),
            "void": list(self.void),
            "findings": [finding.to_json() for finding in self.findings],
        }


def reconcile(
    books: Books,
    procedure: Procedure,
    as_of: dt.date,
    period: Period | None = None,
    *,
    checks: Mapping[str, Check] = BY_CODE,
) -> Reconciliation:
    """Hold everything against everything; the same books and day give the same answer.

    Args:
        books: What the ledger and the returned papers say.
        procedure: The rules.
        as_of: The day, or the moment, of asking.
        period: One month only.
        checks: What is looked for.
    """
    chosen = books if period is None else books.of_period(period)
    missing = _missing(chosen)
    return Reconciliation(
        period=period,
        issued=len(chosen.sheets) + len(missing),
        registered=len(chosen.sheets),
        gaps=missing,
        void=tuple(sheet.number for sheet in chosen.sheets if sheet.void is not None),
        findings=tuple(sorted(findings(chosen, procedure, as_of, checks=checks), key=_place)),
    )


def _missing(books: Books) -> tuple[str, ...]:
    """The numbers that a counter gave and the register has not."""
    patterns = {sheet.spec.series: sheet.spec.numbered for sheet in books.register.values()}
    return tuple(
        Numbering(patterns[gap.series], widen=True).format(gap.period, serial, gap.dept).text
        for gap in books.gaps
        for serial in gap.missing
        if gap.series in patterns
    )


def _place(finding: Finding) -> tuple[str, int, int, str]:
    return (
        finding.number or "",
        finding.copy or 0,
        int(finding.code.removeprefix("R")),
        finding.box or "",
    )
