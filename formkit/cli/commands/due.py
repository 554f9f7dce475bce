"""formkit due: the limits that run, the overdue first."""

from __future__ import annotations

from pathlib import Path

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.session import Session
from formkit.errors import ExitCode
from formkit.say import say


@command(
    "due",
    help="列出各案和本办公室没有办完的期限，最急的在前，写明该谁办；逾期的写明几天，"
    "靠还没有录入的放假安排算出的注明暂定。",
    example="formkit due\nformkit due --check && echo 没有逾期\nformkit due --ics 期限.ics",
)
@options.option("--check", is_flag=True, help="有逾期的，结束码为 1。")
@options.option(
    "--ics", type=click.Path(path_type=Path), metavar="文件", help="写成日历文件，供日历程序订阅。"
)
@click.pass_obj
def due(session: Session, *, check: bool, ics: Path | None) -> int:
    """List the limits, or write them as a calendar."""
    from formkit.cli.views import due as view
    from formkit.office.due import due_of_office

    with session.office() as office:
        books = office.books()
        whole = due_of_office(office, books, session.now)
        told = view.told(books, office.procedure, session.now, whole)
    session.screen.answer("due", {"due": told}, lambda: view.drawn(told))
    if ics:
        from formkit.cli.calendar_file import written

        ics.write_bytes(written(told, session.now))
        session.screen.tell(say("已写出 {path}", path=ics))
    late = any(map(view.is_late, told))
    return ExitCode.FINDINGS if check and late else ExitCode.DONE
