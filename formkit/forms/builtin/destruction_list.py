"""销毁清单: cases whose retention is over, proposed for destruction; it destroys nothing."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from formkit.forms.box import INFERRED, Box, Paper, Part
from formkit.forms.form import Form, Row, Section
from formkit.values.signature import Signature

DRAWN = """
# 销毁清单
编制单位：{编制单位}　　编制日期：{编制日期}　　期满年度：{期满年度}
|------------------|------------------------------------|------------|------|------|----------|----------------|
| 档号 | 题名 | 起止日期 | 件数 | 页数 | 保管期限 | 期满日期 |
| {清单} < < < < < < |
| 合计 | 案件{案件合计}件 < | {件数合计} | {页数合计} | 以下空白 < |
鉴定、批准与监销（两名监销人到场）：
|--------------|--------------------------------|--------------|--------------------------------|
| 鉴定意见 | {鉴定意见} < < |
| 鉴定人签字 | {鉴定人签字} | 批准人签字 | {批准人签字} |
| 销毁日期 | {销毁日期} | 销毁方式 | {销毁方式} |
| 监销人一签字 | {监销人一签字} | 监销人二签字 | {监销人二签字} |
"""


class Item(Row):
    """One case in the archive."""

    mark: Annotated[str, Box("档号"), INFERRED]
    title: Annotated[str, Box("题名"), INFERRED]
    dated: Annotated[str, Box("起止日期"), INFERRED]
    pieces: Annotated[int, Box("件数"), INFERRED]
    pages: Annotated[int, Box("页数"), INFERRED]
    term: Annotated[str, Box("保管期限"), INFERRED]
    due: Annotated[dt.date, Box("期满日期"), INFERRED]


class Proposal(Section):
    """What is proposed, case by case."""

    part = Part("拟销毁档案", by="档案员")

    office: Annotated[str, Box("编制单位"), INFERRED]
    made_on: Annotated[dt.date, Box("编制日期"), INFERRED]
    year: Annotated[int, Box("期满年度"), INFERRED]
    cases: Annotated[int, Box("案件合计"), INFERRED]
    pieces: Annotated[int, Box("件数合计"), INFERRED]
    pages: Annotated[int, Box("页数合计"), INFERRED]
    lines: Annotated[tuple[Item, ...], Box("清单"), INFERRED] = ()


class Appraisal(Section):
    """What those who looked at the papers say, and who allows it."""

    part = Part("鉴定批准", by="档案鉴定小组")

    opinion: Annotated[str, Box("鉴定意见", lines=2), INFERRED]
    appraised: Annotated[Signature, Box("鉴定人签字"), INFERRED]
    approved: Annotated[Signature, Box("批准人签字"), INFERRED]


class Destruction(Section):
    """That it was done, before two witnesses."""

    part = Part("监销", by="监销人")

    destroyed_on: Annotated[dt.date, Box("销毁日期"), INFERRED]
    way: Annotated[Literal["粉碎", "化浆", "焚烧", "电子删除"], Box("销毁方式"), INFERRED]
    first: Annotated[Signature, Box("监销人一签字"), INFERRED]
    second: Annotated[Signature, Box("监销人二签字"), INFERRED]


class DestructionList(Form):
    """保管期满、拟销毁的案件清单,由两名监销人签字。"""

    paper = Paper(
        "销毁清单",
        also=("档案销毁清单", "案件销毁清单"),
        internal=True,
        landscape=True,
        drawn=DRAWN,
    )

    proposal: Proposal
    appraisal: Appraisal | None = None
    destruction: Destruction | None = None
