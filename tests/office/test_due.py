"""Last days come on record with whatever begins or moves them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from formkit.office import Office, Registration
from formkit.office.calendar_change import set_day
from formkit.safety.isolate import Isolation
from tests.office.desk import CLERK, Hand, Issue, take

MORNING = dt.datetime(2026, 3, 2, 9)
OPINION = {
    "投诉日期时间": "2026-03-02 09:00",
    "客户姓名": "东篱商贸",
    "客户地址": "3幢1206",
    "联系电话": "0579-85550101",
    "记录人": "方小满",
    "投诉内容": "水龙头漏水",
    "投诉级别": "重要投诉",
}
ORDER = {
    "客户姓名": "东篱商贸",
    "客户地址": "3幢1206",
    "联系电话": "0579-85550101",
    "服务项目": "更换阀芯",
    "派工时间": "2026-03-02 10:00",
    "时限": "2026-03-02 16:00",
    "派工人": "方小满 2026-03-02",
}
DONE = {
    "接单时间": "2026-03-02 10:10",
    "处理结果": "已更换",
    "完成时间": "2026-03-02 15:20",
    "处理人": "老罗 2026-03-02",
    "客户确认(签名)": "陈东篱 2026-03-02",
}


SLOW = {"start": "intake.received", "limit": "3日"}
"""From the sheet to the order's end, in days."""


@pytest.fixture
def park(tmp_path: Path, worker: Isolation) -> Iterator[Office]:
    """The office of an industrial park."""
    with Office.create(tmp_path / "园区", procedure="industrial-park") as office:
        vars(office)["isolation"] = worker
        yield office


def register(office: Office, title: str, boxes: dict[str, Any], hour: int = 9) -> str:
    said = Registration(now=dt.datetime(2026, 3, 2, hour), by=CLERK)
    return office.new(title, boxes, said=said).number


def last_days(office: Office, number: str, rule: str) -> list[str]:
    """The last days of one limit on record, oldest first."""
    events = office.ledger.journal(number, kinds=("due",))
    return [event.body["at"] for event in events if event.body["rule"] == rule]


def dues(office: Office, number: str) -> dict[str, str]:
    """The last days on record by rule; none comes twice."""
    events = office.ledger.journal(number, kinds=("due",))
    assert len(events) == len({event.body["rule"] for event in events})
    return {event.body["rule"]: event.body["at"] for event in events}


def test_limits_of_the_sheet_come_on_record_when_it_is_registered(park: Office) -> None:
    found = dues(park, register(park, "客户投诉意见表", OPINION))
    assert found["P8-2"] == "2026-03-02T10:00:00"
    assert found["P8-7"] == "2026-03-05"
    assert "P8-9" not in found


def test_a_work_order_begins_limits_of_the_case_it_names(park: Office) -> None:
    number = register(park, "客户投诉意见表", OPINION)
    before = dues(park, number)
    order = register(park, "派工单", ORDER | {"意见表编号": number}, hour=10)
    begun = {rule: at for rule, at in dues(park, number).items() if rule not in before}
    assert begun["P8-14"] == "2026-03-02T16:00:00"
    assert dues(park, order) == {}


def test_an_order_that_names_no_case_begins_nothing(park: Office) -> None:
    register(park, "派工单", ORDER)
    register(park, "派工单", ORDER | {"意见表编号": "YJ26039999"})
    assert park.ledger.journal(kinds=("due",)) == []


def test_what_was_done_on_the_order_is_not_counted_anew(park: Office) -> None:
    slow = [
        one.model_copy(update=SLOW if one.id == "P8-6" else {}) for one in park.procedure.deadlines
    ]
    park.procedure = park.procedure.model_copy(update={"deadlines": tuple(slow)})
    number = register(park, "客户投诉意见表", OPINION)
    order = register(park, "派工单", ORDER | {"意见表编号": number}, hour=10)
    park.fill(order, DONE, now=dt.datetime(2026, 3, 2, 16), by=CLERK)
    set_day(park, dt.date(2026, 3, 5), "休", now=MORNING, by=CLERK)
    park.fill(number, {"所涉服务": "维修"}, now=dt.datetime(2026, 3, 3, 9), by=CLERK)
    assert last_days(park, number, "P8-6") == ["2026-03-05"]
    assert last_days(park, number, "P8-7") == ["2026-03-05", "2026-03-06"]


def test_a_paper_that_is_taken_in_begins_limits_too(
    office: Office, issue: Issue, hand: Hand
) -> None:
    talked = {"交涉结果": "同意", "客户意见": "接受", "业务主管核阅": "高志 2026年3月10日"}
    number = issue()
    take(office, hand(number, 3, talked))
    assert last_days(office, number, "P5-3") == ["2026-03-11"]
