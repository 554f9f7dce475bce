"""Options of more than one command, and the common ones that every command takes."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from formkit.cli import completing, kinds
from formkit.cli.session import Session
from formkit.say import LANGUAGES, say

Keep = Callable[[click.Context, click.Parameter, Any], Any]


class Option(click.Option):
    """An option whose help and placeholder are said in the language of the call."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """What it looks like and what it means."""
        told = copy.copy(self)
        told.help = say(self.help) if self.help else None
        return super(Option, told).get_help_record(ctx)

    def make_metavar(self, ctx: click.Context) -> str:
        """What stands for its value."""
        return _placeholder(super().make_metavar(ctx))


class Argument(click.Argument):
    """An argument whose placeholder is said in the language of the call."""

    def make_metavar(self, ctx: click.Context) -> str:
        """What stands for it on the usage line."""
        return _placeholder(super().make_metavar(ctx))


def _placeholder(metavar: str) -> str:
    """Capitals tell a placeholder from a word to type, where a language has capitals."""
    said = say(metavar)
    return metavar if said == metavar else said.upper()


option = partial(click.option, cls=Option)
argument = partial(click.argument, cls=Argument)

number = argument(
    "number", metavar="编号", type=kinds.Kind(kinds.number), shell_complete=completing.numbers
)
any_number = argument(
    "number",
    metavar="[编号]",
    type=kinds.Kind(kinds.number),
    required=False,
    shell_complete=completing.numbers,
)
title = argument("title", metavar="表单", shell_complete=completing.titles)
any_title = argument("title", metavar="[表单]", required=False, shell_complete=completing.titles)
file = argument("file", metavar="文件", type=click.Path(path_type=Path))
paths = argument("paths", metavar="文件…", nargs=-1, required=True, type=click.Path(path_type=Path))
any_paths = argument("paths", metavar="[文件…]", nargs=-1, type=click.Path(path_type=Path))
dry_run = option("--dry-run", is_flag=True, help="试运行：只说会做什么，不写任何东西。")
set_boxes = option(
    "--set",
    "pairs",
    multiple=True,
    type=kinds.Kind(kinds.pair),
    metavar="标签=值",
    help="填写一个栏位，可以写多次；与 --from 同时用时以此为准。",
)
from_file = option(
    "--from",
    "source",
    metavar="文件",
    type=click.Path(path_type=Path, allow_dash=True),
    help="从 JSON 或 TOML 数据文件取栏位；“-”从标准输入读 JSON。",
)
received = option(
    "--date",
    "received",
    type=kinds.Kind(kinds.day),
    metavar="日期",
    help="登记日期，决定编号的年月；不写时为今天。",
)
copies = option(
    "--copies",
    "--copy",
    "copies",
    type=kinds.Kind(kinds.copies),
    default=(),
    metavar="联次",
    help="哪几联，例如 4 或 1,3；不写时为全部。",
)
output = option(
    "--output",
    "-o",
    "output",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="写到哪个文件。",
)
month = option(
    "--month", type=kinds.Kind(kinds.month), metavar="月份", help="哪一月，例如 2026-03。"
)
quarter = option(
    "--quarter", type=kinds.Kind(kinds.quarter), metavar="季度", help="哪一季度，例如 2026Q1。"
)
year = option("--year", type=kinds.Kind(kinds.year), metavar="年份", help="哪一年，例如 2026。")
yes = option("--yes", "-y", is_flag=True, help="不再询问，直接办理。")


def common(*, hidden: bool) -> list[click.Parameter]:
    """The options that stand before or after any command; ``--json`` is always shown."""
    return [
        _common("--json", kept="as_json", is_flag=True, help="输出一个 JSON 对象，供程序读取。"),
        _common(
            "--office",
            kept="folder",
            metavar="文件夹",
            type=click.Path(path_type=Path),
            hidden=hidden,
            help="办公室文件夹；不写时从当前文件夹往上找。",
        ),
        _common(
            "--by",
            kept="clerk",
            metavar="姓名",
            hidden=hidden,
            help="经办人；不写时为本机的用户名。",
        ),
        _common(
            "--lang", type=click.Choice(LANGUAGES), hidden=hidden, help="说中文（zh）或英文（en）。"
        ),
        _common(
            "--quiet",
            kept="quiet",
            is_flag=True,
            hidden=hidden,
            help="只输出结果，不显示进度和提示。",
        ),
        _common("--no-color", kept="plain", is_flag=True, hidden=hidden, help="不用颜色。"),
    ]


def _common(flag: str, *, kept: str = "", **rest: Any) -> Option:
    return Option([flag], expose_value=False, callback=_keep(kept), **rest)


def _keep(field: str) -> Keep:
    """Keep the value in the session, where ``--lang`` has been heard already."""

    def keep(ctx: click.Context, _: click.Parameter, value: Any) -> None:
        ctx.obj = ctx.obj or Session()
        if field and value:
            ctx.obj = replace(ctx.obj, **{field: value})

    return keep
