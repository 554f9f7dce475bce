"""formkit import: take in completed papers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.session import Session
from formkit.errors import ExitCode, NothingToDo
from formkit.say import say

if TYPE_CHECKING:
    from formkit.office.office import Office


@command(
    "import",
    help="原件归档，不改动；空着的栏位补进台账；与台账不同的只报告，由人核对。"
    "不写文件时收“收件”文件夹。同一文件再收一次，什么也不变；中断了再收一次，接着往下。",
    example="formkit import --dry-run\nformkit import --watch\n"
    "formkit import 收件/26030001-3联-业务部门.docx",
)
@options.any_paths
@options.option("--watch", is_flag=True, help="守着文件夹，来一份收一份；按 Ctrl+C 结束。")
@options.option(
    "--every", type=click.FloatRange(min=0.1), default=2.0, metavar="秒", help="隔几秒看一次。"
)
@options.dry_run
@click.pass_obj
def import_(
    session: Session, *, paths: tuple[Path, ...], watch: bool, every: float, dry_run: bool
) -> int:
    """Import papers, or only say what would come of each."""
    with session.office() as office:
        places = paths or (office.folder.inbox,)
        if not watch:
            return _taken_in(session, office, places, write=not dry_run)
        return _watched(session, office, places, every=every, write=not dry_run)


def _taken_in(session: Session, office: Office, places: Sequence[Path], *, write: bool) -> int:
    from formkit.cli.views import taken as view

    with session.screen.progress(say("收回")) as progress:
        told = office.take_in(
            places, now=session.now, by=session.by, write=write, progress=progress
        ).to_json()
    if not told["files"]:
        raise NothingToDo(say("没有要收回的文件。"))
    session.screen.answer("import", told, lambda: view.drawn(told, dry_run=not write))
    return ExitCode.FINDINGS if any(map(view.needs_a_look, told["files"])) else ExitCode.DONE


def _watched(
    session: Session, office: Office, places: Sequence[Path], *, every: float, write: bool
) -> int:
    """Take in what comes to rest, one answer for each look that found something."""
    from time import sleep

    from formkit.cli import clock
    from formkit.cli.views import taken as view
    from formkit.office.results import TakenIn
    from formkit.office.watching import Watch

    watch, taken = Watch(places), TakenIn()
    session.screen.tell(say("守着 {places}，按 Ctrl+C 结束。", places="、".join(map(str, places))))
    try:
        while True:
            if files := watch.settled():
                found = office.take_in(files, now=clock.now(), by=session.by, write=write)
                taken = TakenIn((*taken.files, *found.files))
                told = found.to_json()
                session.screen.answer("import", told, partial(view.drawn, told, dry_run=not write))
            sleep(every)
    except KeyboardInterrupt:
        session.screen.tell(view.summary(taken.to_json(), dry_run=not write))
    return ExitCode.FINDINGS if any(map(view.needs_a_look, taken.to_json()["files"])) else 0
