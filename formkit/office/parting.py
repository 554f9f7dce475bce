"""Parting: the copies leave the pack, are signed for, or are lost (第九条第9款)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from formkit.errors import UnknownName, UsageError
from formkit.ledger import Entry
from formkit.say import say

if TYPE_CHECKING:
    from formkit.office.office import Office

ACTIONS = ("sent", "receipted", "lost")


def parting(
    office: Office, action: str, entry: Entry, copies: Sequence[int], reason: str
) -> dict[str, Any]:
    """What goes on record of copies; all of them unless some are named.

    Raises:
        UnknownName: No such action or copy.
        UsageError: The form has no copies, or the sheet is void.
    """
    spec = office.shelf.find(entry.form)
    if action not in ACTIONS:
        raise UnknownName(say("联次的去向"), action, ACTIONS)
    if not spec.copies:
        raise UsageError(say("{title}不分联，没有可分送的。", title=spec.title))
    if entry.state == "void":
        raise UsageError(
            say("编号“{number}”已作废，各联不再分送；请用有效的编号。", number=entry.number)
        )
    chosen = [spec.copy(n).n for n in copies] or [copy.n for copy in spec.copies]
    return {"copies": chosen} | ({"reason": reason} if reason else {})
