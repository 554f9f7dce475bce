"""A month at the office ends as its outcome was written down by hand."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from formkit.demo.month import AS_OF, PERIOD
from formkit.findings import Severity
from tests.conftest import Lived

EXPECTED = Path(__file__).parents[2] / "examples" / "month_at_the_office" / "expected.toml"
STATES = {
    "archived": "已归档",
    "closed": "已结案",
    "decided": "核签结案",
    "open": "处理中",
    "void": "作废",
}


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    return tomllib.loads(EXPECTED.read_text(encoding="utf-8"))


@pytest.mark.parametrize("word", STATES)
def test_each_case_ends_in_the_state_written_down(
    lived: Lived, expected: dict[str, Any], word: str
) -> None:
    reached = sorted(one.case for one in lived.month.statuses if one.state == STATES[word])
    assert reached == expected[word]


def test_each_finding_is_one_that_was_written_down(lived: Lived, expected: dict[str, Any]) -> None:
    found = defaultdict(set)
    for finding in (*lived.month.reconciliation.findings, *_of_april(lived)):
        if finding.severity is not Severity.REMARK:
            found[finding.number].add(finding.code)
    assert found == {number: set(codes) for number, codes in expected["findings"].items()}


def _of_april(lived: Lived) -> tuple[Any, ...]:
    return lived.office.reconcile(AS_OF, PERIOD.next).findings


def test_every_number_of_the_month_stands_in_the_register_and_none_is_missing(
    lived: Lived,
) -> None:
    reconciliation = lived.month.reconciliation
    assert (reconciliation.issued, reconciliation.registered) == (40, 40)
    assert (reconciliation.gaps, reconciliation.void) == ((), ("26030006",))


def test_the_line_with_an_impossible_date_is_sent_back_and_takes_no_number(lived: Lived) -> None:
    assert any("2026年2月30日" in line for line in lived.told)


def test_a_refused_sheet_and_the_one_that_took_its_place_name_each_other(lived: Lived) -> None:
    (status,) = lived.office.status(AS_OF, "26030008")
    assert (status.case, status.number) == ("26030008", "26040001")
    assert lived.office.ledger.entry("26030008").superseded_by == "26040001"


def test_the_altered_amount_is_shown_with_both_values_and_their_places(lived: Lived) -> None:
    (finding,) = [
        one
        for one in lived.month.reconciliation.findings
        if (one.code, one.number) == ("R6", "26030007")
    ]
    assert (finding.copy, finding.box) == (3, "verdict.loss")
    seen = " ".join(text for _, text in finding.evidence)
    assert "9,600.00" in seen
    assert "6,900.00" in seen


def test_why_is_empty_for_a_closed_case_and_names_copy_and_box_for_an_open_one(
    lived: Lived,
) -> None:
    assert lived.office.why("26030001", AS_OF) == ()
    reasons = lived.office.why("26030037", AS_OF)
    assert [(one.form, one.copy) for one in reasons] == [("客户抱怨处理表", 3)]


def test_the_tracking_register_has_a_line_for_every_number(lived: Lived) -> None:
    book = openpyxl.load_workbook(lived.month.registers[0])
    numbers = [
        str(cell.value)
        for row in book.worksheets[0].iter_rows()
        for cell in row
        if str(cell.value).startswith("2603")
    ]
    assert sorted(set(numbers)) == [f"260300{n:02}" for n in range(1, 41)]


def test_importing_the_same_papers_again_changes_nothing(lived: Lived) -> None:
    head = lived.office.ledger.head
    papers = sorted((lived.month.folder / "已读").glob("*.docx"))[:5]
    taken = lived.office.take_in(papers, now=AS_OF, by="郭思齐")
    assert {one.outcome for one in taken.files} == {"unchanged"}
    assert lived.office.ledger.head == head


def test_the_ledger_and_the_archive_are_intact(lived: Lived) -> None:
    assert lived.office.check() == []
