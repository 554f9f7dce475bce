"""客户投诉案件统计表: last month's closed cases, shares of blame and results (第九条第11款)."""

from __future__ import annotations

from typing import Annotated

from formkit.forms.box import As, Box, Paper, Part
from formkit.forms.form import Form, Row, Section
from formkit.values.money import Money


class CaseLine(Row):
    """One closed case, or one department's share of it."""

    number: Annotated[str, As("number"), Box("编号", also=("客户投诉编号",))]
    customer: Annotated[str, Box("客户", also=("客户名称",))]
    part_no: Annotated[str | None, Box("料号")] = None
    complaint: Annotated[str, Box("投诉项目", also=("投诉内容",), lines=3)]
    quantity: Annotated[str | None, Box("数量", also=("不良数量",))] = None
    department: Annotated[str | None, Box("责任部门", also=("责任归属", "责任单位"))] = None
    ratio: Annotated[int | None, Box("责任比率(%)", also=("责任比率", "比率"))] = None
    loss: Annotated[Money | None, Box("损失金额")] = None
    disposal: Annotated[str | None, Box("处理方式")] = None
    countermeasure: Annotated[str | None, Box("改善对策", lines=3)] = None
    result: Annotated[str | None, Box("处理结果", lines=2)] = None
    tracking: Annotated[str | None, Box("追踪状态", also=("改善追踪",))] = None


class CaseLines(Section):
    """The cases closed in a month."""

    part = Part("统计", by="总经理室")

    period: Annotated[str | None, Box("月份", also=("期间",))] = None
    lines: Annotated[tuple[CaseLine, ...], Box("案件")] = ()


class CaseStatistics(Form):
    """上月份结案案件的责任归属、对策与结果。"""

    paper = Paper(
        "客户投诉案件统计表",
        also=("投诉案件统计表",),
        medium="xlsx",
        landscape=True,
    )

    statistics: CaseLines
