"""Putting on record what became of copies."""

from __future__ import annotations

from formkit.cli.session import Session
from formkit.cli.views.finding import copy_name
from formkit.say import say


def record(
    session: Session,
    action: str,
    *,
    number: str,
    copies: tuple[int, ...],
    dry_run: bool,
    reason: str = "",
) -> None:
    """Record it, or only say what would be recorded."""
    with session.office() as office:
        entry = office.ledger.entry(number)
        spec = office.shelf.find(entry.form)
        chosen = [spec.copy(n).n for n in copies] or [copy.n for copy in spec.copies]
        if not dry_run:
            office.part(action, number, chosen, now=session.now, by=session.by, reason=reason)
    told = {
        "number": entry.number,
        "action": action,
        "copies": chosen,
        "reason": reason,
        "at": session.now.isoformat(),
        "by": session.by,
    }
    names = "、".join(map(copy_name, chosen))
    done = say("· 试运行，将记下") if dry_run else say("✓ 已记下")
    line = f"{done} {entry.number}　{names}　{_words(action)}"
    session.screen.answer(f"copies.{action}", {"event": told}, lambda: [line])


def _words(action: str) -> str:
    return {"sent": say("已分送"), "receipted": say("对方已签收"), "lost": say("已遗失")}[action]
