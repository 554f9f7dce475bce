"""客户抱怨处理单: quality assurance's sheet, from intake to effect (客户投诉处理程序 1, 四)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from formkit.forms.box import INFERRED, After, Box, Paper, Part
from formkit.forms.form import Form, Row, Section
from formkit.values.signature import Signature

Unit = Literal["业务部", "品保部", "工程部", "采购课", "制造部"]


class Intake(Section):
    """What the customer complains of, as the sales department registers it (2.2, 4.1, 4.2)."""

    part = Part("客诉登记", by="业务部")

    customer: Annotated[str, Box("客户名称", also=("客户", "投诉客户名称")), INFERRED]
    received_at: Annotated[dt.datetime, Box("受理时间", also=("登记日期", "受理日期")), INFERRED]
    category: Annotated[
        Literal["产品质量投诉", "客户服务投诉", "产品交期投诉", "其它类投诉"],
        Box("客诉内容分类", also=("客诉分类", "投诉分类")),
    ]
    content: Annotated[str, Box("客诉内容", also=("投诉内容", "抱怨内容"), lines=3)]
    evidence: Annotated[str | None, Box("不良样品或数据", also=("不良样品", "数据"), lines=2)] = (
        None
    )
    improvement: Annotated[bool, Box("客户反应需改善产品", hint="“是”的，业务部要周知相关单位")] = (
        False
    )
    signed: Annotated[Signature, Box("业务部签字", also=("业务部受理人",)), INFERRED]


class Preliminary(Section):
    """The first look at it, and whose it is (4.1, 4.2)."""

    part = Part("初步处理", by="品保部")

    handling: Annotated[str, Box("初步处理", also=("初步处理情形",), lines=2)]
    established_at: Annotated[
        dt.datetime, Box("客诉成立时间", also=("成立时间",)), After("intake.received_at"), INFERRED
    ]
    units: Annotated[tuple[Unit, ...], Box("权责单位", also=("灌责单位", "责任单位", "权责部门"))]
    signed: Annotated[Signature, Box("品保部签字"), INFERRED]


class Containment(Section):
    """What is done within a day so that it does not spread (4.3)."""

    part = Part("应对措施", by="现场单位")

    isolation: Annotated[
        tuple[Literal["成品隔离", "停止出货", "原物料隔离"], ...] | None,
        Box("隔离及停止出货"),
        INFERRED,
    ] = None
    isolated_at: Annotated[dt.datetime | None, Box("隔离完成时间"), INFERRED] = None
    correction: Annotated[str, Box("初步纠正措施", also=("近期的初步纠正措施",), lines=2)]
    corrected_at: Annotated[dt.datetime, Box("措施落实时间", also=("落实时间",)), INFERRED]
    reported_at: Annotated[dt.datetime, Box("向上级汇报时间", also=("汇报时间",)), INFERRED]
    signed: Annotated[Signature, Box("现场单位签字"), INFERRED]


class Analysis(Section):
    """The cause, and whether it can be settled at once (4.4.1, 4.4.2)."""

    part = Part("原因分析", by="品保部")

    resolvability: Annotated[
        Literal["可立即解决", "可确定对策但无法立即解决"], Box("处理类别", also=("客诉情况",))
    ]
    cause: Annotated[str, Box("原因", also=("原因说明", "查明原因"), lines=3)]
    outcome: Annotated[
        str | None,
        Box("处理结果", also=("解决办法",), hint="核准后可以告知客户的，不写原因和责任", lines=2),
    ] = None
    signed: Annotated[Signature, Box("品管签字", also=("品管",)), INFERRED]


class Version(Row):
    """One countermeasure; one that does not work is followed by the next (4.4.2)."""

    measure: Annotated[str, Box("对策", lines=2)]
    due: Annotated[dt.date, Box("改善时间", also=("改善期限",))]
    checked_on: Annotated[dt.date | None, Box("跟催日期"), INFERRED] = None
    effect: Annotated[
        Literal["达到预期效果", "未达预期效果"] | None, Box("效果", also=("改善结果",))
    ] = None


class Measures(Section):
    """The countermeasures, version by version, until one has the effect expected (4.4.2)."""

    part = Part("对策改善", by="品保部")

    present: Annotated[
        str, Box("讨论人员", also=("相关部门人员", "召集讨论人员"), hint="召集来讨论对策的人")
    ]
    versions: Annotated[tuple[Version, ...], Box("对策版次")] = ()


class Countersigning(Section):
    """The units answerable sign (4.4.1, 4.4.2)."""

    part = Part("单位签核", by="权责单位")

    sales: Annotated[Signature | None, Box("业务部签核"), INFERRED] = None
    quality: Annotated[Signature | None, Box("品保部签核"), INFERRED] = None
    engineering: Annotated[Signature | None, Box("工程部签核"), INFERRED] = None
    purchasing: Annotated[Signature | None, Box("采购课签核"), INFERRED] = None
    production: Annotated[Signature | None, Box("制造部签核"), INFERRED] = None


class Approval(Section):
    """The department's manager approves (4.4.1, 4.4.2)."""

    part = Part("核准", by="部门经理")

    opinion: Annotated[str | None, Box("核准意见"), INFERRED] = None
    signed: Annotated[Signature, Box("部门经理核准", also=("部门经理", "核准"))]


class Copy(Section):
    """The copy goes to the sales department, within 72 hours (4.4.1, 4.6)."""

    part = Part("副本", by="品保部")

    sent_at: Annotated[dt.datetime, Box("副本转业务部时间", also=("副本转业务部", "转业务部时间"))]
    signed: Annotated[Signature, Box("业务部签收"), INFERRED]


class Reply(Section):
    """What the sales department answers the customer (4.4.1, 4.4.2)."""

    part = Part("回复客户", by="业务部")

    replied_at: Annotated[dt.datetime, Box("回复客户时间", also=("回复客户", "回复时间"))]
    content: Annotated[str, Box("回复内容", lines=2), INFERRED]
    signed: Annotated[Signature, Box("回复人签字"), INFERRED]


class Closing(Section):
    """The sheet is closed (4.4.1, 4.4.2)."""

    part = Part("结案", by="品保部")

    closed_on: Annotated[dt.date, Box("结案日期"), After("intake.received_at"), INFERRED]
    signed: Annotated[Signature, Box("结案签字"), INFERRED]


class ComplaintHandlingSlip(Form):
    """品保部的客户抱怨处理单:查明原因、对策、签核、回复,跟催到改善为止。"""

    paper = Paper(
        "客户抱怨处理单",
        also=("抱怨处理单", "客诉处理单"),
        numbered="KS{yy}{mm}{serial:04}",
    )

    intake: Intake
    preliminary: Preliminary | None = None
    containment: Containment | None = None
    analysis: Analysis | None = None
    measures: Measures | None = None
    countersigning: Countersigning | None = None
    approval: Approval | None = None
    copy_to_sales: Copy | None = None
    reply: Reply | None = None
    closing: Closing | None = None
