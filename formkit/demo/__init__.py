"""A month at an office that never was: forty complaints through their whole life."""

from __future__ import annotations

from formkit.demo.month import Month, run

__all__ = ["Month", "run"]
