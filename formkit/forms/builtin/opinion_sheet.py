"""客户投诉意见表: one complaint from the desk to the revisit (客户投诉处理标准作业规程, 附表一)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from formkit.forms.box import INFERRED, After, As, Box, Paper, Part
from formkit.forms.form import Form, Section
from formkit.values.signature import Signature

DRAWN = """
N0:{编号}
|----------|-----------------|------|--------|--------|---------|------|---------------|--------|----------|
| 投诉日期⏎时　间 | {投诉日期时间} | 客户⏎姓名 | {客户姓名} \
| 客户⏎地址 | {客户地址} | 联系⏎电话 | {联系电话} | 记录人 | {记录人} |
| 投　诉⏎内　容 | {投诉内容} < < < < < < < < |
| 接单时间 | {接单时间} < < | 投诉内容确认⏎(客户签名) < | {投诉内容确认(客户签名)} < < < |
| 处　理⏎结　果 | {处理结果} < < < < < < < < |
| 完成时间 | {完成时间} < < | 处理人 | {处理人} < | 被投诉人 | {被投诉人} < |
| 相关部门⏎意　见 | {相关部门意见} < < < < < < < < |
| 回访记录⏎及验证 | {回访记录及验证}⏎客户签名:{客户签名} < < < < < < < < |
| 回访部门 | {回访部门} < < | 回访人 | {回访人} | 回访⏎日期 | {回访日期} < < |
"""


class Intake(Section):
    """What the front desk hears and writes down at once (④)."""

    part = Part("受理", by="前台接待")

    received: Annotated[dt.datetime, Box("投诉日期时间", also=("投诉日期", "投诉时间", "接待时间"))]
    customer: Annotated[str, Box("客户姓名", also=("客户名称", "客户单位", "客户"))]
    address: Annotated[str, Box("客户地址", also=("地址",))]
    phone: Annotated[str, Box("联系电话", also=("客户联系方式", "电话"))]
    recorder: Annotated[str, Box("记录人", also=("受理人",))]
    complaint: Annotated[str, Box("投诉内容", also=("投诉事项",), lines=5)]
    grade: Annotated[
        Literal["轻微投诉", "重要投诉", "重大投诉"],
        Box("投诉级别", also=("投诉界定", "投诉等级")),
        INFERRED,
    ]
    subject: Annotated[
        str | None,
        Box("所涉服务", hint="公司承诺或合同规定的服务；同一服务再次投诉，写同样的字"),
        INFERRED,
    ] = None


class Handover(Section):
    """The department takes the sheet (⑤), and sends someone with a work order."""

    part = Part("接单", by="相关部门")

    taken_at: Annotated[dt.datetime, Box("接单时间"), After("intake.received")]
    department: Annotated[str | None, Box("领单部门"), INFERRED] = None
    taker: Annotated[str | None, Box("领单人"), INFERRED] = None
    order_no: Annotated[str | None, As("number"), Box("派工单号"), INFERRED] = None


class Handling(Section):
    """What was done at the customer's, who signs that this is what he complained of (⑥)."""

    part = Part("处理", by="上门服务人员")

    confirmed: Annotated[Signature, Box("投诉内容确认(客户签名)", also=("投诉内容确认",))]
    result: Annotated[str, Box("处理结果", lines=5)]
    finished_at: Annotated[
        dt.datetime, Box("完成时间", also=("完成日期",)), After("handover.taken_at")
    ]
    handler: Annotated[str, Box("处理人")]
    respondent: Annotated[str | None, Box("被投诉人")] = None


class GivingBack(Section):
    """The sheet comes back to the desk on the day the work is done (⑥)."""

    part = Part("交回前台", by="前台接待")

    returned_at: Annotated[
        dt.datetime, Box("接收时间", also=("交回时间",)), After("handling.finished_at"), INFERRED
    ]
    receiver: Annotated[str, Box("接收人"), INFERRED]


class Opinion(Section):
    """What the head of the department says, of important and grave complaints (⑥)."""

    part = Part("部门意见", by="相关部门负责人")

    opinion: Annotated[str, Box("相关部门意见", lines=4)]
    coordinated_at: Annotated[dt.datetime, Box("协调解决时间", also=("协调时间",)), INFERRED]
    answered_at: Annotated[
        dt.datetime | None, Box("答复客户时间", hint="重大投诉须给客户明确答复"), INFERRED
    ] = None


class Revisit(Section):
    """The desk asks the customer within 24 hours whether all is well (②, ⑥)."""

    part = Part("回访", by="前台接待")

    record: Annotated[str, Box("回访记录及验证", also=("回访记录",), lines=5)]
    rating: Annotated[
        Literal["满意", "基本满意", "不满意"],
        Box("满意度", also=("客户评价", "评价")),
        INFERRED,
    ]
    signed: Annotated[Signature, Box("客户签名", also=("客户签字",))]
    department: Annotated[str, Box("回访部门")]
    revisitor: Annotated[str, Box("回访人")]
    revisited_on: Annotated[dt.date, Box("回访日期"), After("handling.finished_at")]


class OpinionSheet(Form):
    """产业园的投诉意见表:前台记录,部门处理,客户签名,前台回访。"""

    paper = Paper(
        "客户投诉意见表",
        also=("客户意见表", "投诉意见表"),
        numbered="YJ{yy}{mm}{serial:04}",
        drawn=DRAWN,
    )

    intake: Intake
    handover: Handover | None = None
    handling: Handling | None = None
    giving_back: GivingBack | None = None
    opinion: Opinion | None = None
    revisit: Revisit | None = None
