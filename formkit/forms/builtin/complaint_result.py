"""客户投诉处理单: how it was settled, and what all sides say (客户投诉处理程序 2, 七.3)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from formkit.forms.box import INFERRED, As, Box, Paper, Part
from formkit.forms.form import Form, Section
from formkit.values.money import Money
from formkit.values.quantity import Quantity
from formkit.values.signature import Signature

DRAWN = """
|---------|------------|--------|------------|------|-----------|------|-----------------|
| 客户名称 | {客户名称} | 处理单⏎编号 | {编号} | 处理⏎部门 | {处理部门} | 处理⏎日期 | {处理日期} |
| 投诉处理⏎结果 | {投诉处理结果} < < < < < < |
| 受理人员⏎意见 | {受理人员意见} < < < < < < |
| 部门经理⏎意见 | {部门经理意见} < < < < < < |
| 客户意见      | {客户意见} < < < < < <     |
"""


class Opening(Section):
    """The sheet is opened for one complaint and one department (五.2)."""

    part = Part("立单", by="客户服务部")

    case_no: Annotated[str, As("number"), Box("受理编号", also=("投诉受理编号",)), INFERRED]
    customer: Annotated[str, Box("客户名称", also=("投诉客户名称", "客户姓名"))]
    department: Annotated[
        str,
        Box(
            "处理部门",
            also=("责任部门",),
            hint="生产部、质量管理部、技术研发部、市场营销部等",
        ),
    ]


class Delivery(Section):
    """The supervisor brings a duplicate to the department that is answerable (五.2)."""

    part = Part("副本送达", by="客户服务主管")

    copy_to: Annotated[str, Box("副本送达部门", also=("副本送达",)), INFERRED]
    copy_on: Annotated[dt.date, Box("副本送达日期", also=("送达日期",)), INFERRED]


class Handling(Section):
    """What the department finds and proposes (五.2, 六.2)."""

    part = Part("处理", by="处理部门")

    handled_on: Annotated[dt.date, Box("处理日期")]
    result: Annotated[str, Box("投诉处理结果", also=("处理结果",), lines=6)]


class Acceptor(Section):
    """What the person who took the complaint says of it."""

    part = Part("受理人员", by="受理人员")

    opinion: Annotated[str, Box("受理人员意见", lines=4)]


class Manager(Section):
    """What the manager of the department says of it."""

    part = Part("部门经理", by="部门经理")

    opinion: Annotated[str, Box("部门经理意见", lines=4)]


class Review(Section):
    """The plan is approved and ordered to be carried out (六.4)."""

    part = Part("主管领导审核", by="主管领导")

    opinion: Annotated[str, Box("主管领导审核意见", also=("主管领导意见",), lines=2), INFERRED]


class Consent(Section):
    """The customer agrees and signs (七.2)."""

    part = Part("客户确认", by="客户")

    opinion: Annotated[str, Box("客户意见", lines=4)]
    signed: Annotated[Signature, Box("客户签字", also=("客户签名",)), INFERRED]


class Execution(Section):
    """The company does what was agreed, within the time promised (七.1)."""

    part = Part("实施", by="客户服务部")

    done_on: Annotated[dt.date, Box("实施日期", also=("完成日期",)), INFERRED]


class Figures(Section):
    """What the statistics of the period ask of each complaint (九.1)."""

    part = Part("统计事项", by="客户服务部")

    product: Annotated[str | None, Box("品名"), INFERRED] = None
    quantity: Annotated[Quantity | None, Box("数量"), INFERRED] = None
    disposal: Annotated[
        tuple[Literal["赔偿", "退货", "折价", "其他"], ...], Box("处理方式"), INFERRED
    ]
    amount: Annotated[Money | None, Box("赔偿或折价金额"), INFERRED] = None
    loss: Annotated[Money | None, Box("损失金额"), INFERRED] = None


class ComplaintResult(Form):
    """客户投诉的处理单:责任部门的结果、各方意见与客户签字。"""

    paper = Paper(
        "客户投诉处理单",
        also=("投诉处理单",),
        numbered="CL{yy}{mm}{serial:04}",
        drawn=DRAWN,
    )

    opening: Opening
    delivery: Delivery | None = None
    handling: Handling | None = None
    acceptor: Acceptor | None = None
    manager: Manager | None = None
    review: Review | None = None
    consent: Consent | None = None
    execution: Execution | None = None
    figures: Figures | None = None
