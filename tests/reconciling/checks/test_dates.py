"""R8: the order of dates."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.reconciling.conftest import Desk


def test_the_dates_of_a_paper_on_its_way_are_in_order(desk: Desk) -> None:
    assert desk.found("R8", desk.sheet(desk.pack())) == []


@pytest.mark.parametrize(
    ("but", "message"),
    [
        (
            "| 受理日期 | 2026年3月3日 |",
            "“登记日期”2026年3月2日早于“受理日期”2026年3月3日",
        ),
        (
            "| 生产日期 | 2026年2月25日 |",
            "“交运日期”2026年2月20日早于“生产日期”2026年2月25日",
        ),
        (
            "| 制造部门签字 | 何川 2026年3月3日 |",
            "“制造部门签字”2026年3月3日早于“质量管理部签字”2026年3月4日",
        ),
        (
            "| 结案日期 | 2026年3月9日 |",
            "“结案日期”2026年3月9日早于“判定签字”2026年3月11日",
        ),
        (
            "| 执行日期 | 2026年3月11日 |",
            "“执行日期”2026年3月11日早于“结案日期”2026年3月12日",
        ),
    ],
)
def test_a_date_before_the_one_it_follows(desk: Desk, but: str, message: str) -> None:
    assert message in [one.message for one in desk.found("R8", desk.sheet(desk.pack(but=but)))]


def test_a_blank_between_two_dates_is_passed_over(desk: Desk) -> None:
    drawing = desk.pack("业务部门填报", "制造部门", but="| 制造部门签字 | 何川 2026年3月1日 |")

    (finding,) = desk.found("R8", desk.sheet(drawing))
    assert finding.message == "“制造部门签字”2026年3月1日早于“业务经办签字”2026年3月2日"
    assert [seen for _, seen in finding.evidence] == [
        "业务经办签字 2026年3月2日",
        "制造部门签字 2026年3月1日",
    ]


def test_a_day_that_has_not_come_yet(desk: Desk) -> None:
    found = desk.found("R8", desk.sheet(desk.pack()), as_of=dt.datetime(2026, 3, 11, 18))

    assert [one.message for one in found] == [
        "“结案日期”2026年3月12日还没有到（今天2026年3月11日）"
    ]
