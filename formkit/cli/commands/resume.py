"""formkit resume: the clocks of a case run again."""

from __future__ import annotations

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.session import Session
from formkit.say import say


@command(
    "resume",
    help="各期限按暂停的时间顺延。",
    example="formkit resume 26030001",
)
@options.number
@options.dry_run
@click.pass_obj
def resume(session: Session, *, number: str, dry_run: bool) -> None:
    """Let the clocks run again, or only say which."""
    from formkit.office.pausing import resume as resumed

    by, now = session.by, session.now
    with session.office() as office:
        told = resumed(office, number, now=now, by=by, write=not dry_run)
    event = {"number": told, "at": now.isoformat(), "by": by}
    done = say("· 试运行，将恢复") if dry_run else say("✓ 已恢复")
    session.screen.answer("resume", {"event": event}, lambda: [f"{done} {told}"])
