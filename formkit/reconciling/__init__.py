"""Reconciling: cases, their status, and the checks that hold the papers together."""

from __future__ import annotations

from formkit.reconciling.beside import Beside
from formkit.reconciling.case import Books, Case, books
from formkit.reconciling.checks import BY_CODE, CHECKS, Check
from formkit.reconciling.evidence import Evidence
from formkit.reconciling.limits import Limit, Overdue, overdue, running
from formkit.reconciling.reason import Reason
from formkit.reconciling.reconcile import Reconciliation, reconcile
from formkit.reconciling.returned import Returned
from formkit.reconciling.sheet import CopyState, Sheet
from formkit.reconciling.status import CaseStatus, status_of
from formkit.reconciling.why import reasons

__all__ = [
    "BY_CODE",
    "CHECKS",
    "Beside",
    "Books",
    "Case",
    "CaseStatus",
    "Check",
    "CopyState",
    "Evidence",
    "Limit",
    "Overdue",
    "Reason",
    "Reconciliation",
    "Returned",
    "Sheet",
    "books",
    "overdue",
    "reasons",
    "reconcile",
    "running",
    "status_of",
]
