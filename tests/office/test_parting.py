"""The copies part at the decision; what is filled in later stands beside what they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from formkit.errors import UsageError
from formkit.office import Office, Registration
from tests.office.desk import CLERK, NOW, QUALITY, Issue, boxes_of, slip

EXECUTION = {
    "执行情形": "货已收回",
    "执行日期": "2026年3月16日",
    "执行人签字": "周明 2026年3月16日",
}


@pytest.mark.parametrize(
    ("action", "copies", "state"),
    [("sent", (), "sent"), ("receipted", (), "receipted"), ("lost", (), "lost")],
)
def test_all_copies_are_meant_unless_some_are_named(
    action: str, copies: tuple[int, ...], state: str, office: Office, issue: Issue
) -> None:
    event = office.part(action, issue(), copies, now=NOW, by=CLERK, reason="途中遗失")
    assert event.body == {"copies": [1, 2, 3, 4, 5], "reason": "途中遗失"}
    (status,) = office.status(NOW)
    assert {copy.state for copy in status.copies} == {state}


def test_one_copy_is_sent_and_signed_for_by_itself(office: Office, issue: Issue) -> None:
    number = issue()
    office.part("sent", number, [3, 4], now=NOW, by=CLERK)
    office.part("receipted", number, [4], now=NOW, by=CLERK)
    (status,) = office.status(NOW)
    assert [copy.state for copy in status.copies] == ["held", "held", "sent", "receipted", "held"]


def test_once_the_copies_are_sent_new_boxes_may_be_filled_but_none_changed(
    office: Office, issue: Issue
) -> None:
    number = issue()
    office.fill(number, QUALITY, now=NOW, by=CLERK)
    office.fill(number, {"原因分析": "温控失灵"}, now=NOW, by=CLERK)
    office.part("sent", number, now=NOW, by=CLERK)
    with pytest.raises(UsageError, match="原因分析.*formkit supersede"):
        office.fill(number, EXECUTION | {"原因分析": "模具磨损"}, now=NOW, by=CLERK)
    assert "execution.done" not in boxes_of(office, number)
    office.fill(number, EXECUTION | {"原因分析": "温控失灵"}, now=NOW, by=CLERK)
    assert boxes_of(office, number)["execution.done"] == "货已收回"
    assert boxes_of(office, number)["quality.cause"] == "温控失灵"


def test_a_form_without_copies_has_none_to_send(folder: Path, said: Registration) -> None:
    with Office.open(folder, forms=[slip("收条")]) as own:
        number = own.new("收条", {"物品": "样品"}, said=said).number
        with pytest.raises(UsageError, match="收条不分联"):
            own.part("sent", number, now=NOW, by=CLERK)
