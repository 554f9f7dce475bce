"""What a check found is decided by a clerk, on record, and only for what the papers said then."""

from __future__ import annotations

import pytest

from formkit.errors import NothingToDo, UnknownName, UsageError
from formkit.findings import Finding, Severity
from formkit.office import Office
from formkit.office.resolving import Decision, Word, resolve
from tests.office.desk import CLERK, NOW, Hand, Issue, boxes_of, take

QUANTITY = "report.quantity"


@pytest.fixture
def altered(office: Office, issue: Issue, hand: Hand) -> str:
    """The number of a sheet that came back with another quantity."""
    number = issue()
    take(office, hand(number, 1, {"数量": "150 件"}))
    return number


def decide(office: Office, number: str, word: Word, **said: str | int) -> tuple[Finding, ...]:
    about = {"code": "R6", "reason": "客户来电更正"} | said
    return resolve(office, number, Decision(word=word, **about), now=NOW, by=CLERK)  # type: ignore[arg-type]


def found(office: Office) -> list[Finding]:
    return [one for one in office.reconcile(NOW).findings if one.code == "R6"]


def test_an_alteration_that_is_accepted_before_the_copies_part_becomes_what_the_ledger_says(
    office: Office, altered: str
) -> None:
    decide(office, altered, "accept")
    assert boxes_of(office, altered)[QUANTITY] == "150 件"
    assert found(office) == []
    (event,) = office.ledger.journal(altered, kinds=["confirmed"])
    assert event.body == {
        "code": "R6",
        "copy": 1,
        "box": QUANTITY,
        "decision": "accept",
        "reason": "客户来电更正",
        "seen": ["120 件", "150 件"],
    }


def test_once_they_have_parted_the_ledger_stays_and_the_finding_is_a_remark(
    office: Office, issue: Issue, hand: Hand
) -> None:
    number = issue()
    office.part("sent", number, now=NOW, by=CLERK)
    take(office, hand(number, 3, {"数量": "150 件"}))
    (finding,) = decide(office, number, "accept", copy=3)
    assert finding.severity is Severity.REMARK
    assert f"{CLERK}已确认：客户来电更正" in finding.message
    assert boxes_of(office, number)[QUANTITY] == "120 件"


def test_what_is_rejected_stays_found_with_the_reason(office: Office, altered: str) -> None:
    (before,) = found(office)
    (finding,) = decide(office, altered, "reject", reason="无授权")
    assert finding.severity is before.severity
    assert finding.message.endswith(f"（{CLERK}已驳回：无授权）")
    assert boxes_of(office, altered)[QUANTITY] == "120 件"


def test_a_decision_that_is_withdrawn_was_none(office: Office, altered: str) -> None:
    before = found(office)
    decide(office, altered, "reject")
    decide(office, altered, "withdraw")
    assert found(office) == before


def test_a_paper_that_says_something_new_has_to_be_decided_anew(
    office: Office, altered: str, hand: Hand
) -> None:
    decide(office, altered, "reject")
    take(office, hand(altered, 1, {"数量": "180 件"}, name="再次.docx"))
    (finding,) = found(office)
    assert "驳回" not in finding.message


def test_only_the_box_that_is_named_is_decided(office: Office, issue: Issue, hand: Hand) -> None:
    number = issue()
    take(office, hand(number, 1, {"数量": "150 件", "料号": "LH-209"}))
    decide(office, number, "accept", box="数量")
    boxes = boxes_of(office, number)
    assert (boxes[QUANTITY], boxes["report.part_no"]) == ("150 件", "LH-208")
    assert [one.box for one in found(office)] == ["report.part_no"]


def test_a_dry_run_decides_nothing(office: Office, altered: str) -> None:
    decision = Decision(code="R6", word="accept", reason="看一看")
    assert resolve(office, altered, decision, now=NOW, by=CLERK, write=False) == tuple(
        found(office)
    )
    assert office.ledger.journal(altered, kinds=["confirmed"]) == []


def test_what_was_not_found_cannot_be_decided(office: Office, altered: str) -> None:
    with pytest.raises(NothingToDo, match="R5"):
        decide(office, altered, "accept", code="R5")
    with pytest.raises(UnknownName, match="R66"):
        decide(office, altered, "accept", code="R66")
    with pytest.raises(UsageError, match="--reason"):
        decide(office, altered, "accept", reason=" ")
