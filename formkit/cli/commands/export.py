"""formkit export: the papers of cases for an audience."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from formkit.cli import completing, kinds, options
from formkit.cli.command import command
from formkit.cli.kinds import Months
from formkit.cli.screen import Block
from formkit.cli.session import Session
from formkit.cli.views import Told, finding
from formkit.errors import ExitCode, UsageError
from formkit.say import say

if TYPE_CHECKING:
    from formkit.office.exporting import Shape

AUDIENCES = ("internal", "dept", "statistics", "customer", "archive")


@command(
    "export",
    help="按对象写出案件的表单或数据：内部、归档不遮蔽；部门遮蔽电话（写明 --assigned 时不遮蔽）；"
    "统计不见人；客户只见本人的，内部表单不给。台账里的原文不变，每次导出都记在日志里。"
    "归档另附原件和封存清单。有不能给的时结束码为 1。"
    "--json 时写数据文件，另要 Word 时再写 --docx。",
    example="formkit export 26030001 --audience dept -o 导出\n"
    "formkit export --month 2026-03 --audience statistics --csv -o 导出",
)
@options.argument(
    "numbers",
    metavar="[编号…]",
    nargs=-1,
    type=kinds.Kind(kinds.number),
    shell_complete=completing.numbers,
)
@options.month
@options.option(
    "--audience", type=click.Choice(AUDIENCES), required=True, metavar="对象", help="给谁看。"
)
@options.option("--assigned", metavar="部门", default="", help="已派给哪个部门或谁去联系客户。")
@options.option("--docx", "shape", flag_value="docx", help="写成 Word 表单（不写时如此）。")
@options.option("--csv", "shape", flag_value="csv", help="写成 CSV，一种表单一个文件。")
@options.option(
    "--output",
    "-o",
    "folder",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="文件夹",
    help="写到哪个文件夹。",
)
@options.dry_run
@click.pass_obj
def export(
    session: Session,
    *,
    numbers: tuple[str, ...],
    month: Months | None,
    audience: str,
    assigned: str,
    shape: Shape | None,
    folder: Path,
    dry_run: bool,
) -> int:
    """Write the papers for an audience, or only say which."""
    from formkit.office.exporting import Asked
    from formkit.office.exporting import export as write
    from formkit.privacy import audience_named

    if bool(numbers) == bool(month):
        raise UsageError(say("请写编号，或用 --month 写一个月份。"))
    asked = Asked(
        audience_named(audience),
        folder,
        numbers,
        month[0] if month else None,
        shape or ("json" if session.as_json else "docx"),
        assigned,
    )
    with session.office() as office:
        told = write(office, asked, now=session.now, by=session.by, write=not dry_run).to_json()
    done = say("· 试运行，将写出") if dry_run else say("✓ 已写出")
    session.screen.answer("export", {"export": told}, lambda: _drawn(told, done))
    return ExitCode.FINDINGS if told["refused"] else ExitCode.DONE


def _drawn(told: Told, done: str) -> Iterator[Block]:
    yield say(
        "{done} {n} 件案件，{files} 个文件",
        done=done,
        n=len(told["cases"]),
        files=len(told["files"]),
    )
    yield from (f"  {file}" for file in told["files"])
    yield from finding.drawn(told["refused"])
