"""A workbook that an office keeps: rewritten by number, all else of it left as it is."""

from __future__ import annotations

from formkit.reporting.living.renew import renewed
from formkit.reporting.living.wanted import Column, Heading, Renewed, Wanted

__all__ = ["Column", "Heading", "Renewed", "Wanted", "renewed"]
