"""客户__月回访信息登记表: one visit of the month (客户投诉处理标准作业规程, 附表二)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from formkit.forms.box import Box, Paper, Part
from formkit.forms.form import Form, Section

# The source prints 满意 twice; the third option can only be 不满意.
DRAWN = """
# 客户 {月份} 月回访信息登记表
|--------------|-------------|---------|-----------------------|---------------|------------------|
| 受(来)访人⏎姓　名 | {受(来)访人姓名} | 日　期      | {日期}     | 地　址              | {地址}  |
| 访 问 人⏎姓　名   | {访问人姓名}     | 访　问⏎方式 | {访问方式} \
| 受(来)访人⏎联系电话 | {受(来)访人联系电话} |
| 回访信息记录:⏎{回访信息记录} < < < < < |
| 信息处理记录:⏎{信息处理记录} < < < < < |
| 客户评价:⏎1、服务质量:　　{服务质量}⏎2、服务是否及时:　　{服务是否及时} < < < < < |
"""


class Visit(Section):
    """Who was asked, by whom, how, and what was said."""

    part = Part("回访", by="相关部门")

    month: Annotated[int, Box("月份")]
    visitee: Annotated[str, Box("受(来)访人姓名", also=("受访人姓名", "受访人", "来访人姓名"))]
    visited_on: Annotated[dt.date, Box("日期", also=("回访日期",))]
    address: Annotated[str | None, Box("地址", also=("客户地址",))] = None
    visitor: Annotated[str, Box("访问人姓名", also=("访问人", "回访人"))]
    way: Annotated[str, Box("访问方式", also=("回访方式",), hint="电话、上门或来访")]
    phone: Annotated[str, Box("受(来)访人联系电话", also=("受访人联系电话", "联系电话"))]
    record: Annotated[str, Box("回访信息记录", lines=9)]


class Response(Section):
    """What was done about what was said."""

    part = Part("信息处理", by="相关部门")

    record: Annotated[str, Box("信息处理记录", lines=8)]


class Evaluation(Section):
    """How the customer rates the service."""

    part = Part("评价", by="客户")

    quality: Annotated[Literal["满意", "基本满意", "不满意"], Box("服务质量", also=("满意度",))]
    timely: Annotated[Literal["及时", "一般", "不及时"], Box("服务是否及时", also=("及时性",))]


class MonthlyRevisit(Form):
    """每月回访一位客户的登记表。"""

    paper = Paper(
        "客户月回访信息登记表",
        also=("月回访客户投诉需求登记", "月回访信息登记表"),
        numbered="HF{yy}{mm}{serial:04}",
        drawn=DRAWN,
    )

    visit: Visit
    response: Response | None = None
    evaluation: Evaluation | None = None
