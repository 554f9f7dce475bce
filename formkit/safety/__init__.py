"""Safety: foreign files are told by content, guarded by limits, and read apart from the office."""

from __future__ import annotations
