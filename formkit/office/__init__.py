"""The office: the library's front door."""

from __future__ import annotations

from formkit.office.issuing import Registration
from formkit.office.office import Office
from formkit.office.results import Batch, Rejected, Sheet, SheetFile, Taken, TakenIn

__all__ = [
    "Batch",
    "Office",
    "Registration",
    "Rejected",
    "Sheet",
    "SheetFile",
    "Taken",
    "TakenIn",
]
