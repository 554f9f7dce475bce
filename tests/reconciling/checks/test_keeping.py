"""R25: it is known how long each case is kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from formkit.findings import Finding, Severity
from formkit.procedures import Procedure, load
from formkit.reconciling import BY_CODE, Books
from formkit.reconciling.retention import Retention

if TYPE_CHECKING:
    from tests.reconciling.conftest import Desk

DAY = dt.date(2026, 3, 12)
GRADED = {
    "name": "投诉级别",
    "role": "severity",
    "box": "quality.category",
    "values": ["非质量异常(人为因素)", "质量异常"],
    "clause": "一",
    "sentence": "分为两级",
}


@pytest.fixture
def procedure() -> Procedure:
    """The five-copy procedure, as if it had classes."""
    told = load("five-copy").model_dump()
    return Procedure.model_validate(told | {"classes": [GRADED]})


def found(desk: Desk, drawing: str, procedure: Procedure, **kept: object) -> list[Finding]:
    books = replace(Books(sheets=(desk.sheet(drawing),)), retention=Retention.of(kept))
    return list(BY_CODE["R25"](books, procedure, DAY))


def test_a_case_whose_class_is_not_ticked_has_no_retention(
    desk: Desk, procedure: Procedure
) -> None:
    (finding,) = found(desk, "| 客户名称 | 远山机电 |", procedure)
    assert finding.message == "“投诉级别”没有填，保管期限未定"
    assert finding.severity is Severity.REMARK


def test_once_decided_it_is_a_warning(desk: Desk, procedure: Procedure) -> None:
    (finding,) = found(desk, "| 结案日期 | 2026年3月12日 |", procedure)
    assert finding.severity is Severity.WARNING


def test_a_ticked_class_or_no_classes_at_all_are_in_order(desk: Desk, procedure: Procedure) -> None:
    assert found(desk, "| 投诉分类 | ■质量异常 □非质量异常(人为因素) |", procedure) == []
    assert found(desk, "| 客户名称 | 远山机电 |", load("five-copy")) == []
