"""formkit status: how far each case is."""

from __future__ import annotations

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.session import Session


@command(
    "status",
    help="写明编号时列出这一案的各阶段、各联和期限。",
    example="formkit status\nformkit status 26030001\nformkit status --open",
)
@options.any_number
@options.option("--open", "only_open", is_flag=True, help="只列还没有办完的。")
@click.pass_obj
def status(session: Session, *, number: str | None, only_open: bool) -> None:
    """List the cases, or show one."""
    from formkit.cli.views import case as view

    with session.office() as office:
        told = [one.to_json() for one in office.status(session.now, number)]
        stages = office.procedure.stages
    if only_open:
        told = [one for one in told if view.is_open(one)]
    session.screen.answer(
        "status",
        {"cases": told},
        lambda: view.page(told, stages) if number else view.table(told),
    )
