"""Procedures (办法): an office's rules as data, each with the sentence it comes from."""

from __future__ import annotations

from formkit.procedures.authority import Authority
from formkit.procedures.closure import Requirement, Stage
from formkit.procedures.condition import Condition
from formkit.procedures.deadline import Deadline
from formkit.procedures.load import load, load_file, names
from formkit.procedures.procedure import Blank, Procedure
from formkit.procedures.proof import proof
from formkit.procedures.workcalendar import Due

__all__ = [
    "Authority",
    "Blank",
    "Condition",
    "Deadline",
    "Due",
    "Procedure",
    "Requirement",
    "Stage",
    "load",
    "load_file",
    "names",
    "proof",
]
