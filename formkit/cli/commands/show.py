"""formkit show: a case as a page."""

from __future__ import annotations

from pathlib import Path

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.session import Session
from formkit.say import say

AUDIENCES = ("internal", "dept", "statistics", "archive")


@command(
    "show",
    help="一页看全一案：各表各栏、各联下落、收回的表、经过、期限、核对出来的问题、还缺什么。"
    "写 --html 时写成一个网页文件，问题所指的地方从原件上剪成图片；"
    "Word、Excel 原件的图片要有 LibreOffice。部门、统计只见遮蔽后的文字，不附图片；"
    "给内部以外的对象写网页时记入日志。",
    example="formkit show 26030001\nformkit show 26030001 --html 案件.html",
)
@options.number
@options.option(
    "--html",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="文件",
    help="写成一个可以打印的网页文件。",
)
@options.option(
    "--audience",
    type=click.Choice(AUDIENCES),
    default="internal",
    metavar="对象",
    help="给谁看；不写时为内部。",
)
@options.dry_run
@click.pass_obj
def show(
    session: Session, *, number: str, target: Path | None, audience: str, dry_run: bool
) -> None:
    """Show a case, or write its page."""
    from formkit.cli.views import page as view
    from formkit.office.show_file import check_target, write_page
    from formkit.office.showing import show as shown_by
    from formkit.privacy import audience_named

    with session.office() as office:
        shown = shown_by(office, number, as_of=session.now, audience=audience_named(audience))
        told = shown.to_json()
        if target is not None:
            check_target(target)
        if target is not None and not dry_run:
            write_page(shown, target, by=session.by)
    done = say("· 试运行，将写出") if dry_run else say("✓ 已写出")
    session.screen.answer(
        "show",
        {"case": told} | ({"file": str(target)} if target else {}),
        lambda: [f"{done} {target}"] if target else view.drawn(told),
    )
