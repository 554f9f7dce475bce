"""派工单: what the desk sends a service worker to do, and by when (客户投诉处理标准作业规程, ②)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from formkit.forms.box import INFERRED, After, As, Box, Paper, Part
from formkit.forms.form import Form, Section
from formkit.values.money import Money
from formkit.values.signature import Signature


class Dispatch(Section):
    """Filled by the desk; the time limit stands on the order itself (②)."""

    part = Part("派工", by="前台接待员")

    number: Annotated[
        str | None,
        As("number"),
        Box("意见表编号", also=("投诉编号",), hint="属于投诉的，写客户投诉意见表的编号"),
        INFERRED,
    ] = None
    customer: Annotated[str, Box("客户姓名", also=("客户名称", "客户单位")), INFERRED]
    address: Annotated[str, Box("客户地址", also=("地址",)), INFERRED]
    phone: Annotated[str, Box("联系电话", also=("电话",)), INFERRED]
    item: Annotated[str, Box("服务项目", also=("派工内容", "维修项目"), lines=2)]
    visit_at: Annotated[dt.datetime | None, Box("约定上门时间"), INFERRED] = None
    ordered_at: Annotated[dt.datetime, Box("派工时间"), INFERRED]
    due_at: Annotated[
        dt.datetime,
        Box("时限", also=("完成时限", "处理时限")),
        After("dispatch.ordered_at"),
    ]
    ordered_by: Annotated[Signature, Box("派工人", also=("前台接待员",)), INFERRED]


class Work(Section):
    """Filled where the work is done; the customer signs, charges are agreed before (⑧)."""

    part = Part("上门服务", by="上门服务人员")

    taken_at: Annotated[dt.datetime, Box("接单时间"), After("dispatch.ordered_at"), INFERRED]
    charge: Annotated[
        Money | None,
        Box("收费金额", hint="收费项目开工前与客户协商一致后填写"),
        INFERRED,
    ] = None
    result: Annotated[str, Box("处理结果", lines=2)]
    finished_at: Annotated[dt.datetime, Box("完成时间"), After("work.taken_at"), INFERRED]
    worker: Annotated[Signature, Box("处理人", also=("服务人员", "维修人员")), INFERRED]
    customer: Annotated[Signature, Box("客户确认(签名)", also=("客户签名",)), INFERRED]


class CallBack(Section):
    """Filled by the desk within 24 hours (②)."""

    part = Part("派工回访", by="前台接待员")

    called_at: Annotated[dt.datetime, Box("回访时间"), After("work.finished_at"), INFERRED]
    rating: Annotated[
        Literal["满意", "基本满意", "不满意"], Box("回访结果", also=("客户评价",)), INFERRED
    ]
    remark: Annotated[str | None, Box("客户意见", lines=2), INFERRED] = None
    caller: Annotated[Signature, Box("回访人"), INFERRED]


class WorkOrder(Form):
    """派上门服务人员的单据:写明时限,完工后交回前台。"""

    paper = Paper(
        "派工单",
        also=("维修派工单", "服务派工单"),
        numbered="PG{yy}{mm}{serial:04}",
    )

    dispatch: Dispatch
    work: Work | None = None
    call_back: CallBack | None = None
