"""formkit void: void a number; it stays in the register."""

from __future__ import annotations

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.session import Session
from formkit.say import say


@command(
    "void",
    help="编号留在台账里，写明原因，不再使用；各联重新写出，印上“作废”。",
    example="formkit void 26030003 --reason 重复登记",
)
@options.number
@options.option("--reason", required=True, metavar="原因", help="为什么作废。")
@options.dry_run
@options.yes
@click.pass_obj
def void(
    session: Session,
    *,
    number: str,
    reason: str,
    dry_run: bool,
    yes: bool,
) -> None:
    """Void the number, or only say which."""
    from formkit.cli.views import sheet as view
    from formkit.office.results import Sheet

    with session.office() as office:
        entry = office.ledger.entry(number)
        if dry_run:
            sheet = Sheet(entry.number, entry.form, entry.number)
        else:
            session.screen.sure(say("作废 {number}？", number=entry.number), said=yes)
            sheet = office.void(entry.number, reason, now=session.now, by=session.by)
    told = sheet.to_json()
    done = say("· 试运行，将作废") if dry_run else say("✓ 已作废")
    session.screen.answer("void", {"sheet": told}, lambda: view.drawn(told, done))
