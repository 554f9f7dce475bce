"""formkit remind: a 逾期催办单 to whoever is late with a case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from formkit.cli import completing, kinds, options
from formkit.cli.command import command
from formkit.cli.screen import Block
from formkit.cli.session import Session
from formkit.cli.views import Told, sheet
from formkit.errors import UsageError
from formkit.say import say


@command(
    "remind",
    help="逾期的期限按经办部门各写一张催办单，编在自己的号下；同一天同样的催办不重复编号。"
    "没有逾期的，结束码为 6。",
    example="formkit remind 26030001 --answer-by 2026-03-20\nformkit remind --all --dry-run",
)
@options.argument(
    "number",
    metavar="[编号]",
    type=kinds.Kind(kinds.number),
    required=False,
    shell_complete=completing.numbers,
)
@options.option("--all", "every", is_flag=True, help="所有有逾期的案件。")
@options.option(
    "--answer-by", type=kinds.Kind(kinds.day), metavar="日期", help="请对方在哪一天以前答复。"
)
@options.output
@options.dry_run
@click.pass_obj
def remind(
    session: Session,
    *,
    number: str | None,
    every: bool,
    answer_by: dt.date | None,
    output: Path | None,
    dry_run: bool,
) -> None:
    """Write the reminders, or only say which would be written."""
    from formkit.office.reminding import copied_to
    from formkit.office.reminding import remind as write

    if bool(number) == every:
        raise UsageError(say("请写一个编号，或用 --all 催办所有逾期的案件。"))
    said = session.registration()
    with session.office() as office:
        found = write(office, number, said=said, answer_by=answer_by, write=not dry_run)
        if output and not dry_run:
            copied_to(office, found, output, said=said)
    told = [one.to_json() for one in found]
    done = say("· 试运行，将催办") if dry_run else say("✓ 已催办")
    session.screen.answer("remind", {"reminders": told}, lambda: _drawn(told, done))


def _drawn(reminders: Sequence[Told], done: str) -> Iterator[Block]:
    for one in reminders:
        whom = say("，抄送{whom}", whom=one["copy_to"]) if one["copy_to"] else ""
        yield f"{done} {one['number']}　{one['case']}　→ {one['to']}{whom}"
        for late in one["overdue"]:
            days = say("逾期 {days} 天", days=late["days"]) if late["days"] else say("逾期")
            yield f"  ! {sheet.limit(late)}　{days}"
        yield from (f"  {file['path']}" for file in one["files"])
