"""The forms that come with formkit: one paper form a file, one line here."""

from __future__ import annotations

from formkit.forms.builtin.abnormality_slip import AbnormalitySlip
from formkit.forms.builtin.appeal_register import AppealRegister
from formkit.forms.builtin.archive_catalogue import ArchiveCatalogue
from formkit.forms.builtin.call_register import CallRegister
from formkit.forms.builtin.case_statistics import CaseStatistics
from formkit.forms.builtin.complaint_handling_slip import ComplaintHandlingSlip
from formkit.forms.builtin.complaint_record import ComplaintRecord
from formkit.forms.builtin.complaint_register import ComplaintRegister
from formkit.forms.builtin.complaint_registration import ComplaintRegistration
from formkit.forms.builtin.complaint_result import ComplaintResult
from formkit.forms.builtin.complaint_statistics import ComplaintStatistics
from formkit.forms.builtin.customer_reply import CustomerReply
from formkit.forms.builtin.delay_notice import DelayNotice
from formkit.forms.builtin.destruction_list import DestructionList
from formkit.forms.builtin.feedback_record import FeedbackRecord
from formkit.forms.builtin.handling_sheet import HandlingSheet
from formkit.forms.builtin.handling_summary import HandlingSummary
from formkit.forms.builtin.improvement_notice import ImprovementNotice
from formkit.forms.builtin.investigation_report import InvestigationReport
from formkit.forms.builtin.monthly_analysis import MonthlyAnalysis
from formkit.forms.builtin.monthly_revisit import MonthlyRevisit
from formkit.forms.builtin.opinion_sheet import OpinionSheet
from formkit.forms.builtin.overdue_reminder import OverdueReminder
from formkit.forms.builtin.petition import Petition
from formkit.forms.builtin.property_complaint import PropertyComplaint
from formkit.forms.builtin.review_memo import ReviewMemo
from formkit.forms.builtin.revisit_register import RevisitRegister
from formkit.forms.builtin.satisfaction_survey import SatisfactionSurvey
from formkit.forms.builtin.service_request import ServiceRequest
from formkit.forms.builtin.tracking_ledger import TrackingLedger
from formkit.forms.builtin.tracking_register import TrackingRegister
from formkit.forms.builtin.unlawful_content_report import UnlawfulContentReport
from formkit.forms.builtin.user_complaint_sheet import UserComplaintSheet
from formkit.forms.builtin.work_order import WorkOrder

FORMS = (
    ComplaintRecord,
    HandlingSheet,
    TrackingRegister,
    RevisitRegister,
    HandlingSummary,
    CaseStatistics,
    WorkOrder,
    CallRegister,
    DelayNotice,
    OverdueReminder,
    Petition,
    UserComplaintSheet,
    AppealRegister,
    InvestigationReport,
    UnlawfulContentReport,
    ComplaintRegistration,
    TrackingLedger,
    SatisfactionSurvey,
    ComplaintHandlingSlip,
    ComplaintRegister,
    ReviewMemo,
    ImprovementNotice,
    AbnormalitySlip,
    PropertyComplaint,
    ServiceRequest,
    FeedbackRecord,
    MonthlyAnalysis,
    ComplaintResult,
    ComplaintStatistics,
    MonthlyRevisit,
    OpinionSheet,
    CustomerReply,
    DestructionList,
    ArchiveCatalogue,
)

__all__ = [
    "FORMS",
    "AbnormalitySlip",
    "AppealRegister",
    "ArchiveCatalogue",
    "CallRegister",
    "CaseStatistics",
    "ComplaintHandlingSlip",
    "ComplaintRecord",
    "ComplaintRegister",
    "ComplaintRegistration",
    "ComplaintResult",
    "ComplaintStatistics",
    "CustomerReply",
    "DelayNotice",
    "DestructionList",
    "FeedbackRecord",
    "HandlingSheet",
    "HandlingSummary",
    "ImprovementNotice",
    "InvestigationReport",
    "MonthlyAnalysis",
    "MonthlyRevisit",
    "OpinionSheet",
    "OverdueReminder",
    "Petition",
    "PropertyComplaint",
    "ReviewMemo",
    "RevisitRegister",
    "SatisfactionSurvey",
    "ServiceRequest",
    "TrackingLedger",
    "TrackingRegister",
    "UnlawfulContentReport",
    "UserComplaintSheet",
    "WorkOrder",
]
