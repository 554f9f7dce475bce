"""Whatever an office does in whatever order, the ledger agrees with a plain dict."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from formkit.errors import LedgerError, NothingToDo
from formkit.ledger import Ledger, Order
from formkit.values.number import Numbering, Period

AT = dt.datetime(2026, 3, 5, 9, 30)
PERIODS = st.sampled_from([Period(2026, 3), Period(2026, 4)])
BOXES = st.dictionaries(st.sampled_from("甲乙丙"), st.integers(0, 2) | st.booleans(), max_size=2)
NUMBERING = Numbering("{yy}{mm}{serial:03}")

Sheet = dict[str, Any]


class Office(RuleBasedStateMachine):
    """A ledger beside a dict of what it should hold."""

    new_place: Callable[[], str]
    numbers: Bundle[str] = Bundle("numbers")
    requests: Bundle[tuple[Order, str]] = Bundle("requests")

    def __init__(self) -> None:
        super().__init__()
        self.sheets: dict[str, Sheet] = {}
        self.events = 0

    @initialize()
    def open(self) -> None:
        self.place = type(self).new_place()
        self.ledger = Ledger.open(self.place)

    def order(self, period: Period, boxes: dict[str, Any], **said: Any) -> Order:
        return Order(
            series="表",
            numbering=NUMBERING,
            period=period,
            form="表",
            boxes=boxes,
            received=period.first,
            **said,
        )

    def note(self, order: Order) -> str:
        """What the dict expects of an order that is new."""
        serial = 1 + sum(sheet["period"] == order.period for sheet in self.sheets.values())
        number = f"{order.period}{serial:03}"
        self.sheets[number] = {
            "period": order.period,
            "boxes": dict(order.boxes),
            "state": "issued",
            "supersedes": order.supersedes,
            "superseded_by": None,
        }
        self.events += 1
        return number

    @rule(target=numbers, asked=st.lists(st.tuples(PERIODS, BOXES), max_size=4))
    def issue(self, asked: list[tuple[Period, dict[str, Any]]]) -> Any:
        orders = [self.order(period, boxes) for period, boxes in asked]
        seen = self.ledger.preview(orders)
        given = tuple(entry.number for entry in self.ledger.issue(orders, at=AT, by="王芳"))
        assert seen == given == tuple(map(self.note, orders))
        return multiple(*given)

    @rule(target=requests, period=PERIODS, boxes=BOXES, request=st.uuids())
    def issue_by_request(self, period: Period, boxes: dict[str, Any], request: Any) -> Any:
        order = self.order(period, boxes, request_id=str(request))
        (entry,) = self.ledger.issue([order], at=AT, by="王芳")
        assert entry.number == self.note(order)
        return order, entry.number

    @rule(request=requests)
    def repeat_a_request(self, request: tuple[Order, str]) -> None:
        order, number = request
        (entry,) = self.ledger.issue([order], at=AT, by="李强")
        assert entry.number == number

    @rule(target=numbers, old=numbers, period=PERIODS)
    def supersede(self, old: str, period: Period) -> Any:
        order = self.order(period, {}, supersedes=old)
        sheet = self.sheets[old]
        if sheet["state"] == "void" or sheet["superseded_by"]:
            with pytest.raises(LedgerError):
                self.ledger.issue([order], at=AT, by="王芳")
            return multiple()
        (entry,) = self.ledger.issue([order], at=AT, by="王芳")
        sheet["superseded_by"] = self.note(order)
        self.events += 1
        assert entry.number == sheet["superseded_by"]
        return entry.number

    @rule(number=numbers, boxes=BOXES)
    def fill(self, number: str, boxes: dict[str, Any]) -> None:
        sheet = self.sheets[number]
        before = sheet["boxes"]
        same = all(path in before and repr(before[path]) == repr(boxes[path]) for path in boxes)
        if sheet["state"] == "void" or same:
            with pytest.raises((LedgerError, NothingToDo)):
                self.ledger.fill(number, boxes, at=AT, by="李强", source="键入")
            return
        sheet["boxes"] = before | boxes
        self.events += 1
        entry = self.ledger.fill(number, boxes, at=AT, by="李强", source="键入")
        assert entry.boxes == sheet["boxes"]

    @rule(number=numbers)
    def void(self, number: str) -> None:
        sheet = self.sheets[number]
        if sheet["state"] == "void":
            with pytest.raises(NothingToDo):
                self.ledger.void(number, "写错表", at=AT, by="王芳")
            return
        self.ledger.void(number, "写错表", at=AT, by="王芳")
        sheet["state"] = "void"
        self.events += 1
        if sheet["supersedes"]:
            self.sheets[sheet["supersedes"]]["superseded_by"] = None
            self.events += 1

    @rule()
    def go_home_and_come_back(self) -> None:
        self.ledger.close()
        self.ledger = Ledger.open(self.place)

    @invariant()
    def the_register_agrees(self) -> None:
        register = {
            entry.number: {
                "period": entry.period,
                "boxes": entry.boxes,
                "state": entry.state,
                "supersedes": entry.supersedes,
                "superseded_by": entry.superseded_by,
            }
            for entry in self.ledger.entries()
        }
        assert register == self.sheets
        assert len(self.ledger.journal()) == self.events
        assert self.ledger.check() == []

    def teardown(self) -> None:
        self.ledger.close()


def test_an_office_and_its_ledger_agree(new_place: Callable[[], str]) -> None:
    machine = type("TheOffice", (Office,), {"new_place": staticmethod(new_place)})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=8,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
