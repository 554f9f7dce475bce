"""The commands that write a register or table to Excel, a file a month."""

from __future__ import annotations

from pathlib import Path

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.kinds import Months, iso
from formkit.cli.session import Session
from formkit.errors import UsageError
from formkit.say import say
from formkit.values.number import Period


def report(kind: str, *, title: str, about: str, example: str) -> click.Command:
    """The command that writes one kind of report; its files are named by a title and the month."""

    @command(kind, help=about, example=example)
    @options.month
    @options.quarter
    @options.year
    @options.output
    @options.dry_run
    @click.pass_obj
    def write(
        session: Session,
        *,
        month: Months | None,
        quarter: Months | None,
        year: Months | None,
        output: Path | None,
        dry_run: bool,
    ) -> None:
        months = _months(month, quarter, year) or (Period.of(session.now.date()),)
        files = _files(output, title, months)
        with session.office() as office:
            if not dry_run:
                for one, path in files.items():
                    office.report(kind, one, path, now=session.now, by=session.by)
        told = [{"period": iso(one), "path": str(path)} for one, path in files.items()]
        done = say("· 试运行，将写出") if dry_run else say("✓ 已写出")
        session.screen.answer(
            kind, {"reports": told}, lambda: [f"{done} {one['path']}" for one in told]
        )

    made: click.Command = write
    return made


def _months(*said: Months | None) -> Months:
    """The months that one of the options names; none where none does."""
    named = [months for months in said if months]
    if len(named) > 1:
        raise UsageError(say("--month、--quarter、--year 只能写一个。"))
    return named[0] if named else ()


def _files(output: Path | None, title: str, months: Months) -> dict[Period, Path]:
    """The file as named; the month is added where there are several, or where none is named."""
    if output and len(months) == 1:
        return {months[0]: output}
    named = output or Path(f"{title}.xlsx")
    return {one: named.with_stem(f"{named.stem}-{one}") for one in months}
