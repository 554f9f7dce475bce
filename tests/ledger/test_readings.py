"""What was read from a returned original is kept once for each way it was read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from formkit.ledger import Ledger, Order, StoredReading

Make = Callable[..., Order]
Add = Callable[..., bool]


@pytest.fixture
def add(ledger: Ledger, at: dt.datetime) -> Add:
    """Stores a reading of a returned third copy, but for what is said."""

    def store(**said: Any) -> bool:
        usual: dict[str, Any] = {
            "sha256": "3f" * 32,
            "file": "返回的第三联.docx",
            "form": "客户投诉处理表",
            "number": "26030001",
            "copy": 3,
            "body": {"boxes": {"处理结果": "换货"}},
        }
        return ledger.add_reading(**(usual | said), at=at, by="王芳")

    return store


def test_a_reading_is_stored_and_told(ledger: Ledger, add: Add, at: dt.datetime) -> None:
    assert not ledger.knows("3f" * 32)
    assert add()
    assert ledger.knows("3f" * 32)
    assert ledger.readings() == [
        StoredReading(
            sha256="3f" * 32,
            file="返回的第三联.docx",
            form="客户投诉处理表",
            number="26030001",
            copy=3,
            body={"boxes": {"处理结果": "换货"}},
            at=at,
        )
    ]


def test_the_same_reading_is_stored_once(ledger: Ledger, add: Add) -> None:
    assert [add(), add(file="改名.docx"), add()] == [True, False, False]
    assert len(ledger.readings()) == len(ledger.journal()) == 1


def test_an_original_read_anew_adds_a_reading_newest_last(ledger: Ledger, add: Add) -> None:
    add()
    assert add(body={"boxes": {"处理结果": "退货"}})
    assert [one.body["boxes"]["处理结果"] for one in ledger.readings()] == ["换货", "退货"]


def test_readings_are_asked_for_by_number(ledger: Ledger, add: Add) -> None:
    add()
    add(sha256="40" * 32, number="26030002")
    assert [one.number for one in ledger.readings("26030002")] == ["26030002"]


def test_a_reading_is_noted_under_its_number_if_that_was_issued(
    ledger: Ledger, order: Make, add: Add, at: dt.datetime
) -> None:
    ledger.issue([order()], at=at, by="王芳")
    add()
    add(sha256="40" * 32, number="外来-9")
    add(sha256="41" * 32, number=None, form=None, copy=None)
    noted = [(event.number, event.body["number"]) for event in ledger.journal(kinds=["read"])]
    assert noted == [("26030001", "26030001"), (None, "外来-9"), (None, None)]
    assert ledger.check() == []


def test_the_newest_reading_of_an_original_is_recalled(ledger: Ledger, add: Add) -> None:
    assert ledger.recall("3f" * 32) == ()
    add(form=None, body={"boxes": {}})
    add()
    (newest,) = ledger.recall("3f" * 32)
    assert newest.form == "客户投诉处理表"


def test_each_sheet_bound_in_an_original_is_recalled(ledger: Ledger, add: Add) -> None:
    add(number="26030001", body={"part": "第1页"})
    add(number="26030002", body={"part": "第2页"})
    add(number="26030003", body={"part": "第2页", "medium": "pdf"})
    told = [(one.part, one.number) for one in ledger.recall("3f" * 32)]
    assert told == [("第1页", "26030001"), ("第2页", "26030003")]
