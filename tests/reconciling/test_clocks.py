"""Pauses and last days, as the journal tells them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from formkit.ledger import Event
from formkit.procedures.workcalendar import Pause
from formkit.reconciling.clocks import pauses_of, recorded_of

NOON = dt.datetime(2026, 3, 5, 12)


def event(kind: str, hours: int, **body: Any) -> Event:
    at = NOON + dt.timedelta(hours=hours)
    return Event(hours, at, "郭思齐", kind, "26030001", body, "", "")


def test_a_pause_lasts_until_it_is_resumed() -> None:
    told = [event("paused", 0, reason="absent", note="出差"), event("resumed", 5)]
    assert pauses_of(told[:1]) == (Pause(NOON, None, "absent", "出差"),)
    assert pauses_of(told) == (Pause(NOON, told[1].at, "absent", "出差"),)


def test_pausing_twice_and_resuming_what_runs_change_nothing() -> None:
    first, again, end = event("paused", 0, reason="a"), event("paused", 1), event("resumed", 2)
    told = [event("resumed", -1), first, again, end, event("resumed", 3), event("printed", 4)]
    assert pauses_of(told) == (Pause(NOON, end.at, "a"),)


def test_a_clock_that_was_set_back_makes_no_pause_that_ends_before_it_begins() -> None:
    (pause,) = pauses_of([event("paused", 0), event("resumed", -2)])
    assert pause.end == pause.start


def test_last_days_and_moments_come_back_as_they_were_put_on_record() -> None:
    body = {
        "rule": "P5-3",
        "start": "2026-03-05T09:00:00",
        "at": "2026-03-06",
        "provisional": True,
        "calendar": "2026-3f9c21ab",
    }
    (found,) = recorded_of([event("due", 0, **body), event("paused", 1)])
    assert (found.start, found.at) == (dt.datetime(2026, 3, 5, 9), dt.date(2026, 3, 6))
    assert (found.rule, found.provisional) == ("P5-3", True)
    assert (found.calendar, found.noted) == ("2026-3f9c21ab", NOON)
