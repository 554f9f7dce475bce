"""A small office for the tests: one sheet, one work order beside it, rules that rise and return."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from formkit.forms import Form, FormSpec
from formkit.forms.box import As, Box, Paper, Part
from formkit.forms.form import Row, Section
from formkit.procedures import Procedure
from formkit.reconciling import Evidence, Sheet
from formkit.values.number import Period
from formkit.values.signature import Signature

RULE = {"clause": "③", "sentence": "应办理。"}


class Intake(Section):
    """Who complains of what, and how grave it is."""

    part = Part("受理", by="前台")

    customer: Annotated[str, Box("客户")]
    subject: Annotated[str, Box("事项")]
    grade: Annotated[Literal["轻微投诉", "重要投诉", "重大投诉"], Box("级别")]


class Try(Row):
    """One measure, and whether it helped."""

    measure: Annotated[str, Box("对策")]
    effect: Annotated[Literal["达到预期效果", "未达预期效果"] | None, Box("效果")] = None


class Handling(Section):
    """What was done."""

    part = Part("处理", by="物业部")

    result: Annotated[str, Box("处理结果")]
    handler: Annotated[Signature, Box("处理人")]
    tries: Annotated[tuple[Try, ...], Box("对策与效果")] = ()


class Visit(Section):
    """What the customer says afterwards."""

    part = Part("回访", by="前台")

    rating: Annotated[Literal["满意", "不满意"], Box("满意度")]
    visitor: Annotated[Signature, Box("回访人")]


class Lesson(Section):
    """What is added once the case is closed."""

    part = Part("改进措施", by="物业部")

    measure: Annotated[str, Box("改进措施")]


class Opinion(Form):
    """意见表。"""

    paper = Paper("意见表", numbered="YJ{yy}{mm}{serial:04}")

    intake: Intake
    handling: Handling | None = None
    visit: Visit | None = None
    lesson: Lesson | None = None


class Errand(Section):
    """Who is sent, and when it was done."""

    part = Part("派工", by="前台")

    number: Annotated[str, As("number"), Box("意见表编号")]
    worker: Annotated[str, Box("维修人员")]
    done_on: Annotated[dt.date | None, Box("完成日期")] = None


class WorkOrder(Form):
    """派工单。"""

    paper = Paper("派工单", numbered="PG{yy}{mm}{serial:04}")

    errand: Errand


def procedure(**said: Any) -> Procedure:
    """The small office's rules, with others for some."""
    usual: dict[str, Any] = {
        "name": "park",
        "title": "小办法",
        "main_form": "意见表",
        "marks": {"customer": "intake.customer", "subject": "intake.subject"},
        "classes": [
            RULE
            | {
                "name": "级别",
                "role": "severity",
                "box": "intake.grade",
                "values": ["轻微投诉", "重要投诉", "重大投诉"],
            }
        ],
        "stages": [
            {
                "name": "closed",
                "title": "已结案",
                "requires": [
                    asked({"kind": "complete", "section": "处理"}),
                    asked({"kind": "complete", "section": "回访"}),
                ],
            }
        ],
    }
    return Procedure.model_validate(usual | said)


def asked(that: Mapping[str, Any], **said: Any) -> dict[str, Any]:
    """One requirement."""
    return RULE | {"that": that} | said


def sheet(number: str = "YJ26030001", form: type[Form] = Opinion, /, **boxes: str) -> Sheet:
    """A sheet on which the ledger has these boxes: ``intake__grade="轻微投诉"``."""
    spec: FormSpec = form.spec
    day = dt.date(2026, 3, 2)
    paths = {name.replace("__", "."): text for name, text in boxes.items()}
    seen = {path: Evidence(spec.box(path).parse(text), "台账") for path, text in paths.items()}
    return Sheet(
        number=number,
        spec=spec,
        received=day,
        issued_at=dt.datetime(2026, 3, 2, 9, int(number[-2:])),
        period=Period(2026, 3),
        filled=seen,
    )


TAKEN = {"intake__customer": "东篱商贸", "intake__subject": "电梯", "intake__grade": "轻微投诉"}
DONE = {"handling__result": "已修好", "handling__handler": "陆一鸣 2026年3月20日"}
VISITED = {"visit__rating": "满意", "visit__visitor": "顾小满 2026年3月21日"}
