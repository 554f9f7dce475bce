"""The ledger (台账): what was issued, what happened to it, what came back."""

from __future__ import annotations

from formkit.ledger.archive import Archive, Original
from formkit.ledger.entries import Entry
from formkit.ledger.gaps import Gap
from formkit.ledger.journal import Event
from formkit.ledger.ledger import Ledger
from formkit.ledger.orders import Order
from formkit.ledger.readings import StoredReading

__all__ = ["Archive", "Entry", "Event", "Gap", "Ledger", "Order", "Original", "StoredReading"]
