"""客户抱怨处理表: one sheet, five copies, desk by desk (公司客户投诉管理实施办法, 第九条)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from formkit.forms.box import After, Box, Copy, Paper, Part
from formkit.forms.form import Form, Row, Section
from formkit.values.money import Money
from formkit.values.quantity import Quantity
from formkit.values.signature import Signature

Disposal = Literal["退货", "换货", "折让", "赔款", "重处理", "其他"]


class Report(Section):
    """The salesman's report of what the customer says (第七条第1款, 第九条第1、2款)."""

    part = Part("业务部门填报", by="业务部门")

    customer: Annotated[str, Box("客户名称", also=("投诉客户名称", "客户"))]
    received_on: Annotated[dt.date, Box("受理日期", also=("接获日期", "投诉日期"))]
    market: Annotated[Literal["国内", "国外"], Box("销售地区", also=("国内外", "内外销"))] = "国内"
    order_no: Annotated[str, Box("订单编号", also=("订单号",))]
    part_no: Annotated[str, Box("料号")]
    lot_no: Annotated[str | None, Box("批号", also=("产品编号",))] = None
    quantity: Annotated[Quantity, Box("数量", also=("交运数量",))]
    defect_quantity: Annotated[Quantity, Box("不良数量")]
    shipped_on: Annotated[dt.date, Box("交运日期", also=("出货日期",))]
    reason: Annotated[str, Box("客户投诉理由", also=("投诉理由", "投诉内容"), lines=2)]
    demand: Annotated[
        str,
        Box(
            "客户要求",
            also=("投诉要求",),
            hint="退(换)货数量尚不能确定时写“客户加工中未确定”",
            lines=2,
        ),
    ]
    sample: Annotated[str | None, Box("异常样品", also=("样品",))] = None
    note: Annotated[str, Box("签注意见", lines=2)]
    signed: Annotated[Signature, Box("业务经办签字", also=("业务人员",))]


class Quality(Section):
    """What quality management finds: the cause and who is answerable (第七条第2款, 第九条第5款)."""

    part = Part("质量管理部", by="质量管理部")

    category: Annotated[Literal["质量异常", "非质量异常(人为因素)"], Box("投诉分类")]
    responsible: Annotated[str, Box("责任归属部门", also=("责任部门",))]
    cause: Annotated[str, Box("原因分析", lines=2)]
    signed: Annotated[Signature, Box("质量管理部签字", also=("品管签字",))]


class Production(Section):
    """What the producing unit says of cause and countermeasure (第七条第3款)."""

    part = Part("制造部门", by="制造部门")

    unit: Annotated[str, Box("生产单位")]
    shift: Annotated[str, Box("机班别")]
    operators: Annotated[str, Box("生产人员")]
    made_on: Annotated[dt.date, Box("生产日期")]
    cause: Annotated[str, Box("异常原因", lines=2)]
    countermeasure: Annotated[str, Box("处理对策", also=("对策",), lines=2)]
    signed: Annotated[Signature, Box("制造部门签字")]


class ManagersOffice(Section):
    """The manager's office's instruction (第九条第5款)."""

    part = Part("经理室", by="经理室")

    opinion: Annotated[str, Box("经理室批示意见", lines=2)]
    signed: Annotated[Signature, Box("经理室签字")]


class Research(Section):
    """The research department's hint, asked for where the trouble calls for it (第九条第5款)."""

    part = Part("研发部", by="研发部")

    opinion: Annotated[str, Box("研发部提示意见", lines=2)]
    signed: Annotated[Signature, Box("研发部签字")]


class Proposal(Section):
    """How the sales department proposes to settle it (第九条第5款)."""

    part = Part("业务处理意见", by="业务部门")

    opinion: Annotated[str, Box("业务部门处理意见", lines=2)]
    signed: Annotated[Signature, Box("业务部门签字")]


class Synthesis(Section):
    """The general manager's office puts it together within a day (第九条第7款)."""

    part = Part("综合意见", by="总经理室")

    opinion: Annotated[str, Box("总经理室综合意见", lines=2)]
    signed: Annotated[Signature, Box("总经理室签字")]


class Approval(Section):
    """The decision, at the level that the loss calls for (第九条第7款, 核决权限)."""

    part = Part("核决", by="核决者")

    level: Annotated[Literal["业务部经理", "副总经理", "总经理"], Box("核决层级")]
    opinion: Annotated[str, Box("核决意见", also=("批示",), lines=2)]
    signed: Annotated[Signature, Box("核决签字")]


class Negotiation(Section):
    """What came of explaining the decision to the customer (第九条第6款)."""

    part = Part("交涉结果", by="业务部门")

    result: Annotated[str, Box("交涉结果", also=("处理结果",), lines=2)]
    accepted: Annotated[Literal["接受", "未接受"], Box("客户意见", also=("客户是否接受",))]
    reviewed: Annotated[Signature, Box("业务主管核阅", also=("主管核阅",))]


class Share(Row):
    """One department's share of the blame and of the loss (第九条第8、11款)."""

    department: Annotated[str, Box("责任单位")]
    ratio: Annotated[int, Box("责任比率(%)", also=("责任比率", "比率"))]
    loss: Annotated[Money | None, Box("部门损失金额")] = None


class Verdict(Section):
    """Where it happened, how it is settled, what it costs and whom (第九条第8款)."""

    part = Part("判定", by="总经理室")

    origin: Annotated[str, Box("发生单位")]
    our_fault: Annotated[bool, Box("是否我方质量问题", also=("我方质量问题",))]
    tracking: Annotated[Literal["列案追踪", "免列案(人为疏忽)"], Box("改善追踪")]
    disposal: Annotated[tuple[Disposal, ...], Box("处理方式")]
    disposal_quantity: Annotated[Quantity | None, Box("核定数量")] = None
    disposal_amount: Annotated[Money | None, Box("核定金额")] = None
    loss: Annotated[Money | None, Box("损失金额")] = None
    shares: Annotated[tuple[Share, ...], Box("责任归属")] = ()
    penalty: Annotated[str | None, Box("个人惩处种类", also=("惩处种类",))] = None
    signed: Annotated[Signature, Box("判定签字")]


class Closing(Section):
    """The sign-off that closes the decision; only then the copies part (第九条第9款)."""

    part = Part("核签结案", by="核决者")

    closed_on: Annotated[dt.date, Box("结案日期"), After("report.received_on")]
    signed: Annotated[Signature, Box("结案核签")]


class Execution(Section):
    """Copy three: the sales department does what was decided (第九条第9款, 第三联)."""

    part = Part("执行(第三联)", by="业务部门")

    done: Annotated[str, Box("执行情形", lines=2)]
    done_on: Annotated[dt.date, Box("执行日期"), After("closing.closed_on")]
    done_quantity: Annotated[Quantity | None, Box("执行数量")] = None
    done_amount: Annotated[Money | None, Box("执行金额")] = None
    signed: Annotated[Signature, Box("执行人签字")]


class Posting(Section):
    """Copy four: the accounts agree with the decision (第四联 会计科)."""

    part = Part("会计核对(第四联)", by="会计科")

    posted_on: Annotated[dt.date, Box("入账日期")]
    posted_amount: Annotated[Money | None, Box("入账金额")] = None
    signed: Annotated[Signature, Box("会计签字")]


class Improvement(Section):
    """Copy one: the improvement that was put on file is seen to work (第七条第2款 i)."""

    part = Part("改善确认(第一联)", by="质量管理部")

    verified_on: Annotated[dt.date, Box("改善确认日期")]
    effect: Annotated[Literal["达到预期效果", "未达预期效果"], Box("改善效果")]
    signed: Annotated[Signature, Box("改善确认签字")]


class HandlingSheet(Form):
    """五联的客户抱怨处理表:逐站填写,核签结案后分送五个单位。"""

    paper = Paper(
        "客户抱怨处理表",
        also=("客户抱怨处理单", "客户投诉处理表"),
        numbered="{yy}{mm}{serial:04}",
        series="客户投诉编号",
        copies=(
            Copy(1, "质量管理部"),
            Copy(2, "制造部门"),
            Copy(3, "业务部门", "依批示办理"),
            Copy(4, "会计科"),
            Copy(5, "总经理室"),
        ),
        internal=True,
    )

    report: Report
    quality: Quality | None = None
    production: Production | None = None
    managers_office: ManagersOffice | None = None
    research: Research | None = None
    proposal: Proposal | None = None
    synthesis: Synthesis | None = None
    approval: Approval | None = None
    negotiation: Negotiation | None = None
    verdict: Verdict | None = None
    closing: Closing | None = None
    execution: Execution | None = None
    posting: Posting | None = None
    improvement: Improvement | None = None
