"""客户回复函: what a customer is told of his complaint, and nothing else (第九条第12款)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from formkit.forms.box import INFERRED, As, Box, Paper, Part
from formkit.forms.form import Form, Section


class Answer(Section):
    """What was approved, in words for the customer."""

    part = Part("答复", by="业务部门")

    case: Annotated[str, As("number"), Box("受理编号", also=("我方受理编号", "投诉编号")), INFERRED]
    customer: Annotated[str, Box("客户名称", also=("客户姓名",)), INFERRED]
    received_on: Annotated[dt.date, Box("反映日期", also=("投诉日期",)), INFERRED]
    complaint: Annotated[str, Box("反映事项", also=("投诉内容",), lines=3), INFERRED]
    disposal: Annotated[str, Box("处理决定", also=("处理方式",), lines=2), INFERRED]
    result: Annotated[str, Box("处理结果", lines=2), INFERRED]
    expected: Annotated[str, Box("后续安排", lines=2), INFERRED]
    way: Annotated[Literal["书信", "电话"], Box("答复方式")]
    office: Annotated[str, Box("答复单位"), INFERRED]
    answered_on: Annotated[dt.date, Box("答复日期"), INFERRED]


class Call(Section):
    """What was said where the answer was given by phone."""

    part = Part("电话答复", by="业务部门")

    note: Annotated[str, Box("通话摘要", lines=2), INFERRED]


class CustomerReply(Form):
    """给客户的回复函:只写核决过的内容,不附处理表。"""

    paper = Paper(
        "客户回复函",
        also=("回复函", "客户答复函"),
        numbered="FH{yy}{mm}{serial:04}",
        drawn="""
尊敬的{客户名称}：
　　贵方于{反映日期}反映的事项（我方受理编号{受理编号}）已经审定，现答复如下。
一、贵方反映的事项
　　{反映事项}
二、处理决定
　　{处理决定}
三、处理结果
　　{处理结果}
四、后续安排
　　{后续安排}
　　感谢贵方的反映。对上述答复如有不同意见，请告知我方。
　　此致
敬礼
　　　　　　　　　　　　{答复单位}（盖章）
　　　　　　　　　　　　{答复日期}
答复方式：{答复方式}
""",
    )

    answer: Answer
    call: Call | None = None
