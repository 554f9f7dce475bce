"""formkit batch: register every good line of a list."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.session import Session
from formkit.errors import ExitCode, NothingToDo
from formkit.say import say


@command(
    "batch",
    help="第一行是栏位名称，以下每行登记一件；有问题的行不登记，逐行说明。"
    "“登记日期”一列给出各行的登记日期。同一名单再登记一次，编号不变。",
    example="formkit batch 客户抱怨处理表 三月来件.xlsx --dry-run\n"
    "formkit batch 客户抱怨处理表 三月来件.xlsx",
)
@options.title
@options.argument("file", metavar="名单", type=click.Path(path_type=Path))
@options.received
@options.dry_run
@click.pass_obj
def batch(
    session: Session,
    *,
    title: str,
    file: Path,
    received: dt.date | None,
    dry_run: bool,
) -> int:
    """Register a list, or only say what would come of it."""
    from formkit.cli.views import batch as view

    registration = session.registration(received=received)
    with session.office() as office, session.screen.progress(say("登记")) as progress:
        form = office.shelf.meant(title).title
        if dry_run:
            made = office.preview_batch(form, file, said=registration).to_json()
        else:
            made = office.batch(form, file, said=registration, progress=progress).to_json()
    if not made["sheets"] and not made["rejected"]:
        raise NothingToDo(say("{path}里没有要登记的行。", path=file))
    done = say("· 试运行，将登记") if dry_run else say("✓ 已登记")
    session.screen.answer("batch", made, lambda: view.drawn(made, done))
    return ExitCode.FINDINGS if made["rejected"] else ExitCode.DONE
