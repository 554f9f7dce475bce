"""formkit ledger: the ledger (台账) itself."""

from __future__ import annotations

from formkit.cli.command import group

COMMANDS = {
    "命令": {
        "check": "核对台账和归档是否完好",
        "gaps": "各系列各月的编号：末号、缺号、作废",
        "log": "台账日志：何时、何人、办了什么",
        "backup": "备份台账",
    }
}


@group(
    "ledger",
    listed=COMMANDS,
    package=__name__,
    help="台账只增不改，每条记录与前一条连成一串。",
    example="formkit ledger check\nformkit ledger gaps --json",
)
def ledger() -> None:
    """The ledger of the office."""
