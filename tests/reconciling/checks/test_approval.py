"""R10: the level that decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from formkit.findings import Severity

if TYPE_CHECKING:
    from formkit.procedures import Procedure
    from tests.reconciling.conftest import Desk


@pytest.mark.parametrize(
    ("level", "loss", "suffices"),
    [
        ("业务部经理", "5000", True),
        ("业务部经理", "5000.01", False),
        ("总经理", "10", True),
        ("副总经理", "20000", True),
        ("副总经理", "20001", False),
        ("总经理", "3000000", True),
    ],
)
def test_a_level_decides_up_to_its_limit(
    desk: Desk, set_up: Procedure, level: str, loss: str, *, suffices: bool
) -> None:
    sheet = desk.sheet(f"| 核决层级 | {level} | 损失金额 | {loss} |")

    assert (desk.found("R10", sheet, procedure=set_up) == []) is suffices


def test_the_finding_names_the_level_that_is_needed(desk: Desk, set_up: Procedure) -> None:
    sheet = desk.sheet("| 核决层级 | 业务部经理 | 损失金额 | 8000 |")

    (finding,) = desk.found("R10", sheet, procedure=set_up)
    assert finding.message == "损失8000.00元应由“副总经理”核决，现由“业务部经理”核决"
    assert finding.evidence == (("台账 核决层级", "业务部经理"), ("台账 损失金额", "8000"))


def test_while_the_levels_are_not_set_that_is_remarked_on(desk: Desk, bare: Procedure) -> None:
    sheet = desk.sheet("| 核决层级 | 业务部经理 | 损失金额 | 8000 |")

    (finding,) = desk.found("R10", sheet, procedure=bare)
    assert finding.severity is Severity.REMARK
    assert "未设定" in finding.message


def test_without_a_loss_there_is_nothing_to_compare(desk: Desk, set_up: Procedure) -> None:
    assert desk.found("R10", desk.sheet("| 核决层级 | 业务部经理 |"), procedure=set_up) == []
