"""R9: what was done too late, and what is overdue."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from formkit.findings import Severity
from formkit.procedures import load

if TYPE_CHECKING:
    from formkit.procedures import Procedure
    from tests.reconciling.conftest import Desk

NEGOTIATED = "| 业务主管核阅 | 高志 2026年3月10日 |"


@pytest.mark.parametrize(
    ("judged", "message"),
    [
        ("", "应于2026年3月11日前办完，还没有办"),
        ("| 判定签字 | 许宁 2026年3月15日 |", "应于2026年3月11日前办完，2026年3月15日才办"),
    ],
)
def test_the_finding_says_rule_due_done_and_calendar(
    desk: Desk, bare: Procedure, judged: str, message: str
) -> None:
    (finding,) = desk.found("R9", desk.sheet(f"{NEGOTIATED}\n{judged}"))
    version = bare.calendar.version
    assert finding.message == f"P5-3“就交涉结果作成综合意见”{message}（工作日历{version}）"
    assert (finding.severity, finding.box) == (Severity.WARNING, "verdict.signed")
    assert finding.evidence[0][0] == "第九条第7款"
    assert finding.evidence[1:] == (
        ("工作日历", version),
        ("起算", "2026年3月10日"),
        ("到期", "2026年3月11日"),
        ("台账 判定签字", "许宁 2026年3月15日") if judged else ("台账", "还没有办"),
    )


@pytest.mark.parametrize("judged", ["3月10日", "3月11日"])
def test_what_was_done_in_time_is_not_told(desk: Desk, judged: str) -> None:
    sheet = desk.sheet(f"{NEGOTIATED}\n| 判定签字 | 许宁 2026年{judged} |")
    assert desk.found("R9", sheet) == []


def test_nothing_is_overdue_before_its_last_day_is_over(desk: Desk) -> None:
    sheet = desk.sheet(NEGOTIATED)
    assert desk.found("R9", sheet, as_of=dt.datetime(2026, 3, 11, 23)) == []
    assert desk.found("R9", desk.sheet(NEGOTIATED, void="误填")) == []


def test_what_only_should_be_kept_is_a_remark_and_the_source_says_what_lateness_means(
    desk: Desk,
) -> None:
    procedure = load("five-copy")
    (deadline,) = [one for one in procedure.deadlines if one.id == "P5-3"]
    told = deadline.model_copy(update={"soft": True, "late": "追究延误责任人"})
    soft = procedure.model_copy(update={"deadlines": (told,)})
    (finding,) = desk.found("R9", desk.sheet(NEGOTIATED), procedure=soft)
    assert (finding.severity, finding.fix) == (Severity.REMARK, "追究延误责任人")


def test_a_sheet_that_was_superseded_is_told_of_no_more(desk: Desk) -> None:
    old = desk.sheet(NEGOTIATED, superseded_by="26030002")
    at = dt.datetime(2026, 3, 20, 9)
    new = desk.sheet("", number="26030002", issued_at=at, supersedes="26030001")
    assert desk.found("R9", old, new) == []
