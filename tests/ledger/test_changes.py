"""What may happen to a number once issued: boxes are filled in, or the sheet is void (作废)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from formkit.errors import LedgerError, NothingToDo, UnknownName, UsageError
from formkit.ledger import Ledger, Order

Make = Callable[..., Order]


@pytest.fixture(autouse=True)
def issued(ledger: Ledger, order: Make, at: dt.datetime) -> None:
    """One sheet, 26030001."""
    ledger.issue([order(boxes={"a": 1, "b": "二"})], at=at, by="王芳")


def test_boxes_filled_in_later_are_folded_in_in_order(ledger: Ledger, at: dt.datetime) -> None:
    ledger.fill("26030001", {"b": "贰", "c": True}, at=at, by="李强", source="读回")
    entry = ledger.fill("26030001", {"b": "两"}, at=at, by="李强", source="键入")
    assert entry.boxes == {"a": 1, "b": "两", "c": True}


def test_only_the_boxes_that_changed_are_noted(ledger: Ledger, at: dt.datetime) -> None:
    ledger.fill("26030001", {"a": 1, "b": "贰", "d": None}, at=at, by="李强", source="读回")
    (event,) = ledger.journal("26030001", kinds=["filled"])
    assert event.body == {"boxes": {"b": "贰"}, "source": "读回"}
    assert (event.by, event.at) == ("李强", at)


def test_one_and_yes_are_different_values(ledger: Ledger, at: dt.datetime) -> None:
    entry = ledger.fill("26030001", {"a": True}, at=at, by="李强", source="键入")
    assert entry.boxes["a"] is True


def test_what_stands_there_already_is_nothing_to_do(ledger: Ledger, at: dt.datetime) -> None:
    with pytest.raises(NothingToDo):
        ledger.fill("26030001", {"a": 1}, at=at, by="李强", source="读回")


def test_a_box_may_be_emptied(ledger: Ledger, at: dt.datetime) -> None:
    assert ledger.fill("26030001", {"a": None}, at=at, by="李强", source="键入").boxes["a"] is None


def test_a_void_number_stays_and_is_never_given_again(
    ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    entry = ledger.void("26030001", "客户撤回", at=at, by="王芳")
    assert (entry.state, entry.void_reason) == ("void", "客户撤回")
    assert ledger.preview([order()]) == ("26030002",)


def test_a_number_is_made_void_once(ledger: Ledger, at: dt.datetime) -> None:
    ledger.void("26030001", "客户撤回", at=at, by="王芳")
    with pytest.raises(NothingToDo, match="客户撤回"):
        ledger.void("26030001", "另一原因", at=at, by="王芳")
    assert ledger.entry("26030001").void_reason == "客户撤回"


def test_a_reason_is_asked_for(ledger: Ledger, at: dt.datetime) -> None:
    with pytest.raises(UsageError, match="原因"):
        ledger.void("26030001", " ", at=at, by="王芳")
    assert ledger.entry("26030001").state == "issued"


def test_a_void_sheet_is_not_filled_in(ledger: Ledger, at: dt.datetime) -> None:
    ledger.void("26030001", "客户撤回", at=at, by="王芳")
    with pytest.raises(LedgerError, match="作废"):
        ledger.fill("26030001", {"a": 2}, at=at, by="李强", source="读回")


def test_an_unknown_number_is_neither_filled_nor_void(ledger: Ledger, at: dt.datetime) -> None:
    with pytest.raises(UnknownName):
        ledger.fill("26030009", {"a": 2}, at=at, by="李强", source="读回")
    with pytest.raises(UnknownName):
        ledger.void("26030009", "客户撤回", at=at, by="王芳")
