"""签呈: a department's objection to a decision, laid before the management (第九条第13款)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from formkit.forms.box import INFERRED, As, Box, Paper, Part
from formkit.forms.form import Form, Row, Section
from formkit.values.signature import Signature


class Submission(Section):
    """What the department lays before the management, and what it asks for."""

    part = Part("呈报", by="各部门")

    department: Annotated[str, Box("呈报部门", also=("呈报单位",)), INFERRED]
    number: Annotated[str, As("number"), Box("案件编号", also=("客户投诉编号",)), INFERRED]
    submitted_on: Annotated[dt.date, Box("呈报日期"), INFERRED]
    kind: Annotated[Literal["对处理决议有异议", "其他专案"], Box("呈报类别"), INFERRED]
    subject: Annotated[str, Box("主旨", also=("事由",), lines=2), INFERRED]
    facts: Annotated[str, Box("说明", lines=6), INFERRED]
    request: Annotated[str, Box("拟办", also=("请求",), lines=4), INFERRED]
    signed: Annotated[Signature, Box("呈报人签字", also=("呈报人",)), INFERRED]


class Word(Row):
    """What one department says to it."""

    department: Annotated[str, Box("会签部门"), INFERRED]
    opinion: Annotated[str, Box("会签意见", lines=2), INFERRED]
    signed: Annotated[Signature | None, Box("会签人签字"), INFERRED] = None


class Countersigning(Section):
    """What the other departments say to it."""

    part = Part("会签", by="会签部门")

    words: Annotated[tuple[Word, ...], Box("会签")] = ()


class Ruling(Section):
    """What the management rules; while it is open the case stays where it is."""

    part = Part("批示", by="总经理")

    ruling: Annotated[str, Box("批示意见", also=("批示",), lines=4), INFERRED]
    decided: Annotated[Signature, Box("批示人签字", also=("批示人",)), INFERRED]


class Petition(Form):
    """对处理决议有异议时专案呈报的签呈。"""

    paper = Paper("签呈", also=("专案签呈",), numbered="QC{yy}{mm}{serial:03}", internal=True)

    submission: Submission
    countersigning: Countersigning | None = None
    decision: Ruling | None = None
