"""formkit copies sent: copies went out to their holders."""

from __future__ import annotations

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.commands.copies.recording import record
from formkit.cli.session import Session


@command(
    "sent",
    help="不写联次时为全部各联。",
    example="formkit copies sent 26030001",
)
@options.number
@options.copies
@options.dry_run
@click.pass_obj
def sent(session: Session, *, number: str, copies: tuple[int, ...], dry_run: bool) -> None:
    """Put on record that copies went out to their holders."""
    record(session, "sent", number=number, copies=copies, dry_run=dry_run)
