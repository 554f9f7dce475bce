"""formkit ledger check: whether ledger and archive are intact."""

from __future__ import annotations

import click

from formkit.cli.command import command
from formkit.cli.screen import Block
from formkit.cli.session import Session
from formkit.cli.views import Told, finding
from formkit.errors import ExitCode
from formkit.findings import Severity
from formkit.say import say


@command(
    "check",
    help="有任何一处不完好，结束码为 7。把末端记在别处，以后可以证明之前的记录没有改过。",
    example="formkit ledger check",
)
@click.pass_obj
def check(session: Session) -> int:
    """Check the chain, the counters, the numbers and every original."""
    with session.office() as office:
        found = office.check()
        head, numbers = office.ledger.head, len(office.ledger.entries())
    broken = any(one.severity is Severity.ERROR for one in found)
    told = {
        "intact": not broken,
        "numbers": numbers,
        "head": head,
        "findings": [one.to_json() for one in found],
    }
    session.screen.answer("ledger.check", {"check": told}, lambda: _drawn(told))
    if broken:
        return ExitCode.LEDGER
    return ExitCode.FINDINGS if found else ExitCode.DONE


def _drawn(told: Told) -> list[Block]:
    found, head = told["findings"], told["head"][:12]
    if found:
        return [say("✗ 台账有 {n} 处问题：", n=len(found)), *finding.drawn(found)]
    return [say("✓ 台账完好：{n} 个编号，日志连续（末端 {head}…）", n=told["numbers"], head=head)]
