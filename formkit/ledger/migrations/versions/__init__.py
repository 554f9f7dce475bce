"""One revision of the ledger a file."""

from __future__ import annotations
