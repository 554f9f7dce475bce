"""formkit calendar set: a day on which the office is closed, or open, otherwise than announced."""

from __future__ import annotations

import datetime as dt

import click

from formkit.cli import kinds, options
from formkit.cli.command import command
from formkit.cli.session import Session
from formkit.errors import UsageError
from formkit.procedures.workcalendar import DayKind
from formkit.say import say


@command(
    "set",
    help="写入日历.toml，并写明哪些期限因此改变；--clear 撤回本办公室对这一天的安排。",
    example="formkit calendar set 2026-05-04 休 --reason 台风\n"
    "formkit calendar set 2026-03-07 班 --dry-run\n"
    "formkit calendar set 2026-05-04 --clear",
)
@options.argument("day", metavar="日期", type=kinds.Kind(kinds.day))
@options.argument("kind", metavar="[休|班|半天]", required=False, type=kinds.Kind(kinds.day_kind))
@options.option("--reason", default="", metavar="原因", help="为什么，例如台风、厂休。")
@options.option("--clear", is_flag=True, help="撤回，照原来的安排。")
@options.dry_run
@click.pass_obj
def set_(
    session: Session, *, day: dt.date, kind: DayKind | None, reason: str, clear: bool, dry_run: bool
) -> None:
    """Set a day, or only say what that would change."""
    from formkit.cli.views import calendar as view
    from formkit.office.calendar_change import set_day

    if clear == (kind is not None):
        raise UsageError(say("请写明休、班或半天，或者用 --clear 撤回，两者取一。"))
    by, now = session.by, session.now
    with session.office() as office:
        changed = set_day(office, day, kind, now=now, by=by, reason=reason, write=not dry_run)
    told = {"day": day.isoformat(), "kind": kind, "reason": reason} | changed.to_json()
    session.screen.answer(
        "calendar.set", {"change": told}, lambda: view.change(told, dry_run=dry_run)
    )
