"""formkit import: take in completed papers."""

from __future__ import annotations

from pathlib import Path

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.session import Session
from formkit.errors import ExitCode, NothingToDo
from formkit.say import say


@command(
    "import",
    help="原件归档，不改动；空着的栏位补进台账；与台账不同的只报告，由人核对。"
    "不写文件时收“收件”文件夹。同一文件再收一次，什么也不变。",
    example="formkit import --dry-run\nformkit import 收件/26030001-3联-业务部门.docx",
)
@options.any_paths
@options.dry_run
@click.pass_obj
def import_(session: Session, *, paths: tuple[Path, ...], dry_run: bool) -> int:
    """Import papers, or only say what would come of each."""
    from formkit.cli.views import taken as view

    with session.office() as office, session.screen.progress(say("收回")) as progress:
        told = office.take_in(
            paths or (office.folder.inbox,),
            now=session.now,
            by=session.by,
            write=not dry_run,
            progress=progress,
        ).to_json()
    if not told["files"]:
        raise NothingToDo(say("没有要收回的文件。"))
    session.screen.answer("import", told, lambda: view.drawn(told, dry_run=dry_run))
    return ExitCode.FINDINGS if any(map(view.needs_a_look, told["files"])) else ExitCode.DONE
