"""formkit fill: fill boxes of a sheet that is out."""

from __future__ import annotations

from pathlib import Path

import click

from formkit.cli import boxes, options
from formkit.cli.command import command
from formkit.cli.session import Session
from formkit.errors import UsageError
from formkit.say import say


@command(
    "fill",
    help="补填的内容写到每一联上；五联分送以后，已填的栏位不能再改。",
    example="formkit fill 26030001 --set 责任归属部门=制造部门 --set 原因分析=模具磨损 "
    "--set '质量管理部签字=王强 2026年3月6日'\n"
    "formkit fill 26030001 --from 质量管理部.json --dry-run",
)
@options.number
@options.set_boxes
@options.from_file
@options.dry_run
@click.pass_obj
def fill(
    session: Session,
    *,
    number: str,
    pairs: tuple[tuple[str, str], ...],
    source: Path | None,
    dry_run: bool,
) -> None:
    """Fill boxes, or only say whether they can be filled so."""
    from formkit.cli.views import sheet as view

    if not pairs and source is None:
        raise UsageError(say("请用 --set 标签=值 或 --from 文件 写明要填的栏位。"))
    with session.office() as office:
        spec = office.shelf.find(office.ledger.entry(number).form)
        said = boxes.said(spec, pairs, source)
        sheet = office.fill(number, said, now=session.now, by=session.by, write=not dry_run)
    told = sheet.to_json()
    done = say("· 试运行，可以这样填") if dry_run else say("✓ 已填")
    session.screen.answer("fill", {"sheet": told}, lambda: view.drawn(told, done))
