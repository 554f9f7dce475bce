"""What a returned paper says is held against what the ledger has of its number."""

from __future__ import annotations

from pathlib import Path

import pytest

from formkit.demo.paper import Paper
from formkit.office import Office, Registration
from formkit.safety.isolate import Isolation
from formkit.values.number import SheetCode
from tests.office.desk import (
    CLERK,
    NOW,
    QUALITY,
    Hand,
    Issue,
    archived,
    boxes_of,
    slip,
    take,
    the_finding,
)  # fmt: skip


def test_a_box_that_says_something_else_is_told_with_both_values_and_places(
    office: Office, issue: Issue, hand: Hand
) -> None:
    number = issue()
    (taken,) = take(office, hand(number, 3, {"report.quantity": "1200 件"} | QUALITY))
    finding = the_finding(taken, "R6")
    assert taken.outcome == "review"
    assert (finding.number, finding.copy, finding.box) == (number, 3, "report.quantity")
    (ledger, printed), (paper, seen) = finding.evidence
    assert (ledger, printed, seen) == ("台账", "120 件", "1200 件")
    assert paper.startswith(f"收件/{number}-3联-已填.docx · ")
    assert printed in finding.message
    assert seen in finding.message
    assert boxes_of(office, number)["report.quantity"] == "120 件"
    assert boxes_of(office, number)["quality.cause"] == "注塑温度偏低"


@pytest.mark.parametrize(
    ("path", "text"),
    [("report.quantity", "120"), ("report.customer", "远山 机电"), ("report.signed", "李明")],
)
def test_the_same_thing_in_other_words_is_no_change(
    path: str, text: str, office: Office, issue: Issue, hand: Hand
) -> None:
    (taken,) = take(office, hand(issue(), 3, {path: text}))
    assert taken.outcome == "unchanged"
    assert not [finding for finding in taken.findings if finding.code == "R6"]


def test_a_paper_of_a_void_number_is_told_and_fills_nothing(
    office: Office, issue: Issue, hand: Hand
) -> None:
    number = issue()
    paper = hand(number, 1, QUALITY)
    office.void(number, "重复登记", now=NOW, by=CLERK)
    (taken,) = take(office, paper)
    assert taken.outcome == "review"
    assert "重复登记" in the_finding(taken, "R1").message
    assert "quality.cause" not in boxes_of(office, number)
    assert archived(office.folder.root, paper.read_bytes())


def renumbered(office: Office, paper: Path, old: str, new: str) -> Path:
    """The paper with another number all over it, its sheet code in order."""
    sheet = Paper(paper)
    for copy in range(6):
        sheet.replace(str(SheetCode(old, copy)), str(SheetCode(new, copy)))
    sheet.replace(old, new)
    return sheet.save(paper.with_name("改号.docx"))


@pytest.mark.parametrize(
    ("number", "told"), [("26030010", "是不是“26030001”"), ("26029876", "没有编号“26029876”")]
)
def test_a_number_this_ledger_never_gave_is_told_with_the_one_it_may_be_a_slip_of(
    number: str, told: str, office: Office, issue: Issue, hand: Hand
) -> None:
    paper = renumbered(office, hand(issue(), 3, QUALITY), "26030001", number)
    (taken,) = take(office, paper)
    assert (taken.outcome, taken.number) == ("review", number)
    assert told in the_finding(taken, "R1").message
    assert "quality.cause" not in boxes_of(office, "26030001")


def test_a_number_mistyped_by_one_digit_does_not_agree_with_the_code_beside_it(
    office: Office, issue: Issue, hand: Hand
) -> None:
    issue()
    issue()
    paper = Paper(hand("26030001", 3, QUALITY))
    paper.replace(">26030001<", ">26030002<")
    (taken,) = take(office, paper.save(office.folder.inbox / "错号.docx"))
    assert (taken.outcome, taken.number) == ("review", None)
    told = str(the_finding(taken, "number-disagrees"))
    assert "26030001" in told
    assert "26030002" in told
    assert "quality.cause" not in boxes_of(office, "26030002")


def test_a_code_whose_check_character_is_wrong_is_told(
    office: Office, issue: Issue, hand: Hand
) -> None:
    code = str(SheetCode(issue(), 3))
    paper = Paper(hand("26030001", 3, {}))
    wrong = code[:-1] + ("X" if code[-1] != "X" else "Y")
    paper.replace(f">{code}<", f">{wrong}<")
    (taken,) = take(office, paper.save(office.folder.inbox / "错码.docx"))
    assert wrong in the_finding(taken, "code-check").message


def test_a_number_of_another_form_is_told(
    folder: Path, worker: Isolation, said: Registration
) -> None:
    with Office.open(folder, forms=[slip("收条"), slip("借条")]) as office:
        vars(office)["isolation"] = worker
        paper = folder / office.new("收条", {"物品": "样品"}, said=said).files[0].path
        office.new("借条", {"物品": "样品"}, said=said)
        (taken,) = take(office, renumbered(office, paper, "ST2603001", "ST2603002"))
    assert taken.outcome == "review"
    assert the_finding(taken, "R1").message == "编号ST2603002是《借条》的，纸上却是《收条》。"
