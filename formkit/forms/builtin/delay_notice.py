"""逾期书面通知: a delay told in writing before anybody asks (客户投诉处理程序 1, 4.6)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from formkit.forms.box import INFERRED, As, Box, Paper, Part
from formkit.forms.form import Form, Section
from formkit.values.signature import Signature


class Notice(Section):
    """What is delayed, why, and by when it will be done (如有耽搁, 必须书面通知业务部)."""

    part = Part("通知", by="承办部门")

    to: Annotated[str, Box("受文部门", also=("通知部门",)), INFERRED]
    number: Annotated[str, As("number"), Box("案件编号", also=("处理单编号",)), INFERRED]
    customer: Annotated[str | None, Box("客户名称", also=("客户",)), INFERRED] = None
    item: Annotated[str, Box("耽搁事项"), INFERRED]
    due: Annotated[str, Box("原定期限"), INFERRED]
    reason: Annotated[str, Box("耽搁原因", lines=5), INFERRED]
    promised_on: Annotated[dt.date, Box("预计完成日期"), INFERRED]
    measure: Annotated[str | None, Box("其间措施", lines=3), INFERRED] = None
    sent_on: Annotated[dt.date, Box("通知日期"), INFERRED]
    signed: Annotated[Signature, Box("通知人签字", also=("通知人",)), INFERRED]


class Receipt(Section):
    """That the notice came to hand, and what was told to the customer."""

    part = Part("签收", by="业务部")

    told: Annotated[str | None, Box("转告客户情形", lines=2), INFERRED] = None
    received: Annotated[Signature, Box("签收人签字", also=("签收人",)), INFERRED]


class DelayNotice(Form):
    """不能按期办完时书面通知业务部门的通知。"""

    paper = Paper(
        "逾期书面通知",
        also=("延误书面通知", "耽搁通知"),
        numbered="YT{yy}{mm}{serial:03}",
        internal=True,
    )

    notice: Notice
    receipt: Receipt | None = None
