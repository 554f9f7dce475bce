"""formkit copies lost: copies are lost."""

from __future__ import annotations

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.commands.copies.recording import record
from formkit.cli.session import Session


@command(
    "lost",
    help="遗失的联不再等它交回，原因记入台账。",
    example="formkit copies lost 26030001 --copy 3 --reason 邮寄遗失",
)
@options.number
@options.copies
@options.option("--reason", required=True, metavar="原因", help="怎样遗失的。")
@options.dry_run
@click.pass_obj
def lost(
    session: Session, *, number: str, copies: tuple[int, ...], reason: str, dry_run: bool
) -> None:
    """Put on record that copies are lost."""
    record(session, "lost", number=number, copies=copies, reason=reason, dry_run=dry_run)
