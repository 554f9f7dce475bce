"""A repeated request gets the number it got before; a rejected sheet gets a successor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from formkit.errors import LedgerError, UnknownName
from formkit.ledger import Ledger, Order
from formkit.values.number import Period

Make = Callable[..., Order]


def test_a_repeated_request_gets_the_same_number(
    ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    (first,) = ledger.issue([order(request_id="导入-7")], at=at, by="王芳")
    head = ledger.head

    again = ledger.issue([order(request_id="导入-7")], at=at + dt.timedelta(1), by="李强")

    assert again == (first,)
    assert ledger.head == head


def test_a_request_repeated_after_midnight_keeps_its_month(
    ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    (first,) = ledger.issue([order(request_id="导入-7")], at=at, by="王芳")
    later = order(request_id="导入-7", period=Period(2026, 4), received=dt.date(2026, 4, 1))
    assert ledger.issue([later], at=at, by="王芳") == (first,)


def test_a_request_repeated_after_more_was_filled_in_gets_the_entry_as_it_stands(
    ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    ledger.issue([order(request_id="导入-7")], at=at, by="王芳")
    filled = ledger.fill(
        "26030001", {"intake.phone": "02112345678"}, at=at, by="李强", source="键入"
    )
    assert ledger.issue([order(request_id="导入-7")], at=at, by="王芳") == (filled,)


def test_the_same_request_twice_in_one_batch_is_one_sheet(
    ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    orders = [order(request_id="a"), order(), order(request_id="a")]
    given = [entry.number for entry in ledger.issue(orders, at=at, by="王芳")]
    assert given == ["26030001", "26030002", "26030001"]


@pytest.mark.parametrize(
    "other",
    [
        {"boxes": {"intake.customer": "云岭物业"}},
        {"series": "另一系列"},
        {"form": "另一表"},
        {"dept": "业务"},
        {"supersedes": "26020001"},
    ],
)
def test_a_request_id_stands_for_one_sheet_only(
    other: dict[str, object], ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    different = order(request_id="a", **other)
    with pytest.raises(LedgerError, match="请求号“a”"):
        ledger.issue([order(request_id="a"), different], at=at, by="王芳")
    assert ledger.entries() == []

    ledger.issue([order(request_id="a")], at=at, by="王芳")
    for ask in (
        lambda: ledger.issue([different], at=at, by="王芳"),
        lambda: ledger.preview([different]),
    ):
        with pytest.raises(LedgerError, match="请求号“a”"):
            ask()
    assert ledger.check() == []


def test_a_successor_and_the_sheet_it_replaces_name_each_other(
    ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    ledger.issue([order()], at=at, by="王芳")
    (new,) = ledger.issue([order(supersedes="26030001")], at=at, by="王芳")

    assert new.supersedes == "26030001"
    assert ledger.entry("26030001").superseded_by == "26030002"
    assert [event.kind for event in ledger.journal("26030001")] == ["issued", "superseded"]


def test_a_sheet_has_one_successor(ledger: Ledger, order: Make, at: dt.datetime) -> None:
    ledger.issue([order()], at=at, by="王芳")
    successor = order(supersedes="26030001")
    with pytest.raises(LedgerError, match="取代"):
        ledger.issue([successor, successor], at=at, by="王芳")
    ledger.issue([successor], at=at, by="王芳")
    with pytest.raises(LedgerError, match="26030002"):
        ledger.issue([successor], at=at, by="王芳")
    with pytest.raises(LedgerError, match="26030002"):
        ledger.preview([successor])


def test_a_successor_made_void_lets_the_sheet_stand_again(
    ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    ledger.issue([order()], at=at, by="王芳")
    ledger.issue([order(supersedes="26030001")], at=at, by="王芳")
    ledger.void("26030002", "写错表", at=at, by="王芳")
    assert ledger.entry("26030001").superseded_by is None

    ledger.issue([order(supersedes="26030001")], at=at, by="王芳")
    assert ledger.entry("26030001").superseded_by == "26030003"


def test_a_void_sheet_has_no_successor(ledger: Ledger, order: Make, at: dt.datetime) -> None:
    ledger.issue([order()], at=at, by="王芳")
    ledger.void("26030001", "重复登记", at=at, by="王芳")
    with pytest.raises(LedgerError, match="作废"):
        ledger.issue([order(supersedes="26030001")], at=at, by="王芳")


def test_a_sheet_that_was_never_issued_has_no_successor(
    ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    ledger.issue([order()], at=at, by="王芳")
    with pytest.raises(UnknownName, match="26030001"):
        ledger.issue([order(supersedes="26030007")], at=at, by="王芳")
    assert len(ledger.entries()) == 1
