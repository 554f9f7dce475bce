"""formkit template blank: a form's template to begin with."""

from __future__ import annotations

from pathlib import Path

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.session import Session
from formkit.errors import FileAccessError
from formkit.say import say


@command(
    "blank",
    help="不写 -o 时写进办公室的 templates 文件夹。已有的文件不会被覆盖。",
    example="formkit template blank 客户抱怨处理表",
)
@options.title
@options.output
@options.dry_run
@click.pass_obj
def blank(session: Session, *, title: str, output: Path | None, dry_run: bool) -> None:
    """Write the template of a form."""
    from formkit.filling.blank import author
    from formkit.filling.stock import template_name

    with session.office() as office:
        spec = office.shelf.meant(title)
        target = output or office.folder.templates / template_name(spec)
    if target.exists():
        raise FileAccessError(say("已有“{path}”，请用 -o 另取文件名。", path=target))
    if not dry_run:
        author(spec, target)
    done = say("· 试运行，将写出") if dry_run else say("✓ 已写出")
    told = {"form": spec.title, "path": str(target)}
    session.screen.answer("template.blank", {"template": told}, lambda: [f"{done} {target}"])
