"""formkit demo: a month at an office that never was."""

from __future__ import annotations

from pathlib import Path

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.session import Session


@command(
    "demo",
    help="在一个新文件夹里建立虚构的办公室，登记一个月的客诉，填写、收回、核对、出报表；"
    "之后可以在里面试用各个命令。",
    example="formkit demo 演示\ncd 演示\nformkit status",
)
@options.argument("folder", metavar="文件夹", type=click.Path(path_type=Path))
@click.pass_obj
def demo(session: Session, *, folder: Path) -> None:
    """Play the month."""
    from formkit.cli.views.demo import drawn
    from formkit.demo import run

    told = run(folder, tell=session.screen.tell).to_json()
    session.screen.answer("demo", {"demo": told}, lambda: drawn(told))
