"""客户回访登记表: who was called back, how, and what they said (客户投诉处理程序 2, 八)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from formkit.forms.box import As, Box, Paper, Part
from formkit.forms.form import Form, Row, Section


class Visit(Row):
    """One revisit."""

    number: Annotated[str, As("number"), Box("受理编号", also=("编号", "投诉编号"))]
    customer: Annotated[str, Box("客户名称", also=("投诉客户名称", "客户"))]
    visited_on: Annotated[dt.date, Box("回访日期", also=("日期",))]
    way: Annotated[Literal["电话", "走访", "书面"], Box("回访方式", also=("访问方式",))]
    service: Annotated[str | None, Box("服务态度评价", also=("服务态度",), lines=2)] = None
    outcome: Annotated[str | None, Box("处理结果评价", also=("处理结果",), lines=2)] = None
    satisfaction: Annotated[
        Literal["满意", "基本满意", "不满意"], Box("满意度", also=("是否满意", "客户评价"))
    ]
    remark: Annotated[str | None, Box("客户意见", also=("意见",), lines=2)] = None
    visitor: Annotated[str, Box("回访人", also=("访问人",))]


class Visits(Section):
    """The revisits of a period, line by line."""

    part = Part("登记", by="客户服务部")

    period: Annotated[str | None, Box("期间", also=("月份",))] = None
    department: Annotated[str | None, Box("回访部门", also=("部门",))] = None
    lines: Annotated[tuple[Visit, ...], Box("回访明细")] = ()


class RevisitRegister(Form):
    """客户回访的登记表,一行一次回访。"""

    paper = Paper(
        "客户回访登记表",
        also=("回访登记表", "客户回访表"),
        medium="xlsx",
        landscape=True,
    )

    visits: Visits
