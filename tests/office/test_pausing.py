"""Pausing and resuming the clocks of a case."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from formkit.errors import NothingToDo, UnknownName, UsageError
from formkit.office import Office, Registration
from formkit.office.pausing import pause, resume
from formkit.procedures.course import Pausing
from formkit.reconciling.limits import running
from tests.office.desk import CLERK, INTAKE, NOW, SHEET, Sight

LIMITED = '\n[procedure.limits]\nP5-5 = "10日"\n'
NUMBER = "26030001"


@pytest.fixture
def limited(folder: Path) -> Office:
    """An office with a limit of ten days for each case, one case, and one reason to pause."""
    settings = folder / "formkit.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + LIMITED, encoding="utf-8")
    office = Office.open(folder)
    absent = Pausing(code="absent", title="客户不在家", clause="⑤", sentence="客户不在家。")
    office.procedure = office.procedure.model_copy(update={"pauses": (absent,)})
    office.new(SHEET, INTAKE, said=Registration(now=NOW, by=CLERK))
    return office


def at(day: int, hour: int = 9) -> dt.datetime:
    return dt.datetime(2026, 3, day, hour)


def last_day(office: Office, now: dt.datetime) -> tuple[dt.date | None, bool]:
    case = office.books().case(NUMBER)
    (limit,) = [one for one in running(case, office.procedure, now) if one.rule == "P5-5"]
    return limit.at, limit.paused


def test_a_pause_puts_the_last_day_off_and_the_new_one_on_record(limited: Office) -> None:
    assert pause(limited, NUMBER, "客户不在家", now=at(6), by=CLERK, note="出差") == NUMBER
    assert last_day(limited, at(10)) == (dt.date(2026, 3, 19), True)
    assert resume(limited, NUMBER, now=at(10), by=CLERK) == NUMBER
    assert last_day(limited, at(10)) == (dt.date(2026, 3, 19), False)
    events = limited.ledger.journal(NUMBER, kinds=("paused", "resumed", "due"))
    assert [event.kind for event in events] == ["due", "paused", "resumed", "due"]
    assert events[1].body == {"reason": "absent", "note": "出差"}
    assert events[3].body["at"] == "2026-03-19"


def test_a_trial_writes_nothing(limited: Office) -> None:
    before = Sight.of(limited.folder.root)
    assert pause(limited, NUMBER, "absent", now=at(6), by=CLERK, write=False) == NUMBER
    assert Sight.of(limited.folder.root) == before
    pause(limited, NUMBER, "absent", now=at(6), by=CLERK)
    paused = Sight.of(limited.folder.root)
    assert resume(limited, NUMBER, now=at(7), by=CLERK, write=False) == NUMBER
    assert Sight.of(limited.folder.root) == paused


def test_pausing_twice_or_resuming_what_runs_is_nothing_to_do(limited: Office) -> None:
    with pytest.raises(NothingToDo):
        resume(limited, NUMBER, now=at(6), by=CLERK)
    pause(limited, NUMBER, "absent", now=at(6), by=CLERK)
    with pytest.raises(NothingToDo):
        pause(limited, NUMBER, "absent", now=at(7), by=CLERK)


def test_a_reason_that_the_procedure_does_not_know_is_refused(limited: Office) -> None:
    with pytest.raises(UnknownName, match="absent"):
        pause(limited, NUMBER, "absnt", now=at(6), by=CLERK)


def test_a_procedure_without_reasons_takes_any(limited: Office) -> None:
    limited.procedure = limited.procedure.model_copy(update={"pauses": ()})
    pause(limited, NUMBER, "等客户回样", now=at(6), by=CLERK)
    (event,) = limited.ledger.journal(NUMBER, kinds=("paused",))
    assert event.body == {"reason": "等客户回样"}


def test_a_void_sheet_has_no_clock(limited: Office) -> None:
    limited.void(NUMBER, "误登", now=NOW, by=CLERK)
    with pytest.raises(UsageError, match="已作废"):
        pause(limited, NUMBER, "absent", now=at(6), by=CLERK)


def test_an_old_number_means_the_sheet_that_took_its_place(limited: Office) -> None:
    new = limited.supersede(NUMBER, {}, said=Registration(now=at(8), by=CLERK)).number
    assert pause(limited, NUMBER, "absent", now=at(9), by=CLERK) == new
    assert resume(limited, NUMBER, now=at(10), by=CLERK) == new
