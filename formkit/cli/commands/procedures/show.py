"""formkit procedures show: one procedure, with what it leaves open."""

from __future__ import annotations

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.session import Session


@command(
    "show",
    help="每条规矩都写明原文的条款；原文没有写明的列为未设定，在 formkit.toml 里设定。",
    example="formkit procedures show five-copy",
)
@options.argument("name", metavar="办法")
@click.pass_obj
def show(session: Session, *, name: str) -> None:
    """Show one procedure."""
    from formkit.cli.views import procedure as view
    from formkit.procedures import load

    told = view.whole(load(name))
    session.screen.answer("procedures.show", {"procedure": told}, lambda: view.drawn(told))
