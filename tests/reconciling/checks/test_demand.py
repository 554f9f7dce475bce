"""R17: a demand left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.reconciling.conftest import Desk

SIGNED_OFF = "| 结案日期 | 2026年3月12日 | "


def test_signed_off_with_the_demand_still_open(desk: Desk) -> None:
    (finding,) = desk.found("R17", desk.sheet(SIGNED_OFF + "客户要求 | 客户加工中 未确定 |"))

    assert finding.message == "“客户要求”仍注明“客户加工中未确定”，却已核签结案"
    assert finding.evidence == (
        ("台账 客户要求", "客户加工中 未确定"),
        ("台账 结案日期", "2026年3月12日"),
    )


@pytest.mark.parametrize(
    "drawing",
    [
        SIGNED_OFF + "客户要求 | 退货300米 |",
        SIGNED_OFF + "客户要求 | 客户加工中未确定，后定为退货３００米 |",
        SIGNED_OFF,
        "| 客户要求 | 客户加工中未确定 |",
    ],
)
def test_settled_demands_and_cases_not_yet_signed_off_are_in_order(
    desk: Desk, drawing: str
) -> None:
    assert desk.found("R17", desk.sheet(drawing)) == []
