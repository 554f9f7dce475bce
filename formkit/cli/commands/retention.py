"""formkit retention: how long cases are kept, the catalogue, and what may be destroyed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.kinds import Months
from formkit.cli.screen import Block, Table
from formkit.cli.session import Session
from formkit.cli.views import Told
from formkit.errors import UsageError
from formkit.say import say

NOWHERE = {"mark": None, "box": None}


@command(
    "retention",
    help="各案的保管期限：重大投诉 30 年，办法写明长期保存的 30 年，其他 10 年，年度统计永久；"
    "formkit.toml 的 [retention] 可另定。期限从归档次年起算。只写 -o 时写出归档目录；"
    "--due 列出到某年底期满的，同时写 -o 时写成销毁清单。这里只提议，不销毁任何东西。",
    example="formkit retention\nformkit retention -o 归档目录.xlsx\n"
    "formkit retention --due --year 2036 -o 销毁清单.docx",
)
@options.option("--due", "only_due", is_flag=True, help="只列到该年底保管期满的。")
@options.year
@options.output
@options.dry_run
@click.pass_obj
def retention(
    session: Session, *, only_due: bool, year: Months | None, output: Path | None, dry_run: bool
) -> None:
    """List the cases, or write the catalogue or the list of what may be destroyed."""
    from formkit.office import archive_papers
    from formkit.office.keeping import kept, shelved

    if year and not only_due:
        raise UsageError(say("--year 与 --due 同用：到哪一年底期满。"))
    last = year[0].year if year else session.now.year
    with session.office() as office:
        found = kept(office, session.now)
        places = {one.kept: {"mark": one.mark, "box": one.box} for one in shelved(found)}
        if output and not dry_run and only_due:
            archive_papers.write_destruction_list(
                office, last, output, now=session.now, by=session.by
            )
        elif output and not dry_run:
            archive_papers.write_catalogue(office, output, now=session.now, by=session.by)
    chosen = [one for one in found if not only_due or one.is_over(last)]
    told = [one.to_json() | places.get(one, NOWHERE) for one in chosen]
    session.screen.answer("retention", {"retention": told}, lambda: _drawn(told))
    if output:
        done = say("· 试运行，将写出") if dry_run else say("✓ 已写出")
        session.screen.tell(f"{done} {output}")


def _drawn(told: list[Told]) -> Iterator[Block]:
    if not told:
        yield say("没有这样的案件。")
        return
    rows = tuple(
        (
            one["number"],
            one["title"],
            one["class"] or say("未定"),
            one["archived"] or say("未归档"),
            one["due"] or "",
            one["mark"] or "",
        )
        for one in told
    )
    headings = (say("编号"), say("题名"), say("保管期限"), say("归档"), say("期满"), say("档号"))
    unset = frozenset(n for n, one in enumerate(told) if one["class"] is None)
    yield Table(headings, rows, unset)
    yield say(
        "共 {n} 件，已归档 {done} 件", n=len(told), done=sum(bool(one["mark"]) for one in told)
    )
