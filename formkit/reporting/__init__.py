"""Registers, summaries and statistics: derived from the cases, never a source of their own."""

from __future__ import annotations

from formkit.reporting.asked import Asked
from formkit.reporting.rates import Rate, rates
from formkit.reporting.registers import KINDS, Register, register_of, register_on
from formkit.reporting.term import Term
from formkit.reporting.write import write_register

__all__ = [
    "KINDS",
    "Asked",
    "Rate",
    "Register",
    "Term",
    "rates",
    "register_of",
    "register_on",
    "write_register",
]
