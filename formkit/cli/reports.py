"""The commands that write a register or table of a month, a quarter or a year."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from formkit.cli import completing, options
from formkit.cli.command import command
from formkit.cli.kinds import Months
from formkit.cli.session import Session
from formkit.errors import UsageError
from formkit.say import say
from formkit.values.number import Period

if TYPE_CHECKING:
    from formkit.office.registers import Written
    from formkit.reporting import Term

MOST_NAMED = 8
form = options.option(
    "--form",
    "form",
    default="",
    metavar="表单",
    shell_complete=completing.titles,
    help="写在哪一种表上；不写时照办法。",
)


def report(kind: str, *, title: str, about: str, example: str) -> click.Command:
    """The command that writes one kind of report; its files are named by a title and the term."""

    @command(kind, help=about, example=example)
    @options.month
    @options.quarter
    @options.year
    @form
    @options.output
    @options.dry_run
    @click.pass_obj
    def write(
        session: Session,
        *,
        month: Months | None,
        quarter: Months | None,
        year: Months | None,
        form: str,
        output: Path | None,
        dry_run: bool,
    ) -> None:
        from formkit.office.registers import Written, write_for

        term = term_of(session, month, quarter, year)
        path = output or Path(f"{title}-{term}.xlsx")
        with session.office() as office:
            written = (
                Written(path)
                if dry_run
                else write_for(office, kind, term, path, now=session.now, by=session.by, form=form)
            )
        done = say("· 试运行，将写出") if dry_run else say("✓ 已写出")
        told = {"period": term.iso, "path": str(path)} | _json(written)
        session.screen.answer(
            kind, {"reports": [told]}, lambda: [f"{done} {path}", *_remarks(written)]
        )

    made: click.Command = write
    return made


def term_of(session: Session, *said: Months | None) -> Term:
    """The term that one of the options names; this month where none does."""
    from formkit.reporting import Term

    named = [months for months in said if months]
    if len(named) > 1:
        raise UsageError(say("--month、--quarter、--year 只能写一个。"))
    return Term.of(named[0] if named else Period.of(session.now.date()))


def _json(written: Written) -> dict[str, Any]:
    """What came of a workbook that lay there."""
    return {
        "updated": list(written.updated),
        "added": list(written.added),
        "kept": list(written.kept),
        "missing": list(written.missing),
        "unbalanced": dict(written.unbalanced),
    }


def _remarks(written: Written) -> Iterator[str]:
    """What a clerk has to know of the workbook that lay there."""
    if written.updated or written.added:
        yield say("  更新 {n} 行，新增 {m} 行", n=len(written.updated), m=len(written.added))
    if written.kept:
        yield say("! 这些行不在本期的登记中，照原样保留：{numbers}", numbers=_named(written.kept))
    if written.missing:
        yield say("! 表中没有这些栏，没有写：{labels}", labels="、".join(written.missing))
    for number, total in written.unbalanced:
        yield say("! {number} 的责任比率合计 {total} %，不是 100 %", number=number, total=total)


def _named(numbers: tuple[str, ...]) -> str:
    shown = "、".join(numbers[:MOST_NAMED])
    more = len(numbers) - MOST_NAMED
    return say("{shown}等 {n} 件", shown=shown, n=len(numbers)) if more > 0 else shown
