"""投诉处理记录汇总表: which sheet went to whom and came back when (作业规程, 附表三)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from formkit.forms.box import INFERRED, As, Box, Paper, Part
from formkit.forms.form import Form, Row, Section

DRAWN = """
月份：{月份}
|------|-----------|---------------|-----------|---------|--------------|---------|--------------|---------|
| 序号 | 意见表编号 | 客户⏎单位 | 领单⏎部门 | 领单人 | 日期 | 接收人 | 接收⏎日期 | 是否⏎回访 |
| {处理记录} < < < < < < < < |
"""


class SummaryLine(Row):
    """One sheet of the month; the nine columns are those of the appendix."""

    serial: Annotated[int, Box("序号")]
    number: Annotated[str, As("number"), Box("意见表编号", also=("编号", "处理表编号"))]
    customer: Annotated[str, Box("客户单位", also=("客户名称", "客户"))]
    department: Annotated[str | None, Box("领单部门")] = None
    taker: Annotated[str | None, Box("领单人")] = None
    taken_on: Annotated[dt.date | None, Box("日期", also=("领单日期",))] = None
    receiver: Annotated[str | None, Box("接收人")] = None
    received_on: Annotated[dt.date | None, Box("接收日期")] = None
    revisited: Annotated[Literal["是", "否"] | None, Box("是否回访", also=("回访",))] = None


class SummaryLines(Section):
    """The sheets of a month, in the order of their numbers."""

    part = Part("汇总", by="前台接待")

    period: Annotated[str | None, Box("月份", also=("期间",)), INFERRED] = None
    lines: Annotated[tuple[SummaryLine, ...], Box("处理记录")] = ()


class HandlingSummary(Form):
    """一个月的投诉处理记录,一行一张表。"""

    paper = Paper(
        "投诉处理记录汇总表",
        also=("处理记录汇总表", "投诉汇总表"),
        medium="xlsx",
        landscape=True,
        drawn=DRAWN,
    )

    summary: SummaryLines
