"""Where the copies of a sheet are, as the journal tells it (第九条第9款)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.forms import FormSpec
from formkit.reconciling.sheet import CopyState, State

if TYPE_CHECKING:
    from formkit.ledger import Event

STATES: Mapping[str, State] = {
    "sent": "sent",
    "receipted": "receipted",
    "lost": "lost",
    "read": "returned",
}
"""What each kind of event makes of a copy."""


def whereabouts(
    spec: FormSpec, events: Iterable[Event], signed_off: Collection[str]
) -> tuple[CopyState, ...]:
    """Each copy as the last event left it.

    A paper that is read while the copies travel as one pack has not come back from anywhere;
    it has once they were sent, or when it bears the sign-off after which they part.

    Args:
        spec: The form.
        events: What happened to the sheet, oldest first.
        signed_off: The sha256 of the papers that bear the sign-off.
    """
    copies = {copy.n: CopyState(copy.n, copy.holder) for copy in spec.copies}
    for event in events:
        parted = any(copy.sent for copy in copies.values())
        if event.kind != "read" or parted or event.body.get("sha256") in signed_off:
            copies |= {n: _moved(copies[n], event) for n in _meant(event) if n in copies}
    return tuple(copies.values())


def _meant(event: Event) -> Iterable[int]:
    if event.kind == "read":
        return (event.body.get("copy") or 0,)
    return event.body.get("copies", ()) if event.kind in STATES else ()


def _moved(copy: CopyState, event: Event) -> CopyState:
    state = STATES[event.kind]
    if state == "receipted" and copy.state == "returned":
        return copy
    sent = event.at if state == "sent" else copy.sent
    reason = event.body.get("reason", "")
    return replace(copy, state=state, since=event.at, sent=sent, reason=reason)
