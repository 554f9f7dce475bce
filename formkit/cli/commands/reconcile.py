"""formkit reconcile: whether numbers, papers and copies agree."""

from __future__ import annotations

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.kinds import Months
from formkit.cli.session import Session
from formkit.errors import ExitCode


@command(
    "reconcile",
    help="逐个编号列出不一致的地方和证据；有问题时结束码为 1。不写月份时核对全部。",
    example="formkit reconcile --month 2026-03",
)
@options.month
@click.pass_obj
def reconcile(session: Session, *, month: Months | None) -> int:
    """Hold everything against everything."""
    from formkit.cli.views import reconciliation as view

    period = month[0] if month else None
    with session.office() as office:
        told = office.reconcile(session.now, period).to_json()
    session.screen.answer("reconcile", {"reconciliation": told}, lambda: view.drawn(told))
    return ExitCode.FINDINGS if told["findings"] else ExitCode.DONE
