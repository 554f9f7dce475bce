"""formkit report: the analysis of a month, quarter or year, with pictures."""

from __future__ import annotations

from pathlib import Path

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.kinds import Months
from formkit.cli.reports import term_of
from formkit.cli.session import Session
from formkit.say import say


@command(
    "report",
    help="指标、分类、责任归属、期限遵守，表和图在一起，写成 Word 或 PDF。不写月份时为本月。"
    "不写 -o 时写在当前文件夹；原来的文件先归档。画图要装 formkit[charts]，PDF 要有 LibreOffice。",
    example="formkit report --month 2026-03 -o 投诉分析.docx\n"
    "formkit report --year 2026 -o 投诉分析.pdf",
)
@options.month
@options.quarter
@options.year
@options.output
@options.dry_run
@click.pass_obj
def report(
    session: Session,
    *,
    month: Months | None,
    quarter: Months | None,
    year: Months | None,
    output: Path | None,
    dry_run: bool,
) -> None:
    """Write the report of a term."""
    from formkit.office.analysing import analyse

    term = term_of(session, month, quarter, year)
    path = output or Path(f"{say('投诉分析')}-{term}.docx")
    with session.office() as office:
        if not dry_run:
            analyse(office, term, path, now=session.now, by=session.by)
    done = say("· 试运行，将写出") if dry_run else say("✓ 已写出")
    told = {"reports": [{"period": term.iso, "path": str(path)}]}
    session.screen.answer("report", told, lambda: [f"{done} {path}"])
