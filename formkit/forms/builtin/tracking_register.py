"""客户抱怨案件登记追踪表: every sheet numbered, and how far it has come (第九条第5款)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from formkit.forms.box import As, Box, Paper, Part
from formkit.forms.form import Form, Row, Section
from formkit.values.quantity import Quantity


class TrackedCase(Row):
    """One number of the month; a void one stays in the register."""

    number: Annotated[str, As("number"), Box("编号", also=("客户投诉编号",))]
    registered_on: Annotated[dt.date, Box("登记日期")]
    customer: Annotated[str | None, Box("客户", also=("客户名称",))] = None
    part_no: Annotated[str | None, Box("料号")] = None
    quantity: Annotated[Quantity | None, Box("数量")] = None
    defect_quantity: Annotated[Quantity | None, Box("不良数量")] = None
    demand: Annotated[str | None, Box("客户要求", lines=2)] = None
    department: Annotated[str | None, Box("责任部门")] = None
    disposal: Annotated[str | None, Box("处理方式")] = None
    closed_on: Annotated[dt.date | None, Box("结案日期")] = None
    copies: Annotated[str | None, Box("五联分送", also=("分送签收",))] = None
    state: Annotated[str, Box("状态", also=("处理进度",))]
    awaited: Annotated[str | None, Box("待办单位", also=("待办",))] = None
    remark: Annotated[str | None, Box("备注", lines=2)] = None


class TrackedCases(Section):
    """The numbers of a month, in order and without a gap."""

    part = Part("登记", by="总经理室生产管理组")

    period: Annotated[str | None, Box("月份", also=("期间",))] = None
    lines: Annotated[tuple[TrackedCase, ...], Box("案件")] = ()


class TrackingRegister(Form):
    """总经理室登记、追踪每一件客户投诉的表。"""

    paper = Paper(
        "客户抱怨案件登记追踪表",
        also=("登记追踪表", "客户抱怨登记表"),
        medium="xlsx",
        landscape=True,
    )

    tracking: TrackedCases
