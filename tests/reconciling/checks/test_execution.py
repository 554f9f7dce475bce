"""R11: decided, executed, posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.reconciling.conftest import Desk


def test_executed_and_posted_as_decided(desk: Desk) -> None:
    papers = (desk.returned(3, desk.pack("执行")), desk.returned(4, desk.pack("会计核对")))

    assert desk.found("R11", desk.sheet(desk.pack(), papers=papers)) == []


def test_copy_three_paid_more_than_was_decided(desk: Desk) -> None:
    back = desk.returned(3, desk.pack("执行", but="| 执行金额 | 5500 |"))

    (finding,) = desk.found("R11", desk.sheet(desk.pack(), papers=(back,)))
    assert finding.message == "“执行金额”5500与“核定金额”5000不符"
    assert (finding.copy, finding.box) == (3, "execution.done_amount")


def test_copy_three_took_back_less_than_was_decided(desk: Desk) -> None:
    back = desk.returned(3, desk.pack("执行", but="| 执行数量 | 280 米 |"))

    (finding,) = desk.found("R11", desk.sheet(desk.pack(), papers=(back,)))
    assert finding.message == "“执行数量”280 米与“核定数量”300 米不符"


def test_copy_four_posted_another_amount_than_copy_three_paid(desk: Desk) -> None:
    papers = (
        desk.returned(3, desk.pack("执行")),
        desk.returned(4, desk.pack("会计核对", but="| 入账金额 | 4500 |")),
    )

    (finding,) = desk.found("R11", desk.sheet(desk.pack(), papers=papers))
    assert finding.message == "“入账金额”4500与“执行金额”5000不符"
    assert finding.copy == 4


def test_what_copy_three_says_itself_goes_before_the_ledger(desk: Desk) -> None:
    back = desk.returned(3, "| 执行金额 | 6000 |")
    sheet = desk.sheet("| 核定金额 | 5000 | 执行金额 | 5000 |", papers=(back,))

    assert [one.copy for one in desk.found("R11", sheet)] == [3]


def test_nothing_is_said_of_what_is_not_done_yet(desk: Desk) -> None:
    assert desk.found("R11", desk.sheet(desk.pack())) == []
