"""formkit resolve: decide on what a check found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.session import Session
from formkit.errors import UsageError
from formkit.say import say

if TYPE_CHECKING:
    from formkit.office.resolving import Word


@command(
    "resolve",
    help="对核对出来的一个问题作决定，写明原因，记进日志；纸上再变，要重新决定。"
    "同意改动（R6）时，各联还没有分送的，台账照纸上改；已分送的，台账不动。",
    example="formkit resolve 26030001 R6 --accept --reason 客户来电更正数量\n"
    "formkit resolve 26030001 R6 --reject --box 数量 --reason 无授权的改动\n"
    "formkit resolve 26030001 R6 --withdraw --reason 记错了编号",
)
@options.number
@options.argument("code", metavar="问题代号")
@options.option("--accept", "word", flag_value="accept", help="可以这样：只留作备注。")
@options.option("--reject", "word", flag_value="reject", help="不可以：问题仍在，记下驳回。")
@options.option("--withdraw", "word", flag_value="withdraw", help="撤回以前的决定。")
@options.option("--reason", required=True, metavar="原因", help="为什么这样决定。")
@options.option("--box", metavar="栏位", help="只就这一栏，写标签；不写时为全部。")
@options.option("--copy", type=int, metavar="联次", help="只就这一联；不写时为全部。")
@options.dry_run
@click.pass_obj
def resolve(
    session: Session,
    *,
    number: str,
    code: str,
    word: Word | None,
    reason: str,
    box: str | None,
    copy: int | None,
    dry_run: bool,
) -> None:
    """Put a decision on record, or only say what it would be about."""
    from formkit.cli.views import finding as view
    from formkit.office.resolving import Decision
    from formkit.office.resolving import resolve as decide

    if word is None:
        raise UsageError(say("请写明 --accept、--reject 或 --withdraw。"))
    decision = Decision(code=code.upper(), word=word, reason=reason, copy=copy, box=box)
    with session.office() as office:
        found = decide(office, number, decision, now=session.now, by=session.by, write=not dry_run)
    told = [one.to_json() for one in found]
    done = (
        say("· 试运行，将决定 {n} 项", n=len(told))
        if dry_run
        else say("✓ 已记下 {n} 项决定", n=len(told))
    )
    session.screen.answer("resolve", {"findings": told}, lambda: [done, *view.drawn(told)])
