"""formkit calendar import: what was announced for a year."""

from __future__ import annotations

from pathlib import Path

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.session import Session


@command(
    "import",
    help="通知原文（Word、PDF、文本）、日历文件（ICS），或三列的名单：日期、休或班、节日。",
    example="formkit calendar import 放假通知.docx\nformkit calendar import 2027.ics --dry-run",
)
@options.file
@options.option("--year", type=int, metavar="年份", help="通知的标题里没有年份时写明。")
@options.dry_run
@click.pass_obj
def import_(session: Session, *, file: Path, year: int | None, dry_run: bool) -> None:
    """Take over a notice, or only say what that would change."""
    from formkit.cli.views import calendar as view
    from formkit.office.calendar_change import take_notice

    by, now = session.by, session.now
    with session.office() as office:
        changed = take_notice(office, file, now=now, by=by, year=year, write=not dry_run)
    told = {"file": str(file)} | changed.to_json()
    session.screen.answer(
        "calendar.import", {"change": told}, lambda: view.change(told, dry_run=dry_run)
    )
