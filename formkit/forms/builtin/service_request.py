"""客户报修/投诉/求助记录: what was done about it, acknowledged (客户投诉处理程序 3, 流程 5)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from formkit.forms.box import INFERRED, After, As, Box, Paper, Part
from formkit.forms.form import Form, Section
from formkit.values.signature import Signature


class Request(Section):
    """Who asks for what, and which department is to settle it."""

    part = Part("登记", by="客户服务部")

    kind: Annotated[Literal["报修", "投诉", "求助"], Box("类别", also=("类型", "事项类别"))]
    case: Annotated[
        str | None,
        As("number"),
        Box("投诉记录编号", hint="类别为投诉时写《客户投诉记录》的编号"),
        INFERRED,
    ] = None
    customer: Annotated[str, Box("客户姓名", also=("姓名", "投诉人姓名", "客户名称")), INFERRED]
    unit_no: Annotated[str, Box("单元号码", also=("单元号", "房号")), INFERRED]
    phone: Annotated[str, Box("联系电话", also=("电话", "联系方式")), INFERRED]
    registered_at: Annotated[dt.datetime, Box("登记时间", also=("受理时间",)), INFERRED]
    content: Annotated[str, Box("事项内容", also=("内容", "报修内容", "求助内容"), lines=6)]
    department: Annotated[str, Box("解决部门", also=("相关部门", "处理部门"))]
    responsible: Annotated[str | None, Box("责任人")] = None
    dispatched_at: Annotated[dt.datetime | None, Box("派工时间"), INFERRED] = None
    due_on: Annotated[dt.date | None, Box("限期", also=("解决期限",))] = None
    signed: Annotated[Signature, Box("登记人签字", also=("登记人",)), INFERRED]


class Result(Section):
    """What came of it, as the customer service department writes it down (流程 5)."""

    part = Part("处理结果", by="客户服务部")

    result: Annotated[str, Box("处理结果", also=("投诉处理结果",), lines=6)]
    done_at: Annotated[dt.datetime, Box("完成时间"), After("request.registered_at"), INFERRED]
    signed: Annotated[Signature, Box("填写人签字", also=("填写人",)), INFERRED]


class Acknowledgement(Section):
    """The head of the department that settled it signs (流程 5)."""

    part = Part("签字认可", by="具体解决部门负责人")

    signed: Annotated[
        Signature, Box("解决部门负责人签字", also=("具体解决部门负责人签字", "负责人签字"))
    ]


class ServiceRequest(Form):
    """报修、投诉、求助事项的处理记录,由具体解决部门的负责人签字认可。"""

    paper = Paper(
        "客户报修/投诉/求助记录",
        also=("客户投诉/报修/求助记录", "报修投诉求助记录"),
        numbered="BX{yy}{mm}{serial:04}",
    )

    request: Request
    result: Result | None = None
    acknowledgement: Acknowledgement | None = None
