"""R6: changes by hand."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from formkit.findings import Severity
from formkit.reconciling.sheet import Printed

if TYPE_CHECKING:
    from tests.reconciling.conftest import Desk

DECISION = ("核决", "判定", "核签结案")


def test_an_amount_altered_after_the_sign_off(desk: Desk) -> None:
    back = desk.returned(3, desk.pack(*DECISION, but="| 核定金额 | 50000 |"))
    sheet = desk.sheet(desk.pack(), copies=desk.copies("sent"), papers=(back,))

    (finding,) = desk.found("R6", sheet)
    assert finding.message == "“核定金额”原为“5000”，这一份上是“50000”"
    assert (finding.copy, finding.box) == (3, "verdict.disposal_amount")
    assert finding.severity is Severity.ERROR
    assert finding.evidence == (
        ("台账 核定金额", "5000"),
        ("26030001-3联.docx 核定金额", "50000"),
    )


def test_a_copy_as_it_went_out_is_in_order(desk: Desk) -> None:
    back = desk.returned(3, desk.pack())

    assert desk.found("R6", desk.sheet(desk.pack(), papers=(back,))) == []


def test_before_the_sign_off_a_change_is_for_the_clerk_to_see(desk: Desk) -> None:
    back = desk.returned(5, "| 不良数量 | 350 米 |")

    (finding,) = desk.found("R6", desk.sheet(desk.pack("业务部门填报"), papers=(back,)))
    assert finding.severity is Severity.WARNING


def test_a_printed_word_that_was_blanked_out(desk: Desk) -> None:
    printed = Printed(dt.datetime(2026, 3, 13), 3, frozenset({"approval.opinion"}))
    back = desk.returned(3, "| 核决意见 |  |")
    sheet = desk.sheet(desk.pack(), printed=(printed,), papers=(back,))

    (finding,) = desk.found("R6", sheet)
    assert finding.message == "“核决意见”原为“准予退货、折让”，这一份上成了空白"


def test_a_box_that_was_blank_when_printed_may_stay_blank(desk: Desk) -> None:
    printed = Printed(dt.datetime(2026, 3, 3), 3, frozenset({"report.customer"}))
    back = desk.returned(3, "| 核决意见 |  |")

    assert desk.found("R6", desk.sheet(desk.pack(), printed=(printed,), papers=(back,))) == []


def test_something_written_into_the_signed_decision(desk: Desk) -> None:
    back = desk.returned(3, "| 个人惩处种类 | 记过 |")

    (finding,) = desk.found("R6", desk.sheet(desk.pack(), papers=(back,)))
    assert finding.message == "核签以后补写了“个人惩处种类”：“记过”"
    assert finding.severity is Severity.WARNING


def test_the_execution_is_meant_to_be_added(desk: Desk) -> None:
    back = desk.returned(3, desk.pack("执行"))

    assert desk.found("R6", desk.sheet(desk.pack(), papers=(back,))) == []


def test_what_cannot_be_read_is_no_change(desk: Desk) -> None:
    back = desk.returned(3, "| 核定金额 | 五仟?元 |")

    assert desk.found("R6", desk.sheet(desk.pack(), papers=(back,))) == []
