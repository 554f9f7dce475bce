"""formkit procedures: the procedures (办法) that come with formkit."""

from __future__ import annotations

import click

from formkit.cli.command import group
from formkit.cli.screen import Table
from formkit.cli.session import Session
from formkit.say import say

COMMANDS = {"命令": {"show": "一个办法的期限、阶段和未设定的事项"}}


@group(
    "procedures",
    listed=COMMANDS,
    package=__name__,
    invoke_without_command=True,
    help="办法就是办公室的规矩：用哪些表单、谁来办、期限多长、何时算结案。",
    example="formkit procedures\nformkit procedures show five-copy",
)
@click.pass_context
def procedures(ctx: click.Context) -> None:
    """List the procedures."""
    if ctx.invoked_subcommand:
        return
    from formkit.procedures import load, names

    session: Session = ctx.obj
    known = [load(name) for name in names()]
    told = [
        {
            "name": one.name,
            "title": one.title,
            "also": list(one.also),
            "kind": one.kind,
            "main_form": one.main_form,
            "forms": list(one.forms),
        }
        for one in known
    ]
    rows = tuple((one.name, one.title, one.kind, one.main_form) for one in known)
    table = Table((say("名称"), say("办法"), say("适用"), say("主表")), rows)
    session.screen.answer("procedures", {"procedures": told}, lambda: [table])
