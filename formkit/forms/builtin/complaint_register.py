"""客户抱怨登记表: the sales department's register of complaints (客户投诉处理程序 1, 4.2)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from formkit.forms.box import INFERRED, As, Box, Paper, Part
from formkit.forms.form import Form, Row, Section


class RegisteredComplaint(Row):
    """One complaint, from its registration to its end."""

    number: Annotated[str, As("number"), Box("编号", also=("处理单编号",)), INFERRED]
    registered_on: Annotated[dt.date, Box("登记日期", also=("日期",)), INFERRED]
    customer: Annotated[str | None, Box("客户名称", also=("客户",)), INFERRED] = None
    category: Annotated[
        Literal["产品质量投诉", "客户服务投诉", "产品交期投诉", "其它类投诉"] | None,
        Box("客诉内容分类", also=("客诉分类",)),
    ] = None
    content: Annotated[str | None, Box("客诉内容", lines=2)] = None
    evidence: Annotated[str | None, Box("不良样品或数据", lines=2)] = None
    department: Annotated[str | None, Box("权责单位", also=("灌责单位", "责任单位"))] = None
    handed_at: Annotated[dt.datetime | None, Box("转品保部时间"), INFERRED] = None
    replied_at: Annotated[dt.datetime | None, Box("回复客户时间", also=("回复客户",))] = None
    closed_on: Annotated[dt.date | None, Box("结案日期"), INFERRED] = None
    state: Annotated[str | None, Box("状态"), INFERRED] = None


class RegisteredComplaints(Section):
    """The complaints of a month, in the order of their numbers."""

    part = Part("登记", by="业务部")

    period: Annotated[str | None, Box("月份", also=("期间",)), INFERRED] = None
    lines: Annotated[tuple[RegisteredComplaint, ...], Box("客诉")] = ()


class ComplaintRegister(Form):
    """业务部登记客户抱怨的表,一行一件。"""

    paper = Paper("客户抱怨登记表", also=("抱怨登记表",), medium="xlsx", landscape=True)

    complaints: RegisteredComplaints
