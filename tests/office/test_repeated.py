"""A complaint that repeats an earlier one is grave from the moment it is registered."""

from __future__ import annotations

from pathlib import Path

from formkit.office import Office, Registration
from tests.office.desk import CLERK, NOW

OPINION = {
    "投诉日期时间": "2026-03-05T08:30",
    "客户姓名": "叶舟",
    "客户地址": "3号楼208",
    "联系电话": "0579-8520-0000",
    "记录人": "林一帆",
    "投诉内容": "空调漏水",
    "投诉级别": "轻微投诉",
    "所涉服务": "空调",
}


def test_the_second_complaint_about_a_service_has_the_limits_of_a_grave_one(
    tmp_path: Path,
) -> None:
    with Office.create(tmp_path / "园区", procedure="industrial-park") as office:
        said = Registration(now=NOW, by=CLERK)
        first = office.new("客户投诉意见表", OPINION, said=said)
        other = office.new("客户投诉意见表", OPINION | {"所涉服务": "电梯"}, said=said)
        again = office.new("客户投诉意见表", OPINION, said=said)
    rules = [{limit.rule for limit in sheet.due} for sheet in (first, other, again)]
    assert rules[0] == rules[1] == {"P8-3"}
    assert "P8-1" in rules[2]
