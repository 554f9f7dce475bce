"""客户投诉记录单: what the person who takes a complaint writes down (客户投诉处理程序 2, 三.3)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from formkit.forms.box import INFERRED, Box, Paper, Part
from formkit.forms.form import Form, Section
from formkit.values.signature import Signature

DRAWN = """
|-----------|-----------------------|-----------|---------------------------|
| 投诉客户⏎名称 | {投诉客户名称} | 营业地址     | {营业地址}           |
| 受理日期     | {受理日期}           | 受理编号     | {编号}               |
| 投诉方式     | {投诉方式}           | 客户联系⏎方式 | {客户联系方式}       |
| 投诉理由(事件经过):⏎{投诉理由(事件经过)} < < < |
| 投诉要求:⏎{投诉要求} < < < |
| 部门         | {部门}               | 受理人员(签字):{受理人员(签字)} < |
"""


class Acceptance(Section):
    """Filled by whoever takes the complaint, by whatever way it comes in."""

    part = Part("受理", by="受理人员")

    customer: Annotated[str, Box("投诉客户名称", also=("客户名称", "客户姓名", "投诉人"))]
    address: Annotated[str | None, Box("营业地址", also=("客户地址", "地址"))] = None
    accepted_on: Annotated[dt.date, Box("受理日期", also=("投诉日期", "登记日期"))]
    channel: Annotated[Literal["电话投诉", "电邮投诉", "现场投诉", "其他投诉"], Box("投诉方式")]
    contact: Annotated[str, Box("客户联系方式", also=("联系方式", "联系电话", "电话"))]
    reason: Annotated[
        str, Box("投诉理由(事件经过)", also=("投诉理由", "投诉内容", "事件经过"), lines=7)
    ]
    demand: Annotated[str, Box("投诉要求", also=("客户要求",), lines=4)]
    department: Annotated[str, Box("部门", also=("受理部门",))]
    accepted_by: Annotated[Signature, Box("受理人员(签字)", also=("受理人员", "受理人"))]


class Judgement(Section):
    """Whose fault it is and by when the customer has been promised an answer (四)."""

    part = Part("责任判断", by="客户服务部")

    responsibility: Annotated[
        Literal["公司责任", "非公司责任"], Box("责任判断", also=("责任归属",)), INFERRED
    ]
    promised_on: Annotated[dt.date | None, Box("承诺解决期限", also=("解决期限",)), INFERRED] = None
    told_on: Annotated[dt.date | None, Box("期限通知客户日期"), INFERRED] = None
    explanation: Annotated[str | None, Box("向客户说明", lines=3), INFERRED] = None
    agreed: Annotated[
        Literal["认同", "不认同"] | None, Box("客户是否认同", also=("客户认同",)), INFERRED
    ] = None
    judged_by: Annotated[Signature, Box("客户服务主管(签字)", also=("客户服务主管",)), INFERRED]


class ComplaintRecord(Form):
    """受理客户投诉时填写的记录单。"""

    paper = Paper(
        "客户投诉记录单",
        also=("投诉记录单",),
        numbered="JL{yy}{mm}{serial:04}",
        drawn=DRAWN,
    )

    acceptance: Acceptance
    judgement: Judgement | None = None
