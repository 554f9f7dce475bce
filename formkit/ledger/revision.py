"""The revision of a ledger: known to this program, and brought to its own."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from formkit.errors import LedgerError
from formkit.ledger.place import told
from formkit.ledger.schema import HEAD
from formkit.ledger.transaction import reading
from formkit.say import say

VERSION = "alembic_version"
"""The table that bears the revision."""


def known(connection: sa.Connection, url: sa.URL) -> str:
    """The revision the ledger is at, ``""`` before the first; neither newer nor foreign.

    Raises:
        LedgerError: The ledger is newer than this program, or none at all.
    """
    with reading(connection):
        if not sa.inspect(connection).has_table(VERSION):
            raise LedgerError(say("“{url}”不是台账：请检查是否选错了。", url=told(url)))
        revision: str = connection.scalar(sa.text("SELECT version_num FROM alembic_version")) or ""
    if not (revision.isdigit() or revision == ""):
        raise LedgerError(say("“{url}”不是台账，是别的程序的数据库。", url=told(url)))
    if revision > HEAD:
        raise LedgerError(
            say(
                "台账“{url}”由更新版本的 formkit 写成（{seen}，本程序只认到 {head}）："
                "请升级 formkit。",
                url=told(url),
                seen=revision,
                head=HEAD,
            )
        )
    return revision


def migrate(connection: sa.Connection) -> None:
    """Run the migrations that are missing, in the transaction that is open."""
    from alembic import command  # noqa: PLC0415 - heavy, and only a ledger behind needs it
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    folder = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    command.upgrade(config, "head")
