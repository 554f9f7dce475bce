"""调查处理报告: what was found and done, for the general manager to decide on (第六条2)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from formkit.forms.box import INFERRED, As, Box, Paper, Part
from formkit.forms.form import Form, Section
from formkit.values.signature import Signature


class Report(Section):
    """Made by the head of quality, or whom he names, within three days of the investigation."""

    part = Part("报告", by="质量负责人")

    number: Annotated[str, As("number"), Box("登记编号", also=("受理编号", "投诉编号")), INFERRED]
    submitted_on: Annotated[dt.date, Box("呈报日期", also=("报告日期",)), INFERRED]
    complainant: Annotated[str, Box("投诉人", also=("客户名称",)), INFERRED]
    target: Annotated[str | None, Box("投诉对象"), INFERRED] = None
    content: Annotated[str, Box("客户投诉内容", also=("投诉内容", "客户投诉资料"), lines=5)]
    findings: Annotated[str, Box("调查情况", also=("调查经过",), lines=6), INFERRED]
    handling: Annotated[str, Box("处理情况", also=("处理状况",), lines=5)]
    proposal: Annotated[str | None, Box("拟处理意见", lines=4), INFERRED] = None
    signed: Annotated[Signature, Box("报告人(签字)", also=("报告人",)), INFERRED]


class Decision(Section):
    """What the general manager decides."""

    part = Part("总经理批示", by="总经理")

    opinion: Annotated[str, Box("批示意见", lines=4), INFERRED]
    signed: Annotated[Signature, Box("总经理批示", also=("总经理(签字)",))]


class InvestigationReport(Form):
    """调查处理后呈总经理批示的报告。"""

    paper = Paper(
        "调查处理报告",
        also=("客户投诉调查处理报告", "报告 呈总经理批示"),
        numbered="BG{yy}{mm}{serial:04}",
        internal=True,
    )

    report: Report
    decision: Decision | None = None
