"""formkit forms: the forms at hand."""

from __future__ import annotations

import click

from formkit.cli.command import group
from formkit.cli.session import Session

COMMANDS = {"命令": {"show": "一种表单的联次、各栏和栏位"}}


@group(
    "forms",
    listed=COMMANDS,
    package=__name__,
    invoke_without_command=True,
    help="办公室自己声明的表单也在内；不在办公室文件夹里时，列出随程序而来的表单。",
    example="formkit forms\nformkit forms show 客户抱怨处理表",
)
@click.pass_context
def forms(ctx: click.Context) -> None:
    """List the forms."""
    if ctx.invoked_subcommand:
        return
    from formkit.cli.views import form as view

    session: Session = ctx.obj
    told = [view.listed(spec) for spec in session.shelf()]
    session.screen.answer("forms", {"forms": told}, lambda: [view.table(told)])
