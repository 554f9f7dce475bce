"""R12: the departments' shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.reconciling.conftest import Desk


def test_shares_that_make_up_the_whole(desk: Desk) -> None:
    assert desk.found("R12", desk.sheet(desk.pack("判定"))) == []


def test_ratios_that_do_not_come_to_a_hundred(desk: Desk) -> None:
    (finding,) = desk.found(
        "R12", desk.sheet(desk.pack("判定", but="| verdict.shares.1.ratio | 40 |"))
    )

    assert finding.message == "责任比率合计110%，应为100%"
    assert finding.box == "verdict.shares.0.ratio"
    assert [seen for _, seen in finding.evidence] == ["70", "40"]


def test_losses_that_do_not_come_to_the_loss(desk: Desk) -> None:
    (finding,) = desk.found("R12", desk.sheet(desk.pack("判定", but="| 损失金额 | 9000 |")))

    assert finding.message == "部门损失合计8000.00元，损失金额9000.00元"


def test_without_shares_there_is_nothing_to_add_up(desk: Desk) -> None:
    assert desk.found("R12", desk.sheet("| 损失金额 | 9000 |")) == []
