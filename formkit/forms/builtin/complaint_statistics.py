"""客户投诉统计表: the complaints of a month, quarter or year (客户投诉处理程序 2, 九.1)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from formkit.forms.box import INFERRED, As, Box, Paper, Part
from formkit.forms.form import Form, Row, Section
from formkit.values.money import Money
from formkit.values.quantity import Quantity
from formkit.values.settlement import Settlement

DRAWN = """
期别：{期别}　　期间：{期间}
|---------------|-----------|-----------|----------|--------|--------|--------|--------|--------|--------|---------|
| 投诉 <       | 客户⏎姓名 | 投诉内容 <  | 责任⏎单位 | 处理方式 < < <            | 损失⏎金额 |
| ^ | ^        | ^         | 品名 | 数量 | ^         | 赔偿 | 退货 | 折价 | 其他 | ^        |
| 日期 | 编号  | ^         | ^    | ^    | ^         | ^    | ^    | ^    | ^    | ^        |
| {投诉} < < < < < < < < < < |
"""


class Complaint(Row):
    """One complaint; under 处理方式 a cell is ticked or holds the amount."""

    complained_on: Annotated[dt.date | None, Box("日期", also=("投诉日期",))] = None
    number: Annotated[str, As("number"), Box("编号", also=("受理编号", "投诉编号"))]
    customer: Annotated[str, Box("客户姓名", also=("客户名称", "投诉客户名称", "客户"))]
    product: Annotated[str | None, Box("品名")] = None
    quantity: Annotated[Quantity | None, Box("数量")] = None
    department: Annotated[str | None, Box("责任单位", also=("责任部门",))] = None
    compensation: Annotated[Settlement | None, Box("赔偿")] = None
    returned: Annotated[Settlement | None, Box("退货")] = None
    discount: Annotated[Settlement | None, Box("折价")] = None
    other: Annotated[Settlement | None, Box("其他")] = None
    loss: Annotated[Money | None, Box("损失金额")] = None


class Complaints(Section):
    """The complaints of a period, in the order of their numbers."""

    part = Part("统计", by="客户服务部")

    span: Annotated[Literal["月", "季", "年"] | None, Box("期别"), INFERRED] = None
    period: Annotated[str | None, Box("期间", also=("月份",)), INFERRED] = None
    lines: Annotated[tuple[Complaint, ...], Box("投诉")] = ()


class ComplaintStatistics(Form):
    """一月、一季或一年的客户投诉,一行一件。"""

    paper = Paper(
        "客户投诉(月、季、年)分析统计表",
        also=("客户投诉统计表", "客户投诉分析统计表"),
        medium="xlsx",
        landscape=True,
        drawn=DRAWN,
    )

    statistics: Complaints
