"""Whatever breaks while a command runs, the ledger is as it was before."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from itertools import count

import pytest
import sqlalchemy as sa

from formkit.errors import LedgerError, NothingToDo, UsageError
from formkit.ledger import Ledger, Order
from formkit.values.number import Period

Make = Callable[..., Order]


class PowerCut(BaseException):
    """The step that was to come does not."""


class Cutter:
    """Cuts the power before the ``at``-th step of whatever the ledger is about to do."""

    def __init__(self, ledger: Ledger) -> None:
        self.at = 0
        self.steps = 0
        sa.event.listen(ledger._connection, "before_cursor_execute", self.step)
        sa.event.listen(ledger._connection, "commit", self.step)

    def step(self, *_: object) -> None:
        self.steps += 1
        if self.steps == self.at:
            raise PowerCut

    def before(self, step: int) -> None:
        self.at, self.steps = step, 0


def work(ledger: Ledger, order: Make, at: dt.datetime) -> None:
    """Everything that writes, as one step of the office."""
    with ledger.transaction():
        april = order(period=Period(2026, 4), request_id="导入-1")
        ledger.issue([order(supersedes="26030001"), april], at=at, by="王芳")
        ledger.fill("26040001", {"handling.result": "换货"}, at=at, by="李强", source="键入")
        ledger.add_reading(
            sha256="3f" * 32,
            file="a.docx",
            form=None,
            number="26040001",
            copy=None,
            body={},
            at=at,
            by="李强",
        )
        ledger.record("printed", number="26040001", body={"copy": 1}, at=at, by="李强")
        ledger.void("26030002", "写错表", at=at, by="王芳")


WORKS: dict[str, Callable[[Ledger, Make, dt.datetime], object]] = {
    "issue": lambda ledger, order, at: ledger.issue(
        [order(supersedes="26030001", request_id="a"), order(period=Period(2026, 4))],
        at=at,
        by="王芳",
    ),
    "everything": work,
}


@pytest.mark.parametrize("name", WORKS)
def test_a_command_cut_off_at_any_step_changes_nothing(
    name: str, ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    ledger.issue([order()], at=at, by="王芳")
    orders = [order(), order(period=Period(2026, 4))]
    before = (ledger.preview(orders), ledger.entries(), ledger.journal(), ledger.gaps())
    cutter = Cutter(ledger)

    for step in count(1):
        cutter.before(step)
        try:
            WORKS[name](ledger, order, at)
        except PowerCut:
            cutter.before(0)
            after = (ledger.preview(orders), ledger.entries(), ledger.journal(), ledger.gaps())
            assert after == before
            assert ledger.check() == []
        else:
            break

    cutter.before(0)
    assert step > 8
    assert len(ledger.entries()) == 3
    assert ledger.check() == []


def test_steps_of_one_transaction_stand_or_fall_together(
    ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    def both() -> None:
        with ledger.transaction():
            ledger.issue([order()], at=at, by="王芳")
            ledger.void("26030001", " ", at=at, by="王芳")

    with pytest.raises(UsageError):
        both()
    assert (ledger.entries(), ledger.journal(), ledger.gaps()) == ([], [], [])


def test_what_a_transaction_has_written_is_seen_within_it(
    ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    with ledger.transaction() as same, ledger.transaction():
        ledger.issue([order()], at=at, by="王芳")
        assert same.preview([order()]) == ("26030002",)
        assert same.check() == []
    assert len(ledger.entries()) == 1


def test_a_step_refused_within_a_transaction_leaves_the_others_whole(
    ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    with ledger.transaction():
        ledger.issue([order()], at=at, by="王芳")
        with pytest.raises(LedgerError):
            ledger.issue([order(series="另一系列")], at=at, by="王芳")
        with pytest.raises(UsageError):
            ledger.issue([order(), order(boxes={"a": object()})], at=at, by="王芳")
        with pytest.raises(NothingToDo):
            ledger.fill("26030001", {}, at=at, by="王芳", source="键入")
        ledger.issue([order()], at=at, by="王芳")
    assert [entry.number for entry in ledger.entries()] == ["26030001", "26030002"]
    assert ledger.check() == []


@pytest.mark.parametrize(
    ("code", "said"),
    [(13, "磁盘已满"), (8, "只读"), (10, "读写不了"), (26, "已损坏"), (1, "不接受")],
)
def test_what_the_database_complains_of_is_told_in_office_words(
    code: int, said: str, ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    complaint = sqlite3.OperationalError("in English")
    complaint.sqlite_errorcode = code

    def complain(*_: object) -> None:
        raise sa.exc.DBAPIError("INSERT", {}, complaint)

    sa.event.listen(ledger._connection, "commit", complain)
    with pytest.raises(Exception, match=said) as told:
        ledger.issue([order()], at=at, by="王芳")
    assert told.type.__module__ == "formkit.errors"
