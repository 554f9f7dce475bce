"""formkit procedures show: one procedure, with what it leaves open."""

from __future__ import annotations

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.session import Session
from formkit.errors import UsageError
from formkit.forms import Shelf
from formkit.procedures import Procedure
from formkit.say import say


@command(
    "show",
    help="每条规矩都写明原文的条款；原文没有写明的列为未设定，在 formkit.toml 里设定。"
    "在办公室文件夹里不写名称时，是本办公室的办法，连同本办公室的设定。",
    example="formkit procedures show five-copy\nformkit procedures show",
)
@options.argument("name", metavar="[办法]", required=False)
@click.pass_obj
def show(session: Session, *, name: str | None) -> None:
    """Show one procedure, or the office's own."""
    from formkit.cli.views import procedure as view

    told = view.whole(*_asked(session, name))
    session.screen.answer("procedures.show", {"procedure": told}, lambda: view.drawn(told))


def _asked(session: Session, name: str | None) -> tuple[Procedure, Shelf]:
    from formkit.procedures import load

    if session.in_an_office:
        with session.office() as office:
            if name is None or load(name).name == office.procedure.name:
                return office.procedure, office.shelf
    if name is None:
        raise UsageError(say("请写哪个办法，例如 formkit procedures show five-copy。"))
    return load(name), Shelf.builtin()
