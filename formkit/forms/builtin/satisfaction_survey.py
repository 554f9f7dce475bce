"""满意度调查表: what customers answer on paper or on the telephone afterwards (1.4)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from formkit.forms.box import INFERRED, As, Box, Paper, Part
from formkit.forms.form import Form, Section

Rating = Literal["满意", "基本满意", "不满意"]


class Survey(Section):
    """Who was asked, about which complaint, and in which way."""

    part = Part("调查", by="专人")

    number: Annotated[str, As("number"), Box("登记编号", also=("受理编号", "投诉编号")), INFERRED]
    asked_on: Annotated[dt.date, Box("调查日期"), INFERRED]
    customer: Annotated[str, Box("客户名称", also=("客户信息", "客户姓名")), INFERRED]
    contact: Annotated[str | None, Box("联系方式", also=("联系电话",)), INFERRED] = None
    way: Annotated[Literal["问卷", "电话访谈"], Box("调查方式"), INFERRED]
    interviewer: Annotated[str | None, Box("调查人", also=("访谈人",)), INFERRED] = None


class Answers(Section):
    """What the customer answers; on a questionnaire the customer ticks himself."""

    part = Part("客户评价", by="客户")

    speed: Annotated[Rating | None, Box("响应速度"), INFERRED] = None
    attitude: Annotated[Rating | None, Box("服务态度"), INFERRED] = None
    outcome: Annotated[Rating, Box("处理结果"), INFERRED]
    overall: Annotated[Rating, Box("总体满意度", also=("满意度", "客户满意度"), lines=2), INFERRED]
    opinion: Annotated[str | None, Box("客户意见", also=("意见",), lines=10)] = None


class SatisfactionSurvey(Form):
    """投诉处理以后的满意度调查,问卷或电话访谈。"""

    paper = Paper(
        "满意度调查表",
        also=("客户满意度调查表", "满意度调查"),
        numbered="MY{yy}{mm}{serial:04}",
    )

    survey: Survey
    answers: Answers | None = None
