"""formkit ledger backup: a whole ledger in a new file."""

from __future__ import annotations

from pathlib import Path

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.session import Session
from formkit.errors import FileAccessError
from formkit.say import say


@command(
    "backup",
    help="办公室可以同时继续办公；已有的文件不会被覆盖。原件在“归档”文件夹，请一并备份。",
    example="formkit ledger backup 台账备份-20260331.db",
)
@options.file
@options.dry_run
@click.pass_obj
def backup(session: Session, *, file: Path, dry_run: bool) -> None:
    """Copy the ledger as it stands at this moment."""
    with session.office() as office:
        numbers, head = len(office.ledger.entries()), office.ledger.head
        if file.exists():
            raise FileAccessError(say("已有“{path}”，请另取文件名。", path=file))
        if not dry_run:
            office.ledger.backup(file)
    done = say("· 试运行，将备份到") if dry_run else say("✓ 已备份到")
    told = {"path": str(file), "numbers": numbers, "head": head}
    session.screen.answer("ledger.backup", {"backup": told}, lambda: [f"{done} {file}"])
