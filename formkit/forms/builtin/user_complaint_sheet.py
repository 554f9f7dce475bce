"""公司用户抱怨处理表: from a user's first word to the quarterly meeting (客户投诉处理程序 4)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from formkit.forms.box import INFERRED, After, Box, Paper, Part
from formkit.forms.form import Form, Row, Section
from formkit.values.signature import Signature

Source = Literal["主机厂工单", "上门投诉", "现场投诉", "电话投诉", "其他渠道"]
Cause = Literal[
    "产品质量问题或售后服务问题",
    "工作人员服务态度问题",
    "用户使用不当或误操作",
    "交车检验未发现的问题",
    "其它原因",
]


class Intake(Section):
    """What whoever hears the complaint writes down at once (五.2, 五.3, 六.1)."""

    part = Part("填表", by="各部门经理")

    customer: Annotated[str, Box("用户名称", also=("客户名称", "顾客名称", "用户姓名"))]
    contact: Annotated[str, Box("联系方式", also=("联系电话", "电话"))]
    complained_at: Annotated[dt.datetime, Box("抱怨时间", also=("投诉时间",))]
    handed_at: Annotated[dt.datetime | None, Box("上报责任部门时间"), INFERRED] = None
    source: Annotated[Source, Box("来源", also=("抱怨来源", "投诉来源"))]
    content: Annotated[str, Box("抱怨内容", also=("投诉内容",), lines=3)]
    cause: Annotated[Cause, Box("抱怨原因", also=("投诉原因",), lines=2)]
    signed: Annotated[Signature, Box("填表人(签字)", also=("填表人",)), INFERRED]


class Acceptance(Section):
    """From here the 24 or 48 hours run: 处理期限自客户管理员受理起 (五.7)."""

    part = Part("受理", by="客户管理员")

    accepted_at: Annotated[dt.datetime, Box("受理时间"), After("intake.complained_at"), INFERRED]
    level: Annotated[Literal["一般抱怨", "重大抱怨"], Box("抱怨级别", also=("级别",)), INFERRED]
    ground: Annotated[
        str | None,
        Box("定级理由", hint="原文没有写哪些是重大抱怨；由客户管理员判断，写明理由"),
        INFERRED,
    ] = None
    signed: Annotated[Signature, Box("受理人(签字)", also=("受理人",)), INFERRED]


class Analysis(Section):
    """Why it happened, whose it is, and what the department proposes (五.4)."""

    part = Part("责任部门", by="责任部门")

    department: Annotated[str, Box("责任归属部门", also=("责任部门",))]
    person: Annotated[str, Box("责任人")]
    cause: Annotated[str, Box("原因分析", also=("分析原因",), lines=2)]
    measure: Annotated[str, Box("处理对策", also=("对策",), lines=2)]
    proposal: Annotated[str, Box("处理方案", lines=2)]
    signed: Annotated[Signature, Box("责任部门(签字)"), INFERRED]


class Approval(Section):
    """The sales manager examines it and says what is to be done (五.4)."""

    part = Part("销售经理审核", by="销售经理")

    opinion: Annotated[
        str, Box("审核及处理意见", also=("处理意见", "销售经理审核及处理意见"), lines=2)
    ]
    signed: Annotated[Signature, Box("销售经理审核(签字)", also=("销售经理审核",))]


class Answer(Section):
    """What the user was told by telephone, and nothing beyond what was approved (五.6)."""

    part = Part("答复用户", by="客户管理员")

    answered_at: Annotated[dt.datetime, Box("答复时间"), After("acceptance.accepted_at"), INFERRED]
    answered_by: Annotated[str, Box("答复人"), INFERRED]
    content: Annotated[
        str, Box("答复内容", hint="只答复表中批示的事项，以电话转达", lines=2), INFERRED
    ]


class Execution(Section):
    """Who carries the plan out (六.2, 六.3)."""

    part = Part("实施", by="各职能部门")

    plan: Annotated[str, Box("实施方案", lines=2)]
    executor: Annotated[str, Box("实施人员")]
    done_at: Annotated[dt.datetime, Box("实施完成时间"), INFERRED]
    signed: Annotated[Signature, Box("实施人员(签字)"), INFERRED]


class Referral(Row):
    """One step up: to whom, when, why, and what came of it (五.11, 六.5, 六.6)."""

    to: Annotated[str, Box("上报对象", hint="上级、总经理、区域经理和区域副总、上海大众"), INFERRED]
    on: Annotated[dt.date, Box("上报日期"), INFERRED]
    reason: Annotated[str, Box("上报原因"), INFERRED]
    reply: Annotated[str | None, Box("进一步的处理方案")] = None
    outcome: Annotated[Literal["已解决", "无法解决"] | None, Box("结果"), INFERRED] = None


class Escalation(Section):
    """What the department cannot settle goes up, step by step; blank for most complaints."""

    part = Part("升级上报", by="责任部门")

    steps: Annotated[tuple[Referral, ...], Box("上报记录")] = ()


class Outcome(Section):
    """The result and what the user says of it (五.5, 六.3, 六.4)."""

    part = Part("处理结果", by="客户管理员")

    finished_at: Annotated[dt.datetime, Box("处理完毕时间"), INFERRED]
    reported_on: Annotated[
        dt.date,
        Box("反馈日期", hint="把处理结果反馈给用户的日期"),
        After("execution.done_at"),
        INFERRED,
    ]
    result: Annotated[str, Box("处理结果", lines=2)]
    opinion: Annotated[str, Box("用户对处理结果的意见", also=("用户意见", "客户意见"), lines=2)]
    satisfied: Annotated[
        Literal["满意", "不满意"], Box("用户是否满意", also=("是否满意",)), INFERRED
    ]
    signed: Annotated[Signature, Box("客户管理员(签字)", also=("客户管理员",)), INFERRED]


class Review(Section):
    """The sales manager reads it over before it is filed (五.5)."""

    part = Part("核阅", by="销售经理")

    signed: Annotated[Signature, Box("销售经理核阅")]


class Revisit(Section):
    """The user is visited or called within three days (五.9)."""

    part = Part("回访", by="客户管理员")

    way: Annotated[Literal["上门回访", "电话回访"], Box("回访方式"), INFERRED]
    visited_on: Annotated[dt.date, Box("回访日期"), INFERRED]
    result: Annotated[str, Box("回访结果", lines=2), INFERRED]
    satisfied: Annotated[Literal["满意", "不满意"], Box("回访是否满意"), INFERRED]
    signed: Annotated[Signature, Box("回访人(签字)", also=("回访人",)), INFERRED]


class Improvement(Section):
    """Added after the quarterly meeting; it does not open the case again (五.12, 六.4, 六.7)."""

    part = Part("质量例会", by="销售经理")

    meeting_on: Annotated[dt.date, Box("质量例会日期", also=("例会日期",)), INFERRED]
    measures: Annotated[str, Box("改进措施", also=("改善对策",), lines=2)]
    summary: Annotated[str | None, Box("抱怨总结", hint="客服部的抱怨总结", lines=2)] = None
    evaluation: Annotated[
        str | None, Box("改进措施的评估", hint="客户服务部填写", lines=2), INFERRED
    ] = None
    signed: Annotated[Signature, Box("例会主持(签字)"), INFERRED]


class UserComplaintSheet(Form):
    """汽车经销商的用户抱怨处理表:从接到抱怨到回访,例会后补填改进措施。"""

    paper = Paper(
        "公司用户抱怨处理表",
        also=("用户抱怨处理表", "客户抱怨处理表"),
        numbered="YH{yy}{mm}{serial:04}",
        internal=True,
    )

    intake: Intake
    acceptance: Acceptance | None = None
    analysis: Analysis | None = None
    approval: Approval | None = None
    answer: Answer | None = None
    execution: Execution | None = None
    escalation: Escalation | None = None
    outcome: Outcome | None = None
    review: Review | None = None
    revisit: Revisit | None = None
    improvement: Improvement | None = None
