"""Filling: words into templates, templates into sheets, sheets on their copies."""

from __future__ import annotations
