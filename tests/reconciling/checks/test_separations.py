"""R7: one person where there should be two is remarked on, never forbidden."""

from __future__ import annotations

import datetime as dt

from formkit.findings import Severity
from formkit.reconciling import BY_CODE, Books, Sheet
from tests.reconciling.park import DONE, RULE, TAKEN, VISITED, WorkOrder, procedure, sheet

RULES = procedure(
    separations=[
        RULE | {"boxes": ["handling.handler", "visit.visitor"]},
        RULE | {"boxes": ["visit.visitor", "派工单/errand.worker"]},
    ]
)


def found(*sheets: Sheet) -> list[str]:
    findings = BY_CODE["R7"](Books(sheets=sheets), RULES, dt.date(2026, 4, 10))
    return [one.message for one in findings if one.severity is Severity.REMARK]


def test_two_people_are_as_it_should_be() -> None:
    assert found(sheet(**TAKEN, **DONE, **VISITED)) == []
    assert found(sheet(**TAKEN)) == []


def test_one_person_under_both_is_named_whatever_the_day() -> None:
    same = VISITED | {"visit__visitor": "陆 一鸣 2026年3月21日"}

    assert found(sheet(**TAKEN, **DONE, **same)) == [
        "“处理人”与“回访人”都是陆一鸣，不应由同一人（③）"
    ]


def test_a_paper_beside_counts_as_well() -> None:
    order = sheet("PG26030001", WorkOrder, errand__number="YJ26030001", errand__worker="顾小满")

    assert found(sheet(**TAKEN, **DONE, **VISITED), order) == [
        "“回访人”与“维修人员”都是顾小满，不应由同一人（③）"
    ]
