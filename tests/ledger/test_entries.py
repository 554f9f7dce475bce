"""The register: every number ever issued, as it stands now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
import sqlalchemy as sa

from formkit.errors import UnknownName
from formkit.ledger import Ledger, Order
from formkit.values.number import Numbering, Period

Make = Callable[..., Order]


def test_a_number_never_issued_is_not_found(ledger: Ledger) -> None:
    assert ledger.find("26030001") is None


def test_a_slip_of_the_pen_is_answered_with_the_number_meant(
    ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    ledger.issue([order()] * 12, at=at, by="王芳")
    with pytest.raises(UnknownName, match="是不是“26030012”"):
        ledger.entry("26030021")


@pytest.fixture
def register(ledger: Ledger, order: Make, at: dt.datetime) -> Ledger:
    """Two months, two series, one number void and one filled in."""
    visit = order(series="回访单", form="回访单", numbering=Numbering("HF{yy}{mm}{serial:02}"))
    april = order(period=Period(2026, 4))
    ledger.issue([april, order(), visit, order()], at=at, by="王芳")
    ledger.void("26030002", "重复登记", at=at, by="王芳")
    ledger.fill("26030001", {"handling.result": "换货"}, at=at, by="李强", source="读回")
    return ledger


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({}, ["HF260301", "26030001", "26030002", "26040001"]),
        ({"period": Period(2026, 3)}, ["HF260301", "26030001", "26030002"]),
        ({"series": "回访单"}, ["HF260301"]),
        ({"form": "客户投诉处理表", "state": "issued"}, ["26030001", "26040001"]),
        ({"state": "void"}, ["26030002"]),
        ({"period": Period(2026, 5)}, []),
    ],
)
def test_entries_are_asked_for_by_month_series_form_and_state(
    asked: dict[str, object], numbers: list[str], register: Ledger
) -> None:
    found = register.entries(**asked)  # type: ignore[arg-type]
    assert [entry.number for entry in found] == numbers
    assert all(entry == register.entry(entry.number) for entry in found)


def test_a_register_takes_as_many_questions_as_a_line(register: Ledger) -> None:
    questions: list[str] = []

    def note(*told: object) -> None:
        questions.append(str(told[2]))

    sa.event.listen(register._connection, "before_cursor_execute", note)
    assert len(register.entries()) == 4
    assert len([question for question in questions if question.startswith("SELECT")]) == 2
