"""formkit reply: a letter to the customer, or a record of a phone call."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.screen import Block
from formkit.cli.session import Session
from formkit.cli.views import Told, finding
from formkit.errors import ExitCode
from formkit.say import say


@command(
    "reply",
    help="核决以后答复客户（第九条第12款）：客户回复函只写投诉内容、处理决定、结果和后续安排，"
    "另编号登记；处理表本身不得送客户。还不能答复时列出原因，结束码为 1。"
    "不写 -o 时放在给客户的文件夹。写 .pdf 时要有 LibreOffice，没有就写成 .docx。",
    example="formkit reply 26030001 -o 回复函.docx\n"
    "formkit reply 26030001 --by-phone --note 已告知退货安排",
)
@options.number
@options.output
@options.option("--by-phone", is_flag=True, help="已用电话答复，只作记录。")
@options.option("--note", metavar="摘要", default="", help="电话里说了什么。")
@options.dry_run
@click.pass_obj
def reply(
    session: Session,
    *,
    number: str,
    output: Path | None,
    by_phone: bool,
    note: str,
    dry_run: bool,
) -> int:
    """Answer the customer, or say why that is not allowed yet."""
    from formkit.office.replying import Wanted
    from formkit.office.replying import reply as answer

    wanted = Wanted(number, output, by_phone, note)
    with session.office() as office:
        done = answer(office, wanted, now=session.now, by=session.by, write=not dry_run)
    told = done.to_json()
    session.screen.answer("reply", {"reply": told}, lambda: _drawn(told, dry_run=dry_run))
    if output and told["file"] and not told["file"].endswith(output.suffix):
        session.screen.tell(say("没有 LibreOffice，写成了 Word 文件。"))
    return ExitCode.FINDINGS if done.is_refused else ExitCode.DONE


def _drawn(told: Told, *, dry_run: bool) -> Iterator[Block]:
    if told["why"]:
        yield say("✗ {case} 还不能答复客户：", case=told["case"])
        yield from (f"? {one['form']}：{one['message']}" for one in told["why"])
    elif dry_run:
        yield say("· 试运行，将答复客户：{case}　{way}", case=told["case"], way=told["way"])
    elif told["number"]:
        file = told["file"] or say("电话答复")
        yield say("✓ 已答复 {case}：{number}　{file}", **told | {"file": file})
    yield from finding.drawn(told["findings"])
