"""formkit calendar show: one month of the working calendar."""

from __future__ import annotations

import click

from formkit.cli import kinds, options
from formkit.cli.command import command
from formkit.cli.session import Session
from formkit.procedures.workcalendar import WorkCalendar


@command(
    "show",
    help="不写月份时为本月。已知的放假安排以外，只按周一至周五暂定。",
    example="formkit calendar show\nformkit calendar show --month 2026-02",
)
@options.month
@click.pass_obj
def show(session: Session, *, month: kinds.Months | None) -> None:
    """Show one month."""
    from formkit.cli.views import calendar as view
    from formkit.values.period import Period

    (period,) = month or (Period.of(session.now.date()),)
    told = view.told(_calendar(session), period)
    session.screen.answer("calendar.show", {"calendar": told}, lambda: view.drawn(told))


def _calendar(session: Session) -> WorkCalendar:
    """The office's calendar, or the one announced where there is no office."""
    if not session.in_an_office:
        return WorkCalendar.standard()
    with session.office() as office:
        return office.procedure.calendar
