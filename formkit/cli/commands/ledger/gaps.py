"""formkit ledger gaps: how far each counter has come."""

from __future__ import annotations

import click

from formkit.cli.command import command
from formkit.cli.kinds import iso
from formkit.cli.screen import Block, Table
from formkit.cli.session import Session
from formkit.cli.views import Told
from formkit.errors import ExitCode
from formkit.ledger import Gap
from formkit.say import say


@command("gaps", help="有缺号时结束码为 1。", example="formkit ledger gaps")
@click.pass_obj
def gaps(session: Session) -> int:
    """List last, missing and void serials by series and period."""
    with session.office() as office:
        told = [_told(gap) for gap in office.gaps()]
    session.screen.answer("ledger.gaps", {"periods": told}, lambda: _drawn(told))
    return ExitCode.FINDINGS if any(one["missing"] for one in told) else ExitCode.DONE


def _told(gap: Gap) -> Told:
    return {
        "series": gap.series,
        "period": iso(gap.period) if gap.period else None,
        "department": gap.dept,
        "last": gap.last,
        "missing": list(gap.missing),
        "void": list(gap.void),
    }


def _drawn(told: list[Told]) -> list[Block]:
    if not told:
        return [say("还没有发过编号。")]
    rows = tuple(
        (
            " ".join(filter(None, (one["series"], one["department"]))),
            one["period"] or "",
            str(one["last"]),
            _serials(one["missing"]),
            _serials(one["void"]),
        )
        for one in told
    )
    alarming = frozenset(i for i, one in enumerate(told) if one["missing"])
    headings = (say("系列"), say("月份"), say("末号"), say("缺号"), say("作废"))
    return [Table(headings, rows, alarming)]


def _serials(serials: list[int]) -> str:
    return "、".join(map(str, serials)) or say("无")
