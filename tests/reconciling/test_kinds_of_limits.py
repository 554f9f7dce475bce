"""Limits by promise, by condition, on papers beside, soft ones, and clocks that stand still."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from formkit.procedures import Procedure
from formkit.procedures.workcalendar import Overlay, Pause, WorkCalendar
from formkit.reconciling import Beside, Case, Evidence
from formkit.reconciling.clocks import Recorded
from formkit.reconciling.limits import Limit, limits, overdue, running
from tests.reconciling.park import DONE, RULE, TAKEN, procedure, sheet

MARCH = dt.datetime(2026, 3, 20, 9)
REGISTERED = dt.datetime(2026, 3, 2, 9, 1)


def rules(*, calendar: WorkCalendar | None = None, **said: Any) -> Procedure:
    deadline = RULE | {"id": "X-1", "title": "处理完毕", "start": "registered"} | said
    found = procedure(deadlines=[deadline])
    return found.reckoning_by(calendar) if calendar else found


def order(**boxes: Any) -> Beside:
    """A work order that names the case: ``order(done_on=dt.date(2026, 3, 5))``."""
    seen = {f"errand.{name}": Evidence(value, "派工单") for name, value in boxes.items()}
    return Beside("派工单", "YJ26030001", seen)


def only(found: tuple[Limit, ...]) -> Limit:
    (limit,) = found
    return limit


def paused(*pauses: Pause, **boxes: str) -> Case:
    return Case((replace(sheet(**TAKEN, **boxes), pauses=pauses),))


def test_hours_run_from_the_moment_of_registration() -> None:
    limit = only(limits(Case((sheet(),)), rules(limit="24小时")))
    assert (limit.start, limit.at) == (REGISTERED, REGISTERED + dt.timedelta(days=1))
    assert not limit.provisional


def test_a_sheet_entered_on_a_later_day_has_only_its_day() -> None:
    late = replace(sheet(), received=dt.date(2026, 2, 27))
    limit = only(limits(Case((late,)), rules(limit="24小时")))
    assert (limit.start, limit.at) == (dt.date(2026, 2, 27), dt.datetime(2026, 3, 1))
    assert limit.provisional


def test_a_limit_tells_who_must_act_and_by_which_calendar_it_is_counted() -> None:
    own = WorkCalendar(Overlay.model_validate({"days": {"2026-03-03": {"kind": "休"}}}))
    limit = only(limits(Case((sheet(),)), rules(limit="1日", desk="物业部", calendar=own)))
    assert limit.at == dt.date(2026, 3, 4)
    assert (limit.desk, limit.calendar) == ("物业部", own.version)


def test_a_promise_is_the_day_that_was_promised() -> None:
    promised = rules(promise="派工单/errand.done_on", start="")
    case = Case((sheet(),), (order(done_on=dt.date(2026, 3, 7)),))
    assert only(limits(case, promised)).at == dt.date(2026, 3, 7)
    assert limits(Case((sheet(),)), promised) == ()


def test_a_promise_that_is_not_given_yet_is_told() -> None:
    asked = rules(promise="派工单/errand.done_on", start="registered")
    limit = only(limits(Case((sheet(),), (order(worker="何川"),)), asked))
    assert (limit.at, limit.note) == (None, "还没有写明约定的日期")


@pytest.mark.parametrize(
    ("grade", "runs"), [("轻微投诉", False), ("重要投诉", True), ("重大投诉", True)]
)
def test_a_limit_runs_only_where_its_condition_holds(grade: str, *, runs: bool) -> None:
    grave = {"kind": "is", "box": "intake.grade", "values": ["重要投诉", "重大投诉"]}
    case = Case((sheet(intake__grade=grade),))
    assert bool(limits(case, rules(limit="3日", when=grave))) is runs


def test_the_newest_paper_beside_starts_and_ends_a_limit() -> None:
    beside = rules(limit="2日", start="派工单/errand.done_on", target="handling.handler")
    first, second = order(done_on=dt.date(2026, 3, 3)), order(done_on=dt.date(2026, 3, 10))
    assert limits(Case((sheet(),)), beside) == ()
    assert only(limits(Case((sheet(),), (first,)), beside)).at == dt.date(2026, 3, 5)
    case = Case((sheet(**DONE),), (first, second))
    limit = only(limits(case, beside))
    assert (limit.at, limit.done) == (dt.date(2026, 3, 12), dt.date(2026, 3, 20))
    assert limit.broken


def test_what_a_paper_beside_shows_done_is_done() -> None:
    asked = rules(limit="3日", target="派工单/errand.done_on")
    case = Case((sheet(),), (order(done_on=dt.date(2026, 3, 4)),))
    assert only(limits(case, asked)).kept


def test_a_limit_by_choice_takes_the_choice_from_the_sheet() -> None:
    by_grade = rules(limit={"轻微投诉": "1日", "重要投诉": "3日"}, by="intake.grade")
    case = Case((sheet(intake__grade="重要投诉"),))
    assert only(limits(case, by_grade)).at == dt.date(2026, 3, 5)
    assert only(limits(Case((sheet(),)), by_grade)).note == "未设定"


def test_what_only_should_be_kept_is_never_overdue() -> None:
    soft, hard = rules(limit="10日", soft=True), rules(limit="10日")
    case = Case((sheet(),))
    assert only(running(case, soft, MARCH)).days_over(MARCH) == 8
    assert overdue(case, soft, MARCH) == ()
    assert [one.days for one in overdue(case, hard, MARCH)] == [8]


def test_while_the_clock_stands_still_nothing_becomes_overdue() -> None:
    case = paused(Pause(dt.datetime(2026, 3, 3, 15), reason="absent"))
    limit = only(running(case, rules(limit="3日"), MARCH))
    assert (limit.paused, limit.at) == (True, dt.date(2026, 3, 23))
    assert overdue(case, rules(limit="3日"), MARCH) == ()


def test_what_was_overdue_before_it_was_paused_stays_overdue() -> None:
    case = paused(Pause(dt.datetime(2026, 3, 10, 15)))
    assert [one.days for one in overdue(case, rules(limit="3日"), MARCH)] == [15]


def test_after_a_pause_the_end_is_later_by_what_was_lost() -> None:
    over = Pause(dt.datetime(2026, 3, 3, 15), dt.datetime(2026, 3, 6, 9))
    limit = only(running(paused(over), rules(limit="3个工作日"), MARCH))
    assert (limit.paused, limit.at) == (False, dt.date(2026, 3, 7 + 2))


def test_what_is_done_within_a_pause_is_done_in_time() -> None:
    case = paused(Pause(dt.datetime(2026, 3, 3, 15)), **DONE)
    asked = rules(limit="3日", target="handling.handler")
    limit = only(limits(case, asked, MARCH))
    assert limit.kept
    assert not limit.paused


def recorded(
    at: dt.date, *, noted: dt.datetime = REGISTERED, start: dt.date = REGISTERED
) -> Recorded:
    return Recorded("X-1", start, at, provisional=False, calendar="2025-abc", noted=noted)


def with_record(*found: Recorded, **boxes: str) -> Case:
    return Case((replace(sheet(**TAKEN, **boxes), recorded=found),))


def test_what_is_done_is_held_against_the_last_day_on_record() -> None:
    asked = rules(limit="3日", target="handling.handler")
    newest = with_record(recorded(dt.date(2026, 3, 5)), recorded(dt.date(2026, 3, 20)), **DONE)
    limit = only(limits(newest, asked))
    assert (limit.at, limit.calendar, limit.kept) == (dt.date(2026, 3, 20), "2025-abc", True)


def test_what_still_runs_is_counted_by_the_calendar_of_today() -> None:
    asked = rules(limit="3日", target="handling.handler")
    limit = only(limits(with_record(recorded(dt.date(2026, 3, 20))), asked))
    assert (limit.at, limit.calendar) == (dt.date(2026, 3, 5), asked.calendar.version)


def test_a_record_of_another_start_or_from_before_a_pause_does_not_count() -> None:
    asked = rules(limit="3日", target="handling.handler")
    other = recorded(dt.date(2026, 3, 20), start=dt.date(2026, 3, 1))
    assert only(limits(with_record(other, **DONE), asked)).at == dt.date(2026, 3, 5)
    stood = Pause(dt.datetime(2026, 3, 4, 9), dt.datetime(2026, 3, 5, 9))
    (sheet_,) = with_record(recorded(dt.date(2026, 3, 20)), **DONE).sheets
    before = Case((replace(sheet_, pauses=(stood,)),))
    assert only(limits(before, asked)).at == dt.date(2026, 3, 6)
