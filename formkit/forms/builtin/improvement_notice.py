"""改善周知: the sales department tells the units what customers want better (程序 1, 4.5)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from formkit.forms.box import INFERRED, As, Box, Paper, Part
from formkit.forms.form import Form, Section
from formkit.values.signature import Signature


class Notice(Section):
    """What is made known, to whom, by which way."""

    part = Part("周知", by="业务部")

    case: Annotated[str, As("number"), Box("处理单编号", also=("客户抱怨处理单编号",)), INFERRED]
    customer: Annotated[str | None, Box("客户名称", also=("客户",)), INFERRED] = None
    product: Annotated[str, Box("需改善产品", also=("产品", "品名"))]
    matter: Annotated[str, Box("客户反应", also=("客户反应事项", "周知事项"), lines=8)]
    units: Annotated[
        tuple[Literal["业务部", "品保部", "工程部", "采购课", "制造部"], ...],
        Box("相关单位", also=("发给单位", "收文单位")),
    ]
    way: Annotated[Literal["电子邮件", "其它"], Box("周知方式", also=("发送方式",)), INFERRED] = (
        "电子邮件"
    )
    sent_at: Annotated[dt.datetime, Box("周知时间", also=("发送时间",)), INFERRED]
    signed: Annotated[Signature, Box("业务部签字", also=("发文人",)), INFERRED]


class ImprovementNotice(Form):
    """业务部周知相关单位:客户反应产品需要改善。"""

    paper = Paper(
        "改善周知",
        also=("产品改善周知", "客户反应改善周知"),
        numbered="ZZ{yy}{mm}{serial:04}",
        internal=True,
    )

    notice: Notice
