"""formkit completion: what a shell needs to complete commands."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.session import Session

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_FORMKIT_COMPLETE"


@command(
    "completion",
    help="把输出放进终端的启动文件；编号和表单名称也能补全。",
    example="formkit completion bash >> ~/.bashrc",
)
@options.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, *, shell: str) -> None:
    """Print the script."""
    session: Session = ctx.obj
    completing = get_completion_class(shell)
    if completing is None:
        raise click.UsageError(shell)
    script = completing(ctx.find_root().command, {}, "formkit", VARIABLE).source()
    session.screen.answer("completion", {"script": script}, lambda: [script])
