"""客户来电来访登记表: who called or came, about what (客户投诉处理标准作业规程, 接听电话)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from formkit.forms.box import INFERRED, As, Box, Paper, Part
from formkit.forms.form import Form, Row, Section


class Call(Row):
    """One call or visit, kept so that it can be checked and answered (“以便核查回访”)."""

    serial: Annotated[int | None, Box("序号"), INFERRED] = None
    at: Annotated[dt.datetime, Box("来电来访时间", also=("日期时间", "时间")), INFERRED]
    way: Annotated[Literal["来电", "来访"], Box("方式", also=("来电来访",)), INFERRED]
    customer: Annotated[str, Box("客户姓名", also=("客户名称", "姓名")), INFERRED]
    phone: Annotated[str | None, Box("联系电话", also=("电话",)), INFERRED] = None
    subject: Annotated[str, Box("事由", also=("来电来访内容", "内容"), lines=2), INFERRED]
    number: Annotated[str | None, As("number"), Box("意见表编号", also=("投诉编号",)), INFERRED] = (
        None
    )
    receiver: Annotated[str, Box("接待人", also=("接听人",)), INFERRED]
    revisited: Annotated[Literal["是", "否"] | None, Box("是否回访", also=("回访",)), INFERRED] = (
        None
    )


class Calls(Section):
    """The calls and visits of a period, line by line."""

    part = Part("登记", by="前台接待员")

    period: Annotated[str | None, Box("月份", also=("期间",)), INFERRED] = None
    lines: Annotated[tuple[Call, ...], Box("来电来访明细"), INFERRED] = ()


class CallRegister(Form):
    """客户来电来访的登记表,一行一次。"""

    paper = Paper(
        "客户来电来访登记表",
        also=("来电来访登记表",),
        medium="xlsx",
        landscape=True,
    )

    calls: Calls
