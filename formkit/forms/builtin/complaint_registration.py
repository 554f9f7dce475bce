"""投诉登记表: one complaint from first contact to closed loop (第一章)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from formkit.forms.box import INFERRED, After, Box, Paper, Part
from formkit.forms.form import Form, Section
from formkit.values.signature import Signature

Category = Literal["内部投诉", "外部投诉", "产品投诉", "服务投诉", "流程投诉"]


class Intake(Section):
    """What whoever is asked first writes down within a day (1.2, 首问负责制 1.3)."""

    part = Part("登记", by="首问责任人")

    complained_at: Annotated[dt.datetime, Box("投诉时间", also=("接收时间",))]
    registered_at: Annotated[dt.datetime, Box("登记时间"), After("intake.complained_at"), INFERRED]
    channel: Annotated[
        Literal["客户服务", "在线平台", "邮件", "现场反馈"],
        Box("投诉渠道", also=("接收渠道",)),
        INFERRED,
    ]
    customer: Annotated[str, Box("客户信息", also=("客户名称", "客户姓名"))]
    contact: Annotated[str, Box("客户联系方式", also=("联系方式", "联系电话"))]
    content: Annotated[str, Box("投诉内容", lines=2)]
    description: Annotated[str, Box("问题描述", lines=2)]
    signed: Annotated[Signature, Box("首问责任人(签字)", also=("首问责任人",)), INFERRED]


class Sorting(Section):
    """Which kind it is, who answers for it and by when (1.1)."""

    part = Part("分类", by="专人")

    category: Annotated[Category, Box("投诉分类", also=("投诉类型",))]
    scope: Annotated[str | None, Box("影响范围")] = None
    customer_type: Annotated[str | None, Box("客户类型")] = None
    person: Annotated[str, Box("处理责任人", also=("责任人",))]
    promised_on: Annotated[dt.date, Box("时间节点", also=("处理期限",))]


class Handling(Section):
    """The three steps: confirm, propose, follow up (1.3, 三步处理法)."""

    part = Part("处理", by="处理责任人")

    problem: Annotated[str, Box("确认问题", lines=2)]
    solution: Annotated[str, Box("解决方案", also=("提供解决方案", "处理结果"), lines=2)]
    finished_on: Annotated[dt.date, Box("处理完成日期"), After("intake.registered_at"), INFERRED]
    signed: Annotated[Signature, Box("处理责任人(签字)"), INFERRED]


class Feedback(Section):
    """What the customer says of it (1.3, 1.4)."""

    part = Part("跟进反馈", by="专人")

    asked_on: Annotated[dt.date, Box("回访日期"), After("handling.finished_on"), INFERRED]
    satisfied: Annotated[Literal["满意", "不满意"], Box("客户是否满意"), INFERRED]
    feedback: Annotated[str, Box("客户反馈", also=("客户意见",), lines=2)]


class Closing(Section):
    """The root of it, and what is done so that it does not come again (1.5)."""

    part = Part("闭环", by="处理责任人")

    cause: Annotated[str, Box("根本原因", lines=2)]
    measure: Annotated[str, Box("改进措施", lines=2)]
    closed_on: Annotated[dt.date, Box("闭环日期"), After("handling.finished_on"), INFERRED]
    signed: Annotated[Signature, Box("闭环确认(签字)"), INFERRED]


class ComplaintRegistration(Form):
    """投诉的登记、分类、三步处理、反馈和闭环。"""

    paper = Paper(
        "投诉登记表",
        also=("投诉登记",),
        numbered="TS{yy}{mm}{serial:04}",
    )

    intake: Intake
    sorting: Sorting | None = None
    handling: Handling | None = None
    feedback: Feedback | None = None
    closing: Closing | None = None
