"""R5: what the copies say of the decision."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.reconciling.conftest import Desk


def test_one_copy_with_another_amount_is_named(desk: Desk) -> None:
    papers = (
        desk.returned(1, "| 核定金额 | 5000 |"),
        desk.returned(3, "| 核定金额 | 6000 |"),
        desk.returned(4, "| 核定金额 | 5000 |"),
    )

    (finding,) = desk.found("R5", desk.sheet(papers=papers))
    assert finding.message == (
        "各联的“核定金额”不一致：第一联写“5000”，第三联写“6000”，第四联写“5000”"
    )
    assert (finding.copy, finding.box) == (3, "verdict.disposal_amount")
    assert finding.where == "客户抱怨处理表 · 判定 · 核定金额"


def test_what_the_ledger_has_decides_which_copy_is_odd(desk: Desk) -> None:
    papers = (desk.returned(3, "| 核定金额 | 6000 |"), desk.returned(4, "| 核定金额 | 5000 |"))

    (finding,) = desk.found("R5", desk.sheet("| 核定金额 | 6000 |", papers=papers))
    assert finding.copy == 4
    assert finding.evidence[0] == ("台账 核定金额", "6000")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("| 核定金额 | 5000 |", "| 核定金额 | ¥5,000.00（人民币伍仟元整） |"),
        ("| 核定数量 | 300 米 | ", "| 核定数量 | ３００米 |"),
        ("| 核决意见 | 准予 退货 |", "| 核决意见 | 准予退货 |"),
        ("| 处理方式 | ■退货 □换货 ■折让 |", "| 处理方式 | √退货 □换货 √折让 |"),
        ("| 结案日期 | 2026年3月12日 |", "| 结案日期 | 2026-03-12 |"),
        ("| 结案核签 | 傅远 2026年3月12日 |", "| 结案核签 | 傅远 |"),
        ("| 核定金额 | 5000 |", "| 核定金额 |  |"),
    ],
)
def test_the_same_written_otherwise_is_the_same(desk: Desk, one: str, other: str) -> None:
    papers = (desk.returned(3, one), desk.returned(4, other))

    assert desk.found("R5", desk.sheet(papers=papers)) == []


def test_shares_are_part_of_the_decision(desk: Desk) -> None:
    papers = (
        desk.returned(1, "| verdict.shares.1.ratio | 30 |"),
        desk.returned(2, "| verdict.shares.1.ratio | 40 |"),
    )

    (finding,) = desk.found("R5", desk.sheet(papers=papers))
    assert finding.box == "verdict.shares.1.ratio"


def test_what_a_department_adds_is_not_the_decision(desk: Desk) -> None:
    papers = (desk.returned(3, "| 执行情形 | 已办 |"), desk.returned(4, "| 执行情形 | 未办 |"))

    assert desk.found("R5", desk.sheet(papers=papers)) == []


def test_of_several_papers_of_one_copy_the_newest_counts(desk: Desk) -> None:
    papers = (
        desk.returned(3, "| 核定金额 | 6000 |", file="误.docx"),
        desk.returned(3, "| 核定金额 | 5000 |", at=dt.datetime(2026, 3, 22)),
        desk.returned(4, "| 核定金额 | 5000 |"),
    )

    assert desk.found("R5", desk.sheet(papers=papers)) == []


def test_the_papers_of_another_form_are_left_aside(desk: Desk) -> None:
    record = desk.returned(4, "| 核定金额 | 6000 |", spec=desk.form("客户投诉记录单"))
    papers = (desk.returned(3, "| 核定金额 | 5000 |"), record)

    assert desk.found("R5", desk.sheet(papers=papers)) == []
