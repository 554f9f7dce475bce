"""formkit doctor: whether all is in order."""

from __future__ import annotations

import click

from formkit.cli import health
from formkit.cli.command import command
from formkit.cli.session import Session
from formkit.errors import ExitCode, FormkitError
from formkit.say import say

MARKS = {"ok": "✓", "warn": "?", "fail": "✗"}


@command(
    "doctor",
    help="检查 Python、程序库、字体、文件夹、台账、模板，并列出还没有设定的事项；"
    "有不能办公的毛病时结束码为 1。不在办公室文件夹里时只检查本机。",
    example="formkit doctor",
)
@click.pass_obj
def doctor(session: Session) -> int:
    """Look at the machine, and at the office where there is one."""
    found = list(health.machine())
    if session.in_an_office:
        found += _office(session)
    else:
        session.screen.tell(say("这里不是办公室文件夹，只检查了本机。"))
    told = [one.to_json() for one in found]
    session.screen.answer("doctor", {"checks": told}, lambda: map(_line, found))
    return ExitCode.FINDINGS if any(one.state == "fail" for one in found) else ExitCode.DONE


def _office(session: Session) -> list[health.Check]:
    """What is found in the office; one that cannot be opened is one more finding."""
    try:
        with session.office() as office:
            return list(health.office(office, session.now.date()))
    except FormkitError as error:
        return [health.Check(say("办公室"), "fail", str(error))]


def _line(check: health.Check) -> str:
    told = f"{MARKS[check.state]} {check.name}：{check.seen}"
    return f"{told} → {check.fix}" if check.fix else told
