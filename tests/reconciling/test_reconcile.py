"""Reconciling the whole books."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from formkit.findings import Severity
from formkit.ledger import Gap
from formkit.reconciling import BY_CODE, CHECKS, Books, reconcile
from formkit.reconciling.sheet import Confirmed
from formkit.values.number import Period

if TYPE_CHECKING:
    from formkit.procedures import Procedure
    from formkit.reconciling import Sheet
    from tests.reconciling.conftest import Desk

APRIL = dt.date(2026, 4, 10)
MARCH = Period(2026, 3)
ALTERED = "| 核定金额 | 50000 |"


def archived(desk: Desk, altered: str = "", **said: object) -> Sheet:
    papers = (
        desk.returned(3, desk.pack("核决", "判定", "核签结案", "执行", but=altered)),
        desk.returned(4, desk.pack("核决", "判定", "核签结案", "会计核对")),
    )
    copies = desk.copies("receipted", n3="returned", n4="returned")
    return desk.sheet(desk.pack(), papers=papers, copies=copies, **said)


def test_papers_in_order_reconcile_without_a_finding(desk: Desk, set_up: Procedure) -> None:
    books = Books(sheets=(archived(desk),), gaps=(Gap("客户投诉编号", MARCH, "", 1, (), ()),))

    told = reconcile(books, set_up, APRIL, MARCH).to_json()
    assert told == {
        "period": "2026-03",
        "issued": 1,
        "registered": 1,
        "gaps": [],
        "void": [],
        "findings": [],
    }


def test_an_altered_amount_is_found_with_its_evidence(desk: Desk, set_up: Procedure) -> None:
    result = reconcile(Books(sheets=(archived(desk, ALTERED),)), set_up, APRIL)

    assert [(one.code, one.copy, one.box) for one in result.findings] == [
        ("R5", 3, "verdict.disposal_amount"),
        ("R6", 3, "verdict.disposal_amount"),
    ]
    assert result.to_json()["findings"][1]["evidence"] == [
        {"where": "台账 核定金额", "seen": "5000"},
        {"where": "26030001-3联.docx 核定金额", "seen": "50000"},
    ]


def test_the_same_books_and_day_give_the_same_answer(desk: Desk, set_up: Procedure) -> None:
    books = Books(sheets=(archived(desk, ALTERED),))
    again = Books(sheets=(archived(desk, ALTERED),))

    assert reconcile(books, set_up, APRIL) == reconcile(again, set_up, APRIL)


def test_gaps_and_void_numbers_are_counted(desk: Desk, set_up: Procedure) -> None:
    sheets = (desk.sheet(desk.pack()), desk.sheet(number="26030003", void="误填"))
    gaps = (Gap("客户投诉编号", MARCH, "", 3, (2,), (3,)),)

    result = reconcile(Books(sheets=sheets, gaps=gaps), set_up, APRIL)
    assert (result.issued, result.registered) == (3, 2)
    assert (result.gaps, result.void) == (("26030002",), ("26030003",))


def test_a_month_has_its_own_sheets_and_strays(desk: Desk, set_up: Procedure) -> None:
    april = desk.sheet("", number="26040001", period=Period(2026, 4))
    stray = desk.returned(1, "", number="26030009", at=dt.datetime(2026, 4, 2))
    books = Books(sheets=(archived(desk, ALTERED), april), strays=(stray,))

    march = reconcile(books, set_up, APRIL, MARCH)
    assert (march.registered, {one.code for one in march.findings}) == (1, {"R5", "R6"})
    later = reconcile(books, set_up, APRIL, Period(2026, 4))
    assert (later.registered, {one.code for one in later.findings}) == (1, {"R1"})
    assert "是不是“26030001”" in later.findings[0].fix


def test_what_a_clerk_confirmed_is_a_remark(desk: Desk, set_up: Procedure) -> None:
    word = Confirmed("R6", dt.datetime(2026, 3, 21), "高志", "总经理电话更正", copy=3)
    sheet = archived(desk, ALTERED, confirmed=(word,))

    agreed, altered = reconcile(Books(sheets=(sheet,)), set_up, APRIL).findings
    assert (agreed.code, agreed.severity) == ("R5", Severity.ERROR)
    assert (altered.code, altered.severity) == ("R6", Severity.REMARK)
    assert altered.message.endswith("（高志已确认：总经理电话更正）")


def test_a_void_sheet_is_checked_no_further(desk: Desk, set_up: Procedure) -> None:
    voided = archived(desk, ALTERED, void="误填", voided=dt.datetime(2026, 4, 1))

    assert reconcile(Books(sheets=(voided,)), set_up, APRIL).findings == ()


def test_a_procedure_that_says_little_asks_for_little(desk: Desk, bare: Procedure) -> None:
    silent: dict[str, object] = {
        "copies": None,
        "decision": None,
        "loop": None,
        "authority": None,
        "marks": {},
    }
    books = Books(sheets=(archived(desk, ALTERED),))

    found = reconcile(books, bare.model_copy(update=silent), APRIL).findings
    assert {one.code for one in found} == {"R6"}


def test_every_check_bears_the_code_of_its_findings(desk: Desk, set_up: Procedure) -> None:
    assert tuple(BY_CODE.values()) == CHECKS
    assert all((check.__doc__ or "").startswith(f"{code}: ") for code, check in BY_CODE.items())
