"""formkit ledger log: the journal."""

from __future__ import annotations

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.session import Session
from formkit.cli.views import Told
from formkit.cli.views import log as view
from formkit.ledger import Event


@command(
    "log",
    help="写明编号时只列这个编号的记录。",
    example="formkit ledger log 26030001\nformkit ledger log --last 20",
)
@options.any_number
@options.option("--last", type=click.IntRange(min=1), metavar="条数", help="只列最近几条。")
@click.pass_obj
def log(session: Session, *, number: str | None, last: int | None) -> None:
    """List the events, oldest first."""
    with session.office() as office:
        known = office.ledger.entry(number).number if number else None
        events = office.ledger.journal(known)
    told = [_told(event) for event in events[-(last or len(events)) :]]
    session.screen.answer("ledger.log", {"events": told}, lambda: view.drawn(told))


def _told(event: Event) -> Told:
    return {
        "seq": event.seq,
        "at": event.at.isoformat(),
        "by": event.by,
        "kind": event.kind,
        "number": event.number,
        "body": event.body,
        "digest": event.digest,
    }
