"""R3: the same copy twice."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from formkit.findings import Severity
from formkit.reconciling import Evidence

if TYPE_CHECKING:
    from tests.reconciling.conftest import Desk


def test_two_papers_of_one_copy_that_contradict_each_other(desk: Desk) -> None:
    papers = (
        desk.returned(3, "| 执行金额 | 5000 | 执行情形 | 已办 |", file="第三联.docx"),
        desk.returned(3, "| 执行金额 | 6000 | 执行情形 | 已办 |", file="第三联-重扫.docx"),
    )

    (finding,) = desk.found("R3", desk.sheet(papers=papers, copies=desk.copies("sent")))
    assert finding.message == "第三联交来两份不同的纸，互相矛盾：“执行金额”"
    assert (finding.copy, finding.box) == (3, "execution.done_amount")
    assert finding.evidence == (
        ("第三联.docx 执行金额", "5000"),
        ("第三联-重扫.docx 执行金额", "6000"),
    )


def test_two_papers_that_only_add_to_each_other_are_a_remark(desk: Desk) -> None:
    papers = (
        desk.returned(3, "| 执行金额 | 5000 |", file="甲.docx"),
        desk.returned(3, "| 执行金额 | ¥5,000.00 | 执行情形 | 已办 |", file="乙.docx"),
    )

    (finding,) = desk.found("R3", desk.sheet(papers=papers, copies=desk.copies("sent")))
    assert finding.severity is Severity.REMARK


def test_a_pack_read_again_on_its_way_is_in_order(desk: Desk) -> None:
    papers = (
        desk.returned(5, "| 客户名称 | 远山机电 |", file="初.docx"),
        desk.returned(5, "| 客户名称 | 远山机电 | 原因分析 | 温控失灵 |", file="再.docx"),
    )

    assert desk.found("R3", desk.sheet(papers=papers)) == []


def test_a_box_corrected_in_the_ledger_since_is_not_held_against_the_pack(desk: Desk) -> None:
    earlier = dt.datetime(2026, 3, 1, 9)
    papers = (
        desk.returned(5, "| 客户要求 | 客户加工中未确定 |", file="初.docx", at=earlier),
        desk.returned(5, "| 客户要求 | 退货300米 |", file="再.docx"),
    )

    assert desk.found("R3", desk.sheet("| 客户要求 | 退货300米 |", papers=papers)) == []


def test_two_different_copies_are_no_duplicate(desk: Desk) -> None:
    papers = (desk.returned(3, "| 执行金额 | 5000 |"), desk.returned(4, "| 执行金额 | 6000 |"))

    assert desk.found("R3", desk.sheet(papers=papers)) == []


def test_papers_of_which_nobody_knows_the_copy_are_not_held_against_each_other(
    desk: Desk,
) -> None:
    papers = (
        desk.returned(None, "| 执行金额 | 5000 |", file="甲.docx"),
        desk.returned(None, "| 执行金额 | 6000 |", file="乙.docx"),
    )

    assert desk.found("R3", desk.sheet(papers=papers)) == []


def test_a_form_without_copies_comes_back_once(desk: Desk) -> None:
    record = desk.form("客户投诉记录单")
    at = dt.datetime(2026, 3, 20)
    path = "acceptance.customer"
    papers = tuple(
        desk.returned(
            None,
            "",
            file=file,
            spec=record,
            boxes={path: Evidence(file[0], file, at=at)},
        )
        for file in ("甲.docx", "乙.docx")
    )

    (finding,) = desk.found("R3", desk.sheet(spec=record, copies=(), papers=papers))
    assert finding.message == "同一张表交来两份不同的纸，互相矛盾：“投诉客户名称”"
