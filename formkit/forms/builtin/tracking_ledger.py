"""投诉跟踪台账: how far each complaint is, what the customer says, whether it is settled (1.4)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from formkit.forms.box import INFERRED, As, Box, Paper, Part
from formkit.forms.form import Form, Row, Section


class Tracked(Row):
    """One complaint."""

    number: Annotated[str, As("number"), Box("登记编号", also=("编号", "投诉编号")), INFERRED]
    customer: Annotated[str | None, Box("客户信息", also=("客户名称",))] = None
    person: Annotated[str | None, Box("处理责任人", also=("责任人",))] = None
    due_on: Annotated[dt.date | None, Box("时间节点")] = None
    state: Annotated[str, Box("处理进度", lines=2)]
    feedback: Annotated[str | None, Box("客户反馈", lines=2)] = None
    settled: Annotated[Literal["已解决", "未解决"] | None, Box("问题解决情况")] = None
    tracked_on: Annotated[dt.date | None, Box("跟踪日期"), INFERRED] = None


class Tracking(Section):
    """The complaints of a period, one a line."""

    part = Part("跟踪", by="专人")

    period: Annotated[str | None, Box("期间", also=("月份",)), INFERRED] = None
    lines: Annotated[tuple[Tracked, ...], Box("跟踪明细")] = ()


class TrackingLedger(Form):
    """投诉跟踪台账,一行一件投诉。"""

    paper = Paper("投诉跟踪台账", also=("跟踪台账",), medium="xlsx", landscape=True)

    tracking: Tracking
