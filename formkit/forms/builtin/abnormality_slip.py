"""异常处理单: trouble that caused no loss, reported so that it is put right (001 第三条)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from formkit.forms.box import INFERRED, Box, Paper, Part
from formkit.forms.form import Form, Section
from formkit.values.signature import Signature


class Report(Section):
    """What the unit that went there found and did (第三条)."""

    part = Part("异常反应", by="业务部或有关单位")

    reported_on: Annotated[dt.date, Box("日期", also=("填报日期", "反应日期")), INFERRED]
    unit: Annotated[str, Box("反应单位", also=("填报单位",)), INFERRED]
    customer: Annotated[str | None, Box("客户名称", also=("客户",)), INFERRED] = None
    product: Annotated[str | None, Box("产品名称", also=("料号", "品名")), INFERRED] = None
    matter: Annotated[str, Box("异常内容", also=("异常情形",), lines=6), INFERRED]
    handling: Annotated[str, Box("处理情形", also=("前往处理情形",), lines=5), INFERRED]
    loss: Annotated[
        Literal["未造成损失", "已造成损失"],
        Box("损失情形", hint="已造成损失的，要改填“客户抱怨处理表”"),
        INFERRED,
    ] = "未造成损失"
    signed: Annotated[Signature, Box("填报人签字", also=("填报人",)), INFERRED]


class Improvement(Section):
    """What the unit concerned makes better (第三条)."""

    part = Part("改善", by="有关单位")

    unit: Annotated[str, Box("改善单位", also=("有关单位",)), INFERRED]
    result: Annotated[str, Box("改善结果", also=("改善情形",), lines=5), INFERRED]
    improved_on: Annotated[dt.date, Box("改善日期"), INFERRED]
    signed: Annotated[Signature, Box("改善单位签字"), INFERRED]


class AbnormalitySlip(Form):
    """未造成损失时填报的异常处理单,反应有关单位改善。"""

    paper = Paper(
        "异常处理单", also=("异常处理表",), numbered="YC{yy}{mm}{serial:04}", internal=True
    )

    report: Report
    improvement: Improvement | None = None
