"""formkit supersede: a new sheet in place of one the customer did not accept."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from formkit.cli import boxes, options
from formkit.cli.command import command
from formkit.cli.session import Session
from formkit.say import say


@command(
    "supersede",
    help="沿用旧表的受理内容，另编新号；两张表互相注明编号，统计按一案计算（第九条第10款）。",
    example="formkit supersede 26030001 --set 客户要求=改为换货",
)
@options.number
@options.set_boxes
@options.from_file
@options.received
@options.dry_run
@options.yes
@click.pass_obj
def supersede(
    session: Session,
    *,
    number: str,
    pairs: tuple[tuple[str, str], ...],
    source: Path | None,
    received: dt.date | None,
    dry_run: bool,
    yes: bool,
) -> None:
    """Make the new sheet, or only say what number it would get."""
    from formkit.cli.views import sheet as view
    from formkit.office.filling_in import carried_over

    registration = session.registration(received=received, supersedes=number)
    with session.office() as office:
        spec = office.shelf.find(office.ledger.entry(number).form)
        said = boxes.said(spec, pairs, source)
        if dry_run:
            carried = carried_over(office, office.ledger.entry(number), said)
            sheet = office.preview(spec.title, carried, said=registration)
        else:
            session.screen.sure(say("另立新表取代 {number}？", number=number), said=yes)
            sheet = office.supersede(number, said, said=registration)
    told = sheet.to_json()
    done = say("· 试运行，将另立新表") if dry_run else say("✓ 已另立新表")
    session.screen.answer("supersede", {"sheet": told}, lambda: view.drawn(told, done))
