"""formkit forms show: one form, box by box."""

from __future__ import annotations

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.session import Session


@command(
    "show",
    help="--toml 输出这种表单的声明，改好以后可以用 formkit form declare 作为自己的表单。",
    example="formkit forms show 客户抱怨处理表\n"
    "formkit forms show 客户投诉记录单 --toml > 记录单.toml",
)
@options.title
@options.option("--toml", is_flag=True, help="输出 TOML 声明。")
@click.pass_obj
def show(session: Session, *, title: str, toml: bool) -> None:
    """Show one form."""
    from formkit.cli.views import form as view

    spec = session.shelf().meant(title)
    told = view.whole(spec)
    if not toml:
        session.screen.answer("forms.show", {"form": told}, lambda: view.drawn(told))
        return
    from formkit.forms.dump import dump

    text = dump(spec)
    session.screen.answer("forms.show", {"form": told, "toml": text}, lambda: [text.rstrip()])
