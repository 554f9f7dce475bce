"""Whoever is late with a case is reminded of it in writing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from formkit.errors import NothingToDo, UsageError
from formkit.office import Office, Registration
from formkit.office.reminding import copied_to, remind
from tests.office.desk import CLERK, NOW, Issue

NEGOTIATION = {
    "交涉结果": "客户同意",
    "客户意见": "接受",
    "业务主管核阅": "高志 2026年3月10日",
}
LATE = Registration(now=dt.datetime(2026, 3, 16, 9), by=CLERK)


@pytest.fixture
def number(office: Office, issue: Issue) -> str:
    """A case whose answer to the negotiation was due on 11 March."""
    number = issue()
    office.fill(number, NEGOTIATION, now=NOW, by=CLERK)
    return number


def test_the_desk_that_is_late_is_told_what_since_when_and_for_how_long(
    office: Office, number: str
) -> None:
    (one,) = remind(office, number, said=LATE, answer_by=dt.date(2026, 3, 20))

    assert one.sheet is not None
    assert (one.to, one.sheet.number) == ("总经理室", "CB2603001")
    entry = office.ledger.entry("CB2603001")
    assert entry.boxes["reminder.number"] == number
    assert entry.boxes["reminder.answer_by"] == "2026-03-20"
    line = {path: value for path, value in entry.boxes.items() if ".lines.0." in path}
    assert line == {
        "reminder.lines.0.item": "就交涉结果作成综合意见",
        "reminder.lines.0.clause": "第九条第7款",
        "reminder.lines.0.due": "2026年3月11日",
        "reminder.lines.0.days": 5,
    }


def test_the_reminder_stands_beside_the_case(office: Office, number: str) -> None:
    remind(office, number, said=LATE)

    (beside,) = office.books().case(number).beside
    assert (beside.form, beside.own) == ("逾期催办单", "CB2603001")


def test_the_same_reminder_on_the_same_day_keeps_its_number(office: Office, number: str) -> None:
    first, again = (remind(office, number, said=LATE)[0].sheet for _ in range(2))
    next_day = Registration(now=LATE.now + dt.timedelta(days=1), by=CLERK)

    assert first
    assert again
    assert again.number == first.number
    (later,) = remind(office, number, said=next_day)
    assert later.sheet
    assert later.sheet.number == "CB2603002"


def test_all_late_cases_are_reminded_at_once(office: Office, issue: Issue, number: str) -> None:
    other = issue(订单编号="DD-0312")
    office.fill(other, NEGOTIATION, now=NOW, by=CLERK)

    planned = remind(office, None, said=LATE, write=False)
    assert [one.sheet and one.sheet.number for one in planned] == ["CB2603001", "CB2603002"]
    assert len(office.ledger.entries()) == 2
    written = remind(office, None, said=LATE)
    assert [one.case.number for one in written] == [number, other]


def test_nobody_is_reminded_while_all_is_in_time(office: Office, number: str) -> None:
    with pytest.raises(NothingToDo, match="没有逾期"):
        remind(office, number, said=Registration(now=NOW, by=CLERK))


def test_the_one_document_may_be_laid_elsewhere(
    office: Office, number: str, tmp_path: Path
) -> None:
    found = remind(office, number, said=LATE)
    target = tmp_path / "催办.docx"

    copied_to(office, found, target, said=LATE)
    (written,) = office.folder.outbox.glob("*/CB2603001*.docx")
    assert target.read_bytes() == written.read_bytes()
    with pytest.raises(UsageError, match="2张"):
        copied_to(office, [*found, *found], target, said=LATE)


def test_a_reminder_is_one_json_object(office: Office, number: str) -> None:
    (told,) = (one.to_json() for one in remind(office, number, said=LATE))

    assert list(told) == ["case", "to", "copy_to", "overdue", "number", "files"]
    assert (told["case"], told["number"]) == (number, "CB2603001")
    assert told["overdue"][0]["days"] == 5
