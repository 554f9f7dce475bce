"""R13: customers are asked afterwards, and the summary says so truly."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from formkit.findings import Finding
from formkit.forms import FormSpec
from formkit.procedures import load
from formkit.reconciling.evidence import Evidence
from formkit.reconciling.returned import Returned
from formkit.reconciling.sheet import Sheet

if TYPE_CHECKING:
    from tests.reconciling.conftest import Desk

AT = dt.datetime(2026, 3, 20, 9)
DEALER = load("auto-dealer")
NUMBER = "CL26030001"


def evidence(spec: FormSpec, **said: str) -> dict[str, Evidence]:
    columns = {box.path: box for rows in spec.tables for box in rows.boxes}
    boxes = columns | {box.path: box for box in spec.boxes}
    made = {}
    for path, text in said.items():
        key = path.replace("__", ".")
        name = ".".join(part for part in key.split(".") if not part.isdecimal())
        made[key] = Evidence(boxes[name].parse(text), f"{spec.title} {boxes[name].label}", text)
    return made


@pytest.fixture
def sheet(desk: Desk) -> Sheet:
    """A sheet of the car dealer."""
    spec = desk.form("公司用户抱怨处理表")
    return desk.sheet(number=NUMBER, spec=spec, filled={}, copies=())


def summary(desk: Desk, visited: str) -> Returned:
    """A filed summary with a line on the sheet."""
    spec = desk.form("投诉处理记录汇总表")
    said = {"summary__lines__0__number": NUMBER, "summary__lines__0__revisited": visited}
    return Returned(
        file="汇总.xlsx", sha256="a", at=AT, number=None, spec=spec, boxes=evidence(spec, **said)
    )


def found(desk: Desk, sheet: Sheet, **said: Any) -> list[Finding]:
    return desk.found("R13", sheet, procedure=DEALER, as_of=AT, **said)


def visited(sheet: Sheet) -> Sheet:
    return replace(sheet, filled=evidence(sheet.spec, revisit__satisfied="■满意 □不满意"))


@pytest.mark.parametrize(
    ("said", "has_visit", "message"),
    [
        ("是", False, "汇总表写已回访，却没有回访记录"),
        ("否", True, "汇总表写没有回访，却有回访记录"),
    ],
)
def test_a_summary_that_is_not_true_is_told(
    desk: Desk, sheet: Sheet, said: str, has_visit: object, message: str
) -> None:
    one = visited(sheet) if has_visit else sheet
    (finding,) = found(desk, one, strays=(summary(desk, said),))
    assert finding.message == message
    assert finding.number == NUMBER
    on_record = "有回访记录" if has_visit else "没有回访记录"
    assert finding.evidence == (
        ("投诉处理记录汇总表 是否回访", said),
        ("“公司用户抱怨处理表”", on_record),
    )


def test_a_true_summary_is_fine(desk: Desk, sheet: Sheet) -> None:
    assert found(desk, visited(sheet), strays=(summary(desk, "是"),)) == []
    assert found(desk, sheet, strays=(summary(desk, "否"),)) == []


def test_a_visit_that_is_overdue_is_told(desk: Desk, sheet: Sheet) -> None:
    rule = DEALER.deadline("P4-4")
    start = {rule.start.replace(".", "__"): "2026年3月5日10时"}
    begun = replace(sheet, filled=evidence(sheet.spec, **start))
    (finding,) = found(desk, begun)
    # The third day, 8 March, is a Sunday.
    assert finding.message == "应于2026年3月9日前回访，还没有回访记录"
    done = replace(begun, filled=dict(begun.filled) | dict(visited(sheet).filled))
    assert found(desk, done) == []
