"""客户投诉记录: a complaint at the property office's desk (客户投诉处理程序 3, 投诉受理)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from formkit.forms.box import INFERRED, After, Box, Paper, Part
from formkit.forms.form import Form, Section
from formkit.values.signature import Signature


class Intake(Section):
    """What the receptionist writes down, and what is settled on the spot (投诉受理 2、3)."""

    part = Part("投诉受理", by="客服前台接待员")

    received_at: Annotated[
        dt.datetime, Box("受理时间", also=("投诉时间", "登记时间", "日期")), INFERRED
    ]
    complainant: Annotated[str, Box("投诉人姓名", also=("投诉人", "姓名", "客户姓名"))]
    unit_no: Annotated[str, Box("单元号码", also=("单元号", "房号"))]
    phone: Annotated[str, Box("联系电话", also=("联系方法", "联系方式", "电话"))]
    subject: Annotated[str, Box("投诉事项", also=("事项",))]
    target: Annotated[str | None, Box("投诉对象")] = None
    content: Annotated[str, Box("投诉内容", also=("事项内容",), lines=4)]
    explanation: Annotated[
        str | None, Box("解释内容", also=("当场解释内容",), lines=2), INFERRED
    ] = None
    severity: Annotated[
        Literal["一般投诉", "较严重投诉"] | None,
        Box("投诉性质", also=("严重程度",), hint="由客户服务部核实后判断"),
        INFERRED,
    ] = None
    misconduct: Annotated[
        bool,
        Box("投诉个人违纪", hint="“是”的，要填“违纪投诉”一栏"),
        INFERRED,
    ] = False
    on_the_spot: Annotated[
        bool, Box("当场解决", also=("当场解释",), hint="当场解释、客户接受的，选“是”"), INFERRED
    ] = False
    signed: Annotated[Signature, Box("接待员签字", also=("受理人", "接待员")), INFERRED]


class Misconduct(Section):
    """What more is written down where a person is said to have broken the rules (投诉受理 5)."""

    part = Part("违纪投诉", by="客服前台接待员")

    witnesses: Annotated[str, Box("证明人")]
    exhibits: Annotated[str | None, Box("证物")] = None
    incident: Annotated[str, Box("事件经过", also=("投诉的事件经过",), lines=3)]
    signed: Annotated[Signature, Box("投诉人签字", also=("签字",))]


class Arrangement(Section):
    """What is true of it, and who has to settle it by when (处理投诉工作流程 2)."""

    part = Part("核实安排", by="客户服务部")

    finding: Annotated[str, Box("核实情况", also=("核实",), lines=3), INFERRED]
    malicious: Annotated[bool, Box("恶意投诉")] = False
    department: Annotated[str | None, Box("相关部门", also=("处理部门", "被投诉的部门"))] = None
    notified_at: Annotated[
        dt.datetime, Box("通知时间", also=("通知部门时间",)), After("intake.received_at"), INFERRED
    ]
    due_on: Annotated[dt.date | None, Box("限期", also=("解决期限", "限期解决"))] = None
    special: Annotated[
        str | None,
        Box("特殊情况汇报", hint="特殊情况：什么事，何时向部门经理或公司领导汇报", lines=2),
        INFERRED,
    ] = None
    signed: Annotated[Signature, Box("客户服务部签字"), INFERRED]


class Review(Section):
    """A serious complaint, talked over under the manager (处理投诉工作流程 3)."""

    part = Part("经理检讨", by="客户服务经理")

    reported_at: Annotated[dt.datetime, Box("向经理汇报时间", also=("汇报时间",)), INFERRED]
    present: Annotated[str | None, Box("相关人员", also=("检讨人员",))] = None
    responsible: Annotated[str, Box("责任人")]
    due_on: Annotated[dt.date, Box("限期处理", also=("限期进行处理", "处理期限"))]
    measures: Annotated[str, Box("解决措施", also=("措施",), lines=3)]
    signed: Annotated[Signature, Box("客户服务经理签字"), INFERRED]


class Explaining(Section):
    """A malicious complaint is explained patiently, and nothing is given away (流程 6)."""

    part = Part("耐心解释", by="客户服务部")

    explanation: Annotated[str, Box("向客户解释", also=("耐心解释",), lines=2)]
    explained_on: Annotated[dt.date, Box("解释日期"), INFERRED]
    signed: Annotated[Signature, Box("解释人签字", also=("解释人",)), INFERRED]


class Check(Section):
    """The manager looks whether it worked (适用范围 2)."""

    part = Part("效果检查", by="客户服务经理")

    effect: Annotated[str, Box("处理效果", also=("处理的效果", "检查情况"), lines=2)]
    checked_on: Annotated[dt.date, Box("检查日期"), INFERRED]
    signed: Annotated[Signature, Box("经理检查签字"), INFERRED]


class Filing(Section):
    """The record goes to the assistant who keeps them all (流程 7)."""

    part = Part("统一管理", by="客户服务部兼职助理")

    filed_on: Annotated[dt.date, Box("归档日期"), INFERRED]
    signed: Annotated[Signature, Box("兼职助理签字", also=("助理签字",)), INFERRED]


class PropertyComplaint(Form):
    """物业管理中心受理客户投诉的记录,从登记到效果检查。"""

    paper = Paper(
        "客户投诉记录",
        also=("投诉记录", "物业投诉记录"),
        numbered="WT{yy}{mm}{serial:04}",
    )

    intake: Intake
    misconduct: Misconduct | None = None
    arrangement: Arrangement | None = None
    review: Review | None = None
    explaining: Explaining | None = None
    check: Check | None = None
    filing: Filing | None = None
