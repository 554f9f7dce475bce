"""formkit new: register a complaint, number it, write its copies."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.session import Session
from formkit.say import say


@command(
    "new",
    help="登记成功才占用编号；各联写入“发出”文件夹。在终端里不写 --set 和 --from 时，逐栏询问。"
    "栏位有哪些，见 formkit forms show 表单。",
    example="formkit new 客户抱怨处理表 --from 受理.json\n"
    "formkit new 客户抱怨处理表 --from 受理.json --set 客户名称=华东机电 --dry-run",
)
@options.title
@options.set_boxes
@options.from_file
@options.received
@options.option("--department", metavar="部门", default="", help="按部门编号的系列，写明部门。")
@options.option(
    "--request-id", metavar="请求号", default=None, help="同一请求号重试，得到的是同一编号。"
)
@options.option("--together", is_flag=True, help="各联写在同一个文件里，一联一页。")
@options.dry_run
@click.pass_obj
def new(
    session: Session,
    *,
    title: str,
    pairs: tuple[tuple[str, str], ...],
    source: Path | None,
    received: dt.date | None,
    department: str,
    request_id: str | None,
    together: bool,
    dry_run: bool,
) -> None:
    """Register a form, or only say what number it would get."""
    from formkit.cli.asking import boxes_for
    from formkit.cli.views import sheet as view

    said = session.registration(received=received, department=department, request_id=request_id)
    with session.office() as office:
        spec = office.shelf.meant(title)
        boxes = boxes_for(session, spec, pairs, source)
        if dry_run:
            sheet = office.preview(spec.title, boxes, said=said).to_json()
        else:
            sheet = office.new(spec.title, boxes, said=said, together=together).to_json()
    done = say("· 试运行，将登记") if dry_run else say("✓ 已登记")
    session.screen.answer("new", {"sheet": sheet}, lambda: view.drawn(sheet, done))
    if not dry_run:
        session.screen.tell(say("下一步：打印、传递；补填用 formkit fill {n}。", n=sheet["number"]))
