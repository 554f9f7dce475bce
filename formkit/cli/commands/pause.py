"""formkit pause: the clocks of a case stand still."""

from __future__ import annotations

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.session import Session
from formkit.say import say


@command(
    "pause",
    help="原因的代码由办法规定，见 formkit procedures show；暂停的时间不计入期限。",
    example="formkit pause 26030001 --reason 客户加工中未确定 --note 等客户来电",
)
@options.number
@options.option("--reason", required=True, metavar="代码", help="为什么暂停。")
@options.option("--note", default="", metavar="说明", help="另外要写明的。")
@options.dry_run
@click.pass_obj
def pause(session: Session, *, number: str, reason: str, note: str, dry_run: bool) -> None:
    """Let the clocks stand still, or only say which."""
    from formkit.office.pausing import pause as paused

    by, now = session.by, session.now
    with session.office() as office:
        told = paused(office, number, reason, now=now, by=by, note=note, write=not dry_run)
    event = {"number": told, "reason": reason, "note": note, "at": now.isoformat(), "by": by}
    done = say("· 试运行，将暂停") if dry_run else say("✓ 已暂停")
    session.screen.answer("pause", {"event": event}, lambda: [f"{done} {told}　{reason}"])
