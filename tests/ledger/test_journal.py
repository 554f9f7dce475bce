"""The journal only grows, and each event seals the one before."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest

from formkit.errors import UnknownName, UsageError
from formkit.ledger import Ledger, Order

Make = Callable[..., Order]


def test_an_event_of_another_room_is_recorded(ledger: Ledger, order: Make, at: dt.datetime) -> None:
    ledger.issue([order()], at=at, by="王芳")
    event = ledger.record("sent", number="26030001", body={"copy": 3}, at=at, by="李强")
    assert (event.seq, event.kind, event.body, event.by) == (2, "sent", {"copy": 3}, "李强")
    assert ledger.journal("26030001")[-1] == event


def test_an_event_may_concern_the_office_as_a_whole(ledger: Ledger, at: dt.datetime) -> None:
    event = ledger.record("closed", number=None, body={"month": "2026-03"}, at=at, by="王芳")
    assert ledger.journal() == [event]


@pytest.mark.parametrize("kind", ["issued", "filled", "void", "superseded", "restored", "read"])
def test_what_the_ledger_itself_notes_is_not_recorded_from_outside(
    kind: str, ledger: Ledger, at: dt.datetime
) -> None:
    with pytest.raises(UsageError, match=kind):
        ledger.record(kind, number=None, body={}, at=at, by="王芳")


def test_nothing_is_recorded_of_a_number_never_issued(ledger: Ledger, at: dt.datetime) -> None:
    with pytest.raises(UnknownName):
        ledger.record("sent", number="26030001", body={}, at=at, by="王芳")
    assert ledger.journal() == []


def test_events_are_asked_for_by_number_and_kind(
    ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    ledger.issue([order(), order()], at=at, by="王芳")
    for number, kind in [("26030001", "printed"), ("26030002", "printed"), ("26030001", "sent")]:
        ledger.record(kind, number=number, body={}, at=at, by="王芳")

    def seen(number: str | None = None, *kinds: str) -> list[int]:
        return [event.seq for event in ledger.journal(number, kinds=kinds)]

    assert seen() == [1, 2, 3, 4, 5]
    assert seen("26030001") == [1, 3, 5]
    assert seen("26030001", "printed", "sent") == [3, 5]
    assert seen(None, "printed") == [3, 4]


def test_the_chain_can_be_recomputed_by_anybody(
    ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    ledger.issue([order(), order()], at=at, by="王芳")
    ledger.record("sent", number="26030001", body={"copy": 3, "to": "业务"}, at=at, by="李强")

    digest = "0" * 64
    for event in ledger.journal():
        told = [event.seq, event.at.isoformat(), event.by, event.kind, event.number, event.body]
        text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert event.previous == digest
        digest = hashlib.sha256((digest + text).encode()).hexdigest()
        assert event.digest == digest
    assert ledger.head == digest


def test_an_empty_ledger_has_a_head_of_noughts(ledger: Ledger) -> None:
    assert ledger.head == "0" * 64


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET body = '{}'",
        "DELETE FROM journal",
        "UPDATE numbers SET form = '另一表'",
        "DELETE FROM numbers",
        "UPDATE payloads SET boxes = '{}'",
        "DELETE FROM payloads",
        "UPDATE readings SET body = '{}'",
        "DELETE FROM readings",
        "UPDATE counters SET last = last - 1",
        "DELETE FROM counters",
    ],
)
def test_the_database_itself_refuses_to_change_or_delete(
    statement: str, ledger: Ledger, order: Make, at: dt.datetime, outside: Callable[[str], Any]
) -> None:
    ledger.issue([order()], at=at, by="王芳")
    ledger.add_reading(
        sha256="a" * 64, file="a.docx", form=None, number=None, copy=None, body={}, at=at, by="王芳"
    )
    with pytest.raises(Exception, match=r"never"):
        outside(statement)
    assert ledger.check() == []


@pytest.mark.parametrize("column", ["number", "counter, serial", "request_id"])
def test_the_database_itself_refuses_a_double(
    column: str, ledger: Ledger, order: Make, at: dt.datetime, outside: Callable[[str], Any]
) -> None:
    ledger.issue([order(request_id="a")], at=at, by="王芳")
    names = "number, counter, serial, request_id"
    other = {"number": "'X'", "counter": "counter", "serial": "99", "request_id": "'b'"}
    values = ", ".join(name if name in column else other[name] for name in names.split(", "))
    rest = "year, month, dept, form, received, issued_at, issued_by"
    with pytest.raises(Exception, match=r"(?i)unique"):
        outside(f"INSERT INTO numbers ({names}, {rest}) SELECT {values}, {rest} FROM numbers")  # noqa: S608


def test_several_events_are_recorded_at_once_in_their_order(
    ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    ledger.issue([order()], at=at, by="王芳")
    bodies = [{"copy": n} for n in (1, 2, 3)]
    events = ledger.record_each("printed", bodies, number="26030001", at=at, by="李强")
    assert events == ledger.journal("26030001", kinds=("printed",))
    assert [event.body["copy"] for event in events] == [1, 2, 3]
    assert ledger.check() == []
