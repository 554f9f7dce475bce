"""逾期催办单: what is overdue in a case, and why, asked of whoever must act (处理逾期反应)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from formkit.forms.box import INFERRED, As, Box, Paper, Part
from formkit.forms.form import Form, Row, Section
from formkit.values.signature import Signature


class OverdueLine(Row):
    """One thing that should have been done."""

    item: Annotated[str, Box("应办事项"), INFERRED]
    clause: Annotated[str | None, Box("依据"), INFERRED] = None
    due: Annotated[str, Box("期限"), INFERRED]
    days: Annotated[int, Box("逾期天数"), INFERRED]


class Reminder(Section):
    """What is overdue, since when, and until when an answer is asked for."""

    part = Part("催办", by="登记部门")

    to: Annotated[str, Box("催办对象", also=("受催办部门",)), INFERRED]
    number: Annotated[str, As("number"), Box("案件编号", also=("客户投诉编号",)), INFERRED]
    form: Annotated[str, Box("案件表单"), INFERRED]
    customer: Annotated[str | None, Box("客户名称", also=("客户",)), INFERRED] = None
    lines: Annotated[tuple[OverdueLine, ...], Box("逾期事项")] = ()
    reminded_on: Annotated[dt.date, Box("催办日期"), INFERRED]
    answer_by: Annotated[dt.date | None, Box("请于此日前答复", also=("答复期限",)), INFERRED] = None
    copy_to: Annotated[str | None, Box("抄送", also=("上报",)), INFERRED] = None
    reminded_by: Annotated[str, Box("催办人"), INFERRED]


class Explanation(Section):
    """Why it is late, what is done about it, and by when it will be done."""

    part = Part("逾期原因说明", by="受催办部门")

    reason: Annotated[str, Box("逾期原因", also=("逾期原因说明",), lines=5), INFERRED]
    measure: Annotated[str, Box("补办措施", lines=3), INFERRED]
    promised_on: Annotated[dt.date, Box("预计完成日期"), INFERRED]
    signed: Annotated[Signature, Box("说明人签字", also=("说明人",)), INFERRED]


class OverdueReminder(Form):
    """案件有期限逾期时发给应办部门的催办单。"""

    paper = Paper("逾期催办单", also=("催办单",), numbered="CB{yy}{mm}{serial:03}", internal=True)

    reminder: Reminder
    explanation: Explanation | None = None
