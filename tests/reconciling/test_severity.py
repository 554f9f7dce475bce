"""How grave a case is: what stands in the box, and what raises it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from formkit.procedures import Procedure
from formkit.reconciling import Books, Case, status_of
from formkit.reconciling.limits import limits
from formkit.reconciling.severity import Graded, rises, severity
from tests.reconciling.park import DONE, RULE, TAKEN, VISITED, asked, procedure, sheet

APRIL = dt.date(2026, 4, 10)


def rising(**ground: Any) -> Procedure:
    upgrade = RULE | {"name": "升级", "box": "intake.grade", "to": "重大投诉"} | ground
    return procedure(upgrades=[upgrade])


def test_what_stands_in_the_box_counts_while_nothing_raises_it() -> None:
    case = Case((sheet(**TAKEN),))

    assert severity(case, procedure(), APRIL) == Graded("轻微投诉", "轻微投诉")
    assert severity(Case((sheet(),)), procedure(), APRIL) is None


@pytest.mark.parametrize(
    ("as_of", "value"),
    [
        (dt.date(2026, 4, 2), "轻微投诉"),
        (dt.date(2026, 4, 3), "重大投诉"),
        (dt.datetime(2026, 4, 3, 8), "重大投诉"),
    ],
)
def test_a_case_unresolved_for_a_month_is_graver_from_the_day_after(
    as_of: dt.date, value: str
) -> None:
    graded = severity(Case((sheet(**TAKEN),)), rising(unresolved_for="一个月"), as_of)

    assert graded is not None
    assert (graded.value, graded.written) == (value, "轻微投诉")


def test_a_case_resolved_in_time_does_not_rise_afterwards() -> None:
    done = sheet(**TAKEN, **DONE, **VISITED)
    late = VISITED | {"visit__visitor": "顾小满 2026年4月8日"}
    rules = rising(unresolved_for="一个月")

    assert rises(Case((done,)), rules) == ()
    assert [one.at for one in rises(Case((sheet(**TAKEN, **DONE, **late),)), rules)] == [
        dt.date(2026, 4, 3)
    ]


def test_what_is_as_grave_already_does_not_rise() -> None:
    grave = sheet(**(TAKEN | {"intake__grade": "重大投诉"}))

    assert rises(Case((grave,)), rising(unresolved_for="一个月")) == ()


@pytest.mark.parametrize(
    ("subject", "count"), [("电梯", 1), ("电 梯", 1), ("停车", 0)], ids=["same", "spaced", "other"]
)
def test_the_second_complaint_of_a_customer_about_the_same_thing_is_graver(
    subject: str, count: int
) -> None:
    again = sheet("YJ26030002", **(TAKEN | {"intake__subject": subject}))
    books = Books(sheets=(sheet(**TAKEN), again), alike=("intake.customer", "intake.subject"))
    first, second = books.cases

    assert rises(first, rising(repeated=2)) == ()
    assert len(rises(second, rising(repeated=2))) == count


def test_a_complaint_without_a_subject_repeats_nothing() -> None:
    bare = {name: text for name, text in TAKEN.items() if name != "intake__subject"}
    sheets = (sheet(**bare), sheet("YJ26030002", **bare))
    books = Books(sheets=sheets, alike=("intake.customer", "intake.subject"))

    assert rises(books.cases[1], rising(repeated=2)) == ()


def test_a_rise_may_hang_on_a_condition() -> None:
    grave = {"kind": "is", "box": "intake.grade", "values": ["重要投诉"]}
    rules = rising(when=grave, unresolved_for="一个月")

    assert rises(Case((sheet(**TAKEN),)), rules) == ()
    graver = sheet(**(TAKEN | {"intake__grade": "重要投诉"}))
    assert len(rises(Case((graver,)), rules)) == 1


def test_what_is_asked_of_grave_cases_is_asked_once_a_case_has_risen() -> None:
    asks = asked(
        {"kind": "has", "box": "lesson.measure"},
        when={"kind": "is", "box": "intake.grade", "values": ["重大投诉"]},
    )
    stage = {"name": "closed", "title": "已结案", "requires": [asks]}
    upgrade = RULE | {"name": "一个月未解决", "box": "intake.grade", "to": "重大投诉"}
    rules = procedure(stages=[stage], upgrades=[upgrade | {"repeated": 2}])
    first = sheet(**TAKEN)
    case = Case((sheet("YJ26030002", **TAKEN),), earlier=(first,))

    assert status_of(Case((first,)), rules, APRIL).state == "已结案"
    status = status_of(case, rules, APRIL)
    assert status.state == "处理中"
    assert status.to_json()["severity"] == {
        "value": "重大投诉",
        "written": "轻微投诉",
        "since": "2026-03-02",
        "rule": "一个月未解决",
        "clause": "③",
    }


BY_GRADE = RULE | {
    "id": "X-1",
    "title": "处理完毕",
    "start": "registered",
    "target": "handling.handler",
    "by": "intake.grade",
    "limit": {"轻微投诉": "60日", "重大投诉": "3日"},
}
MONTH = RULE | {"name": "升级", "box": "intake.grade", "to": "重大投诉", "unresolved_for": "一个月"}


@pytest.mark.parametrize(
    ("as_of", "start", "at"),
    [
        (dt.date(2026, 4, 2), dt.datetime(2026, 3, 2, 9, 1), dt.date(2026, 5, 6)),
        (dt.date(2026, 4, 10), dt.date(2026, 4, 3), dt.date(2026, 4, 7)),
    ],
    ids=["light", "risen"],
)
def test_a_limit_by_severity_counts_anew_from_the_rise(
    as_of: dt.date, start: dt.date, at: dt.date
) -> None:
    rules = procedure(deadlines=[BY_GRADE], upgrades=[MONTH])

    (limit,) = limits(Case((sheet(**TAKEN),)), rules, as_of)
    assert limit.start == start
    assert limit.at == at


def test_a_limit_that_was_kept_before_the_rise_stays_kept() -> None:
    rules = procedure(deadlines=[BY_GRADE], upgrades=[MONTH])

    (limit,) = limits(Case((sheet(**TAKEN, **DONE),)), rules, APRIL)
    assert limit.start == dt.datetime(2026, 3, 2, 9, 1)
    assert limit.kept


def test_a_void_case_does_not_rise() -> None:
    void = replace(sheet(**TAKEN), void="误登")

    assert rises(Case((void,)), rising(unresolved_for="一个月")) == ()
