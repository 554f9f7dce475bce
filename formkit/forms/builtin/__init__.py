"""The forms that come with formkit: one paper form a file, one line here."""

from __future__ import annotations

from formkit.forms.builtin.case_statistics import CaseStatistics
from formkit.forms.builtin.complaint_record import ComplaintRecord
from formkit.forms.builtin.handling_sheet import HandlingSheet
from formkit.forms.builtin.handling_summary import HandlingSummary
from formkit.forms.builtin.revisit_register import RevisitRegister
from formkit.forms.builtin.tracking_register import TrackingRegister

FORMS = (
    ComplaintRecord,
    HandlingSheet,
    TrackingRegister,
    RevisitRegister,
    HandlingSummary,
    CaseStatistics,
)

__all__ = [
    "FORMS",
    "CaseStatistics",
    "ComplaintRecord",
    "HandlingSheet",
    "HandlingSummary",
    "RevisitRegister",
    "TrackingRegister",
]
