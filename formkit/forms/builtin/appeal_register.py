"""申诉和投诉处理登记表: one appeal or complaint, desk by desk (第四条、第六条)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from formkit.forms.box import INFERRED, After, Box, Paper, Part
from formkit.forms.form import Form, Section
from formkit.values.signature import Signature

Channel = Literal["直接投诉(现场)", "直接投诉(电话)", "书面投诉(质量监督员接到)"]


class Intake(Section):
    """Who complains of whom or what, and what about (第三条, 第四条1)."""

    part = Part("登记", by="总经办")

    kind: Annotated[Literal["申诉", "投诉"], Box("类别"), INFERRED]
    received_at: Annotated[dt.datetime, Box("受理时间", also=("投诉时间", "登记时间")), INFERRED]
    complainant: Annotated[str, Box("投诉人", also=("申诉人", "客户名称", "顾客姓名"))]
    contact: Annotated[str | None, Box("联系方式", also=("联系电话", "电话")), INFERRED] = None
    target: Annotated[str, Box("投诉对象", also=("被投诉部门", "被投诉人"))]
    channel: Annotated[Channel, Box("客户投诉方式", also=("投诉方式",), lines=2)]
    content: Annotated[
        str, Box("投诉内容", also=("投诉的资料", "投诉资料", "客户投诉资料"), lines=3)
    ]
    signed: Annotated[Signature, Box("登记人(签字)", also=("登记人",)), INFERRED]


class Validity(Section):
    """Whether the complaint holds; where it does not, how it was put to the customer (第四条2)."""

    part = Part("判断", by="总经办")

    valid: Annotated[
        Literal["成立", "不成立"], Box("投诉是否成立", also=("客户投诉是否成立",), lines=2)
    ]
    ground: Annotated[str, Box("判断理由", also=("理由",), lines=2), INFERRED]
    reply: Annotated[
        str | None, Box("委婉答复", hint="不成立时，怎样答复客户、取得谅解", lines=2), INFERRED
    ] = None
    replied_on: Annotated[
        dt.date | None, Box("答复日期"), After("intake.received_at"), INFERRED
    ] = None
    signed: Annotated[Signature, Box("判断人(签字)", also=("判断人",)), INFERRED]


class Assignment(Section):
    """Which department and who in it takes it on (第四条3)."""

    part = Part("交办", by="总经办")

    department: Annotated[str, Box("受理部门", also=("具体受理部门", "投诉处理部门"))]
    person: Annotated[str, Box("受理负责人")]
    assigned_at: Annotated[dt.datetime, Box("交办时间"), After("intake.received_at"), INFERRED]


class Cause(Section):
    """Why it happened, through whom, and what was agreed with the customer (第四条4, 第六条1)."""

    part = Part("调查", by="投诉处理部门")

    cause: Annotated[str, Box("投诉原因", also=("原因", "具体原因"), lines=2)]
    person: Annotated[str, Box("责任人", also=("职责人", "具体职责人", "具体责任人"))]
    agreed_on: Annotated[
        dt.date,
        Box("初步协议日期", also=("达成初步协议日期",)),
        After("assignment.assigned_at"),
        INFERRED,
    ]
    agreement: Annotated[str, Box("与客户的初步协议", also=("初步协议",), lines=2)]
    investigated_on: Annotated[dt.date, Box("调查处理日期"), INFERRED]
    signed: Annotated[
        Signature, Box("被投诉部门主任(签字)", also=("被投诉部门主任(或职责人)",)), INFERRED
    ]


class Plan(Section):
    """What is to be done, put together by the general department (第四条5)."""

    part = Part("处理方案", by="综合部")

    plan: Annotated[str, Box("处理意见和方案", also=("来源理意见和方案", "具体方案"), lines=3)]
    signed: Annotated[Signature, Box("综合部(签字)", also=("综合部主任",)), INFERRED]


class Quality(Section):
    """The head of quality decides on the plan (第四条5)."""

    part = Part("质量负责人批示", by="质量负责人")

    opinion: Annotated[str, Box("质量负责人意见", lines=2), INFERRED]
    signed: Annotated[Signature, Box("质量负责人批示")]


class Management(Section):
    """The manager decides on the plan (第四条5)."""

    part = Part("经理批示", by="经理")

    opinion: Annotated[str, Box("经理意见", lines=2), INFERRED]
    signed: Annotated[Signature, Box("经理批示")]


class Execution(Section):
    """The plan is carried out and the customer told (第四条6, 第六条3)."""

    part = Part("实施", by="投诉处理部门")

    done: Annotated[str, Box("实施情况", also=("实施处理方案",), lines=2), INFERRED]
    discipline: Annotated[
        str | None, Box("对责任人的处理", also=("对直接职责人的处理",)), INFERRED
    ] = None
    finished_on: Annotated[
        dt.date, Box("处理完毕日期", also=("处理完日期",)), After("intake.received_at"), INFERRED
    ]
    feedback: Annotated[str, Box("客户的反馈意见", also=("客户反馈意见", "反馈意见"), lines=2)]
    signed: Annotated[Signature, Box("实施人(签字)", also=("实施人",)), INFERRED]


class Followup(Section):
    """The call on the day it is done: whether this time it worked (第六条3)."""

    part = Part("电话追踪", by="质量负责人")

    called_on: Annotated[dt.date, Box("电话追踪日期"), After("execution.finished_on"), INFERRED]
    talk: Annotated[str, Box("谈话内容", also=("谈话资料",), lines=2)]
    result: Annotated[str, Box("跟进处理结果", lines=2)]
    satisfied: Annotated[
        Literal["客户满意", "客户不满意"], Box("此次处理是否成功", also=("客户是否满意",), lines=2)
    ]
    handed_on: Annotated[dt.date | None, Box("交综合部日期"), INFERRED] = None
    signed: Annotated[Signature, Box("追踪人(签字)", also=("追踪人",)), INFERRED]


class Filing(Section):
    """The general department files it, with what was learnt (第四条7, 第六条3①)."""

    part = Part("整理归档", by="综合部")

    filed_on: Annotated[dt.date, Box("归档日期"), INFERRED]
    evaluation: Annotated[str | None, Box("总结评价", lines=2)] = None
    improvement: Annotated[str | None, Box("改善对策", lines=2)] = None
    signed: Annotated[Signature, Box("归档人(签字)", also=("归档人",)), INFERRED]


class AppealRegister(Form):
    """申诉和投诉的登记、判断、处理、追踪和归档。"""

    paper = Paper(
        "申诉和投诉处理登记表",
        also=("投诉处理登记表",),
        numbered="SS{yy}{mm}{serial:04}",
        internal=True,
    )

    intake: Intake
    validity: Validity | None = None
    assignment: Assignment | None = None
    cause: Cause | None = None
    plan: Plan | None = None
    quality: Quality | None = None
    management: Management | None = None
    execution: Execution | None = None
    followup: Followup | None = None
    filing: Filing | None = None
