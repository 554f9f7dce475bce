"""投诉处理反馈意见记录: the customer is asked afterwards (客户投诉处理程序 3, 投诉受理 6)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from formkit.forms.box import INFERRED, As, Box, Paper, Part
from formkit.forms.form import Form, Section
from formkit.values.signature import Signature


class Feedback(Section):
    """Whether the customer is content, and what else he suggests."""

    part = Part("回访", by="客户服务助理")

    case: Annotated[str, As("number"), Box("投诉记录编号", also=("客户投诉记录编号",)), INFERRED]
    customer: Annotated[str, Box("客户姓名", also=("投诉人姓名", "姓名", "客户名称")), INFERRED]
    unit_no: Annotated[str | None, Box("单元号码", also=("单元号", "房号")), INFERRED] = None
    phone: Annotated[str | None, Box("联系电话", also=("电话",)), INFERRED] = None
    way: Annotated[Literal["致电", "走访"], Box("回访方式", also=("方式",))]
    visited_on: Annotated[dt.date, Box("回访日期", also=("日期",)), INFERRED]
    satisfied: Annotated[
        Literal["满意", "不满意"], Box("对处理结果是否满意", also=("是否满意", "满意度"))
    ]
    opinion: Annotated[str, Box("反馈意见", also=("处理意见反馈", "客户意见"), lines=8)]
    suggestion: Annotated[str | None, Box("别的建议", also=("建议",), lines=5)] = None
    visitor: Annotated[Signature, Box("回访人签字", also=("回访人",)), INFERRED]


class FeedbackRecord(Form):
    """投诉处理完毕后致电或走访客户,记下客户的反馈意见。"""

    paper = Paper(
        "投诉处理反馈意见记录",
        also=("反馈意见记录", "投诉处理反馈记录"),
        numbered="FK{yy}{mm}{serial:04}",
    )

    feedback: Feedback
