"""Registers, summaries and statistics: derived from the cases, never a source of their own."""

from __future__ import annotations

from formkit.reporting.registers import REGISTERS, Register
from formkit.reporting.write import write_register

__all__ = ["REGISTERS", "Register", "write_register"]
