"""formkit form declare: a TOML file becomes a form of the office."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.session import Session
from formkit.errors import NothingToDo
from formkit.say import say


@command(
    "declare",
    help="先检查，再放进办公室的“表单”文件夹；同名的表单由它代替。"
    "写法见 formkit forms show 表单 --toml。",
    example="formkit form declare 客户投诉意见表.toml --dry-run\n"
    "formkit form declare 客户投诉意见表.toml",
)
@options.file
@options.dry_run
@click.pass_obj
def declare(session: Session, *, file: Path, dry_run: bool) -> None:
    """Check the file and put it on the office's shelf."""
    from formkit.cli.views import form as view
    from formkit.forms import declare_file
    from formkit.safety.names import safe_name

    spec = declare_file(file)
    with session.office() as office:
        target = office.folder.forms / safe_name(spec.title, suffix=".toml")
        if target.exists() and target.read_bytes() == file.read_bytes():
            raise NothingToDo(say("“{title}”已经这样声明过。", title=spec.title))
        if not dry_run:
            shutil.copyfile(file, target)
    told = view.whole(spec)
    done = say("· 试运行，可以声明") if dry_run else say("✓ 已声明")
    session.screen.answer("form.declare", {"form": told}, lambda: [done, *view.drawn(told)])
    session.screen.tell(say("下一步：formkit template blank {title}", title=spec.title))
