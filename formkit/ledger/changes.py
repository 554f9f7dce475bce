"""What may still happen to a number: boxes filled in later, or the whole sheet void."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from formkit.errors import LedgerError, NothingToDo, UsageError
from formkit.ledger.entries import Entry
from formkit.ledger.journal import Note, canonical
from formkit.say import say


def filling(entry: Entry, boxes: Mapping[str, Any], source: str) -> Note:
    """The note of the boxes that change.

    Raises:
        LedgerError: The entry is void.
        NothingToDo: All of this stands there already.
    """
    if entry.state == "void":
        raise LedgerError(say("编号“{number}”已作废，不能再填写。", number=entry.number))
    now = entry.boxes
    changed = {path: value for path, value in boxes.items() if _differs(now.get(path), value)}
    if not changed:
        raise NothingToDo(say("编号“{number}”里已经是这些内容。", number=entry.number))
    return Note("filled", entry.number, {"boxes": changed, "source": source})


def voiding(entry: Entry, reason: str) -> Iterator[Note]:
    """The notes of a number made void; a sheet that it had superseded stands again.

    Raises:
        NothingToDo: It is void already.
        UsageError: No reason is given.
    """
    if entry.state == "void":
        raise NothingToDo(
            say("编号“{number}”已作废：{reason}。", number=entry.number, reason=entry.void_reason)
        )
    if not reason.strip():
        raise UsageError(say("作废编号“{number}”须写明原因。", number=entry.number))
    yield Note("void", entry.number, {"reason": reason})
    if entry.supersedes:
        yield Note("restored", entry.supersedes, {"by": None, "void": entry.number})


def _differs(before: object, after: object) -> bool:
    """Whether two JSON values are written differently; ``1`` and ``true`` are."""
    return canonical(before) != canonical(after)
