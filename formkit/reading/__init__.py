"""Reading filled papers back: documents to grids, grids to boxes."""

from __future__ import annotations

from formkit.reading.formats import read_document
from formkit.reading.reading import BoxReading, Reading, Unknown

__all__ = ["BoxReading", "Reading", "Unknown", "read_document"]
