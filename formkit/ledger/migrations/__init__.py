"""The ledger's revisions."""

from __future__ import annotations
