"""书面检讨: what production and quality assurance learn from it (客户投诉处理程序 1, 4.5)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from formkit.forms.box import INFERRED, As, Box, Paper, Part
from formkit.forms.form import Form, Section
from formkit.values.signature import Signature


class Occasion(Section):
    """What the review is about."""

    part = Part("事由", by="品保部")

    case: Annotated[str, As("number"), Box("处理单编号", also=("客户抱怨处理单编号",)), INFERRED]
    customer: Annotated[str | None, Box("客户名称", also=("客户",)), INFERRED] = None
    reviewed_on: Annotated[dt.date, Box("检讨日期", also=("日期",)), INFERRED]
    matter: Annotated[str, Box("客户反应事项", also=("客户反应", "检讨事项"), lines=4), INFERRED]


class ByProduction(Section):
    """What the producing unit finds and does."""

    part = Part("制造单位检讨", by="制造单位")

    review: Annotated[str, Box("制造单位检讨内容", also=("制造单位检讨",), lines=6), INFERRED]
    prevention: Annotated[str, Box("制造单位预防措施", lines=5), INFERRED]
    signed: Annotated[Signature, Box("制造单位签字"), INFERRED]


class ByQuality(Section):
    """What quality assurance finds and does."""

    part = Part("品保部检讨", by="品保部")

    review: Annotated[str, Box("品保部检讨内容", also=("品保部检讨",), lines=6), INFERRED]
    prevention: Annotated[str, Box("品保部预防措施", lines=5), INFERRED]
    signed: Annotated[Signature, Box("品保部签字"), INFERRED]


class ReviewMemo(Form):
    """制造单位和品保部的书面检讨:为什么会发生,怎样防止再发生。"""

    paper = Paper(
        "书面检讨",
        also=("检讨书", "书面检讨报告"),
        numbered="JT{yy}{mm}{serial:04}",
        internal=True,
    )

    occasion: Occasion
    production: ByProduction | None = None
    quality: ByQuality | None = None
