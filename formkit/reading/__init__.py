"""Reading filled papers back: documents to grids, grids to boxes."""

from __future__ import annotations

from formkit.reading.formats import read_document
from formkit.reading.match import Match, match
from formkit.reading.read import read, reading_of
from formkit.reading.reading import BoxReading, Reading, Unknown
from formkit.reading.recognise import recognise

__all__ = [
    "BoxReading",
    "Match",
    "Reading",
    "Unknown",
    "match",
    "read",
    "read_document",
    "reading_of",
    "recognise",
]
