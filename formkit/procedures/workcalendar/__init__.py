"""The working calendar: which days and hours count, and when a limit is over (工作日历)."""

from __future__ import annotations

from formkit.procedures.workcalendar.calendar import WorkCalendar
from formkit.procedures.workcalendar.day import Day, DayKind
from formkit.procedures.workcalendar.due import Due
from formkit.procedures.workcalendar.hours import Hours
from formkit.procedures.workcalendar.mode import Mode
from formkit.procedures.workcalendar.overlay import Notice, Overlay, OwnDay
from formkit.procedures.workcalendar.pause import Pause

__all__ = [
    "Day",
    "DayKind",
    "Due",
    "Hours",
    "Mode",
    "Notice",
    "Overlay",
    "OwnDay",
    "Pause",
    "WorkCalendar",
]
