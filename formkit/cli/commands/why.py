"""formkit why: why a case is not closed."""

from __future__ import annotations

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.session import Session


@command(
    "why",
    help="逐条写明缺的是哪种表、第几联、哪一栏，最后写明下一步。",
    example="formkit why 26030001",
)
@options.number
@click.pass_obj
def why(session: Session, *, number: str) -> None:
    """List each missing piece."""
    from formkit.cli.views import reason as view

    with session.office() as office:
        (case,) = office.status(session.now, number)
        shelf = office.shelf
    told = [one.to_json() for one in case.why]
    session.screen.answer("why", {"why": told}, lambda: view.drawn(case, shelf))
