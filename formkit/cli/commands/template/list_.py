"""formkit template list: which template each form is written from."""

from __future__ import annotations

import click

from formkit.cli import templates
from formkit.cli.command import command
from formkit.cli.screen import Table
from formkit.cli.session import Session
from formkit.say import say


@command("list", help="办公室的 templates 文件夹里有的，先用它。", example="formkit template list")
@click.pass_obj
def list_(session: Session) -> None:
    """List the templates."""
    with session.office() as office:
        found = list(templates.listed(office))
    told = [one.to_json() for one in found]
    rows = tuple(
        (one.form, say("本办公室的") if one.own else say("随程序的"), one.place or say("没有"))
        for one in found
    )
    table = Table((say("表单"), say("模板"), say("文件")), rows)
    session.screen.answer("template.list", {"templates": told}, lambda: [table])
