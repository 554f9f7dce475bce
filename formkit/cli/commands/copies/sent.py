"""formkit copies sent: copies went out to their holders, or a sheet to somebody for information."""

from __future__ import annotations

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.commands.copies.recording import record
from formkit.cli.session import Session
from formkit.errors import UsageError
from formkit.say import say


@command(
    "sent",
    help="不写联次时为全部各联。没有联次的表抄送给谁，用 --to 写明。",
    example="formkit copies sent 26030001\nformkit copies sent YJ26030002 --to 总经理",
)
@options.number
@options.copies
@options.option("--to", default="", metavar="谁", help="抄送给谁；与联次无关。")
@options.dry_run
@click.pass_obj
def sent(session: Session, *, number: str, copies: tuple[int, ...], to: str, dry_run: bool) -> None:
    """Put on record that copies went out to their holders, or a sheet to somebody."""
    if to and copies:
        raise UsageError(say("抄送（--to）与分送各联（--copy）请分两次记。"))
    if to:
        _circulated(session, number, to, dry_run=dry_run)
    else:
        record(session, "sent", number=number, copies=copies, dry_run=dry_run)


def _circulated(session: Session, number: str, to: str, *, dry_run: bool) -> None:
    from formkit.office.circulating import circulate

    with session.office() as office:
        entry = office.ledger.entry(number)
        if not dry_run:
            circulate(office, number, to, now=session.now, by=session.by)
    told = {"number": entry.number, "action": "copied", "to": to}
    told |= {"at": session.now.isoformat(), "by": session.by}
    done = say("· 试运行，将记下") if dry_run else say("✓ 已记下")
    line = f"{done} {entry.number}　{say('抄送{whom}', whom=to)}"
    session.screen.answer("copies.sent", {"event": told}, lambda: [line])
