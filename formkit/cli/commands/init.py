"""formkit init: a new office folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.screen import Block
from formkit.cli.session import Session
from formkit.cli.views import Told
from formkit.errors import NothingToDo
from formkit.say import say

if TYPE_CHECKING:
    from formkit.procedures import Procedure

DEFAULT = "five-copy"


@command(
    "init",
    help="文件夹里有设置 formkit.toml、台账、收件、发出、归档、隔离、templates、表单。"
    "已有的文件不动。办法没有写明的事项，在终端上会逐项询问，回车＝暂不设定。"
    "办法有哪些，见 formkit procedures。",
    example="formkit init 客诉 --procedure five-copy\ncd 客诉\nformkit doctor",
)
@options.argument("folder", metavar="文件夹", type=click.Path(path_type=Path))
@options.option(
    "--procedure", metavar="办法", default=DEFAULT, show_default=True, help="遵守哪个办法。"
)
@options.option("--name", metavar="名称", default="", help="办公室的名称，印在登记表上。")
@options.dry_run
@click.pass_obj
def init(session: Session, *, folder: Path, procedure: str, name: str, dry_run: bool) -> None:
    """Make the folder, or only say what would be made."""
    from formkit.office.folder import Folder
    from formkit.procedures import load
    from formkit.procedures.overrides import overridden

    rules = load(procedure)
    if Folder(folder).settings.exists():
        raise NothingToDo(say("{path}已经是办公室文件夹。", path=folder))
    said = _asked(session, rules) if not dry_run else {}
    if not dry_run:
        _made(folder, rules, name, said)
    told = {
        "path": str(folder),
        "procedure": rules.name,
        "open_blanks": [blank.to_json() for blank in overridden(rules, said).open_blanks],
    }
    done = say("· 试运行，将建立") if dry_run else say("✓ 已建立")
    session.screen.answer("init", {"office": told}, lambda: _drawn(told, done))


def _asked(session: Session, rules: Procedure) -> dict[str, Any]:
    """What a person at the terminal says of the blanks; nothing where nobody can be asked."""
    from formkit.cli.settling import settled

    return settled(rules) if session.screen.can_ask else {}


def _made(folder: Path, rules: Procedure, name: str, said: Mapping[str, Any]) -> None:
    from formkit.office import Office
    from formkit.office.first_page import first_page

    with Office.create(folder, procedure=rules.name, name=name) as office:
        if said:
            office.folder.write_settings(first_page(office.config.name, rules, said))


def _drawn(told: Told, done: str) -> list[Block]:
    blanks = [f"  ? {blank['title']}（{blank['clause']}）" for blank in told["open_blanks"]]
    asked = [say("原文没有写明、要在 formkit.toml 里设定的有 {n} 项：", n=len(blanks)), *blanks]
    return [f"{done} {told['path']}　{told['procedure']}", *(asked if blanks else [])]
