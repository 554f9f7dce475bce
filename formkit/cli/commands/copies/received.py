"""formkit copies received: the holders signed for their copies."""

from __future__ import annotations

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.commands.copies.recording import record
from formkit.cli.session import Session


@command(
    "received",
    help="不写联次时为全部各联。",
    example="formkit copies received 26030001 --copy 4",
)
@options.number
@options.copies
@options.dry_run
@click.pass_obj
def received(session: Session, *, number: str, copies: tuple[int, ...], dry_run: bool) -> None:
    """Put on record that the holders signed for their copies."""
    record(session, "receipted", number=number, copies=copies, dry_run=dry_run)
