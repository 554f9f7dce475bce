"""A reading is told as JSON and comes back the same."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable

from formkit.findings import Finding, Severity
from formkit.forms import FormSpec, Shelf
from formkit.reading import Reading, reading_of
from formkit.values.grid import Document
from formkit.values.signature import Signature

Draw = Callable[..., Document]
DRAWING = """
    | 客户意见单 | < | < | < |
    | 编号 | 26030001 | 第二联（红）责任部门 | < |
    | 客户名称 | 远山机电 | 受理日期 | 2026年3月5日 |
    | 要求 | ■退货　■换货　□赔款 | 数量 | 若干 |
    | 完成时间 | 2026年3月8日14时30分 | 是否接受 | ■是　□否 |
    | 责任单位 | 比率(%) | 损失 | 签收 |
    | 一车间   | 60      | 600  | 王五 |
    | 处理结果：已换货 | < | 受理人员（签字）：张三　2026年3月5日 | < |
"""


def read(draw: Draw, spec: FormSpec) -> Reading:
    """The drawing read as the small form."""
    return reading_of(draw(DRAWING), Shelf([spec]), file="收件/a.docx")


def test_the_filled_boxes_are_its_values(draw: Draw, slip: FormSpec) -> None:
    values = read(draw, slip).values
    assert values["intake.wishes"] == ("退货", "换货")
    assert values["handling.done_at"] == dt.datetime(2026, 3, 8, 14, 30)
    assert values["handling.accepted"] is True
    assert values["handling.shares.0.ratio"] == 60
    assert values["intake.signed"] == Signature("张三", dt.date(2026, 3, 5))
    assert "intake.quantity" not in values


def test_json_and_back_is_the_same_reading(draw: Draw, slip: FormSpec) -> None:
    reading = read(draw, slip)
    told = json.loads(json.dumps(reading.to_json(), ensure_ascii=False))
    assert Reading.from_json(told, slip) == reading


def test_json_has_the_keys_that_are_promised(draw: Draw, slip: FormSpec) -> None:
    told = read(draw, slip).to_json()
    assert told.keys() >= {
        "file",
        "form",
        "number",
        "copy",
        "medium",
        "boxes",
        "unknown",
        "findings",
    }
    assert told["boxes"]["intake.taken_on"] == {
        "label": "受理日期",
        "value": "2026-03-05",
        "raw": "2026年3月5日",
        "source": "label",
        "where": "第3行第4格",
        "confidence": 0.98,
        "candidates": [],
    }
    assert told["unknown"] == [{"label": "签收", "value": "王五", "where": "第7行第4格"}]
    assert (told["number"], told["copy"]) == ("26030001", 2)


def test_findings_name_the_sheet_they_concern(draw: Draw, slip: FormSpec) -> None:
    (finding,) = read(draw, slip).findings
    assert (finding.code, finding.number, finding.copy) == ("unreadable", "26030001", 2)


def test_a_reading_without_a_form_comes_back_too() -> None:
    finding = Finding(code="unknown-form", where="", message="认不出", severity=Severity.ERROR)
    reading = Reading("a.pdf", None, None, None, "pdf", findings=(finding,))
    assert Reading.from_json(json.loads(json.dumps(reading.to_json())), None) == reading
