"""A case that must be taken up again, and whom it is told to."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from formkit.procedures.workcalendar import Pause
from formkit.reconciling import Beside, Books, Case, Evidence, status_of
from formkit.reconciling.limit import Limit
from formkit.values.signature import Signature
from tests.reconciling.park import DONE, RULE, TAKEN, VISITED, procedure, sheet

APRIL = dt.date(2026, 4, 10)
LOOP = RULE | {
    "copy_to": "总经理",
    "on": [{"kind": "is", "box": "visit.rating", "values": ["不满意"]}],
}
UNHAPPY = VISITED | {"visit__rating": "不满意"}


def test_a_customer_who_is_not_satisfied_opens_the_case_again() -> None:
    rules = procedure(loop=LOOP)

    closed = status_of(Case((sheet(**TAKEN, **DONE, **VISITED),)), rules, APRIL)
    assert (closed.state, closed.why) == ("已结案", ())
    opened = status_of(Case((sheet(**TAKEN, **DONE, **UNHAPPY),)), rules, APRIL)
    assert (opened.state, opened.stages, opened.next) == ("须重新处理", {"closed": False}, "前台")
    assert opened.why[0].message == (
        "“满意度”是“不满意”，须重新处理："
        "请另填一份新的“意见表”（formkit supersede YJ26030001）（③）"
    )


def test_the_new_sheet_waits_until_the_copy_was_sent() -> None:
    old = replace(sheet(**TAKEN, **DONE, **UNHAPPY), superseded_by="YJ26030002")
    new = replace(sheet("YJ26030002", **TAKEN, **DONE, **VISITED), supersedes="YJ26030001")
    rules = procedure(loop=LOOP)

    (case,) = Books(sheets=(old, new)).cases
    status = status_of(case, rules, APRIL)
    assert (status.copy_to, status.state) == ("总经理", "处理中")
    assert [one.code for one in status.why] == ["copy-to"]
    assert "formkit copies sent YJ26030002 --to 总经理" in status.why[0].message

    (case,) = Books(sheets=(old, replace(new, copied=("总经理",)))).cases
    assert status_of(case, rules, APRIL).state == "已结案"


def test_what_was_said_of_the_old_sheet_does_not_open_the_new_one() -> None:
    said = Beside("回访表", "YJ26030001", {"visits.rating": Evidence("不满意", "回访表 C2")})
    on = {"kind": "is", "form": "回访表", "box": "visits.rating", "values": ["不满意"]}
    rules = procedure(loop=RULE | {"on": [on]})
    old, new = sheet(**TAKEN, **DONE, **VISITED), sheet("YJ26030002", **TAKEN, **DONE, **VISITED)

    assert status_of(Case((old,), (said,)), rules, APRIL).state == "须重新处理"
    assert status_of(Case((old, new), (said,)), rules, APRIL).state == "已结案"


def test_what_is_added_after_closure_does_not_open_the_case() -> None:
    added = sheet(**TAKEN, **DONE, **VISITED, lesson__measure="每月巡检")

    assert status_of(Case((added,)), procedure(loop=LOOP), APRIL).state == "已结案"


def test_an_objection_keeps_a_case_until_it_is_answered() -> None:
    asked = RULE | {"that": {"kind": "answered", "form": "签呈", "box": "decision.decided"}}
    stage = {"name": "closed", "title": "已结案", "requires": [asked]}
    rules = procedure(stages=[stage])
    case = Case((sheet(**TAKEN),))

    def objection(**boxes: Any) -> Beside:
        seen = {path.replace("__", "."): Evidence(value, "签呈") for path, value in boxes.items()}
        return Beside("签呈", "YJ26030001", seen, own="QC2603001")

    assert status_of(case, rules, APRIL).state == "已结案"
    open_ = replace(case, beside=(objection(),))
    assert status_of(open_, rules, APRIL).state == "签呈待批"
    (why,) = status_of(open_, rules, APRIL).why
    assert why.message == "“签呈 QC2603001”还没有批复：“decision.decided”未填（③）"
    answered = objection(decision__decided=Signature("沈谦", dt.date(2026, 3, 9)))
    assert status_of(replace(case, beside=(answered,)), rules, APRIL).state == "已结案"


def test_a_case_whose_clocks_stand_still_says_so() -> None:
    pause = Pause(dt.datetime(2026, 3, 3, 9), None, "absent", "")
    case = Case((replace(sheet(**TAKEN), pauses=(pause,)),))

    assert status_of(case, procedure(), APRIL).state == "已暂停"
    assert status_of(case, procedure(), dt.date(2026, 3, 2)).state == "处理中"


DEADLINE = RULE | {
    "id": "X-1",
    "title": "处理完毕",
    "start": "registered",
    "target": "handling.handler",
    "limit": "3日",
    "desk": "物业部",
}
ORDER = RULE | {"order": ["物业部", "综合部", "园总"]}


@pytest.mark.parametrize(
    ("as_of", "reminders", "whom"),
    [
        (dt.date(2026, 3, 4), 0, ""),
        (APRIL, 0, "综合部"),
        (APRIL, 1, "综合部"),
        (APRIL, 2, "园总"),
        (APRIL, 3, "园总"),
    ],
)
def test_a_limit_that_is_over_turns_to_the_next_in_order(
    as_of: dt.date, reminders: int, whom: str
) -> None:
    rules = procedure(deadlines=[DEADLINE], escalation=ORDER)
    unanswered = tuple(Beside("逾期催办单", "YJ26030001", {}) for _ in range(reminders))

    status = status_of(Case((sheet(**TAKEN),), unanswered), rules, as_of)
    assert status.escalated_to == whom


def test_without_an_order_nobody_is_turned_to() -> None:
    rules = procedure(deadlines=[DEADLINE])

    status = status_of(Case((sheet(**TAKEN),)), rules, APRIL)
    assert isinstance(status.overdue[0].limit, Limit)
    assert status.escalated_to == ""
