"""formkit read: what stands on completed papers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.session import Session
from formkit.errors import ExitCode, NothingToDo
from formkit.say import say

if TYPE_CHECKING:
    from formkit.reading import Reading


@command(
    "read",
    help="逐栏读出并写明位置；台账不变。不在办公室文件夹里也能读。"
    "可以是 Word、Excel、PDF，也可以是整个文件夹或压缩包；几张表订在一个文件里的，逐张读出。"
    "纸上有问题时结束码为 1。",
    example="formkit read 收件/26030001-3联-业务部门.docx\nformkit read 收件 --json\n"
    "formkit read --any 外单位来表.docx",
)
@options.option(
    "--any", "any_form", is_flag=True, help="不管是哪种表单，照纸上的样子列出标签和内容。"
)
@options.paths
@click.pass_obj
def read(session: Session, *, paths: tuple[Path, ...], any_form: bool) -> int:
    """Read papers, nothing put on record."""
    from formkit.cli.views import reading as view

    known = _at_the_office if session.in_an_office else _anywhere
    told = [one.to_json() for one in (_of_no_form if any_form else known)(session, paths)]
    if not told:
        raise NothingToDo(say("没有要读的文件。"))
    session.screen.answer("read", {"readings": told}, lambda: view.drawn(told))
    return ExitCode.FINDINGS if any(one["findings"] for one in told) else ExitCode.DONE


def _at_the_office(session: Session, paths: tuple[Path, ...]) -> list[Reading]:
    with session.office() as office, session.screen.progress(say("读回")) as progress:
        return office.read(paths, progress)


def _of_no_form(session: Session, paths: tuple[Path, ...]) -> list[Reading]:
    """The labels and values on papers, no form recognised."""
    from formkit.forms import Shelf
    from formkit.office.reading_back import read_papers
    from formkit.safety.isolate import Isolation

    with Isolation() as isolation, session.screen.progress(say("读回")) as progress:
        found = read_papers(paths, Shelf(()), isolation, progress=progress)
    return [
        replace(one, findings=tuple(f for f in one.findings if f.code != "unknown-form"))
        for one in found
    ]


def _anywhere(session: Session, paths: tuple[Path, ...]) -> list[Reading]:
    from formkit.office.reading_back import read_papers
    from formkit.safety.isolate import Isolation

    with Isolation() as isolation, session.screen.progress(say("读回")) as progress:
        return read_papers(paths, session.shelf(), isolation, progress=progress)
