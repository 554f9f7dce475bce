"""The commands of formkit by what they are for, and how a call of one begins and ends."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click

from formkit.cli.command import Group, group
from formkit.cli.language import chosen, spoken
from formkit.cli.options import Option
from formkit.cli.screen import make_streams_safe
from formkit.cli.trouble import ended

COMMANDS = {
    "开始": {
        "demo": "看一遍完整的演示：一个月的客诉办公室",
        "init": "建立办公室文件夹",
        "doctor": "检查本机和办公室是否一切就绪",
    },
    "登记与填写": {
        "new": "登记一件，编号并写出各联",
        "batch": "按 Excel 或 CSV 名单成批登记",
        "fill": "在已发出的表上补填栏位",
        "print": "重新写出各联",
        "supersede": "客户不接受时另立新表，取代旧表",
        "void": "作废一个编号",
        "copies": "记录各联的分送、签收、遗失",
    },
    "收回与核对": {
        "read": "读出已填表单上的内容，不登记",
        "import": "收回已填表单：归档原件，登记内容",
        "status": "各案办到哪一步",
        "show": "一页看全一案，可写成带证据图片的网页",
        "why": "为什么还没有结案",
        "due": "各案的期限",
        "remind": "给逾期的经办部门写催办单",
        "pause": "暂停一案的期限，写明原因",
        "resume": "恢复一案的期限",
        "reconcile": "核对编号、表单、各联是否一致",
        "resolve": "对核对出来的问题作决定",
    },
    "答复与归档": {
        "reply": "答复客户：回复函，或电话答复的记录",
        "export": "按对象导出案件，个人信息照规定遮蔽",
        "retention": "保管期限、归档目录、销毁清单",
    },
    "报表": {
        "register": "登记追踪表",
        "summary": "处理记录汇总表",
        "revisits": "回访登记表",
        "stats": "案件统计表、指标和统计图",
        "report": "带图的分析报告（Word 或 PDF）",
    },
    "表单与规矩": {
        "forms": "有哪些表单，各有哪些栏位",
        "form": "声明办公室自己的表单",
        "template": "表单的模板",
        "procedures": "有哪些办法，各有哪些规矩",
        "calendar": "工作日历：放假、调休、办公时间",
        "ledger": "台账：完好、缺号、日志、备份",
        "completion": "让终端用 Tab 键补全命令",
    },
}


class Root(Group):
    """formkit itself: chooses the language first and ends every call with an exit code."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run one call and end the process."""
        words = list(sys.argv[1:] if args is None else args)
        make_streams_safe()
        with spoken(chosen(words)):
            sys.exit(self._run(words, *rest, **extra))

    def _run(self, words: list[str], *rest: Any, **extra: Any) -> int:
        try:
            code = super().main(words, *rest, **extra | {"standalone_mode": False})
        except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - no traceback ever
            return ended(error, as_json="--json" in words)
        return int(code or 0)


@group(
    "formkit",
    cls=Root,
    listed=COMMANDS,
    package="formkit.cli.commands",
    hidden_options=False,
    context_settings={"auto_envvar_prefix": "FORMKIT", "help_option_names": ["-h", "--help"]},
    help="纸面表单的办公工具：填写、编号、打印、收回、核对，全部按一份声明。",
    example="formkit init 客诉 --procedure five-copy\ncd 客诉",
)
@click.version_option(
    package_name="formkit", message="%(prog)s %(version)s", cls=Option, help="显示版本。"
)
def formkit() -> None:
    """One office, its papers and its ledger."""
