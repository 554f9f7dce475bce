"""每月投诉情况分析: what the month's complaints come to (客户投诉处理程序 3, 工作表格 3)."""

from __future__ import annotations

from typing import Annotated

from formkit.forms.box import INFERRED, Box, Paper, Part
from formkit.forms.form import Form, Row, Section


class AnalysedKind(Row):
    """The complaints of one kind."""

    category: Annotated[str, Box("类别", also=("投诉类别",)), INFERRED]
    count: Annotated[int, Box("件数"), INFERRED]
    solved: Annotated[int | None, Box("已解决"), INFERRED] = None
    open: Annotated[int | None, Box("未解决"), INFERRED] = None
    satisfaction: Annotated[str | None, Box("满意率", hint="满意数/回访数"), INFERRED] = None
    cause: Annotated[str | None, Box("原因分析", lines=2), INFERRED] = None
    measure: Annotated[str | None, Box("改进措施", lines=2), INFERRED] = None


class Analysis(Section):
    """A month's complaints by kind."""

    part = Part("分析", by="客户服务部")

    period: Annotated[str | None, Box("月份", also=("期间",)), INFERRED] = None
    lines: Annotated[tuple[AnalysedKind, ...], Box("投诉情况")] = ()


class MonthlyAnalysis(Form):
    """一个月的投诉情况,按类别分析原因和改进措施。"""

    paper = Paper(
        "每月投诉情况分析", also=("投诉情况分析", "月投诉情况分析"), medium="xlsx", landscape=True
    )

    analysis: Analysis
