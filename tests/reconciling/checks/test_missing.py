"""R4: copies that are out."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.reconciling.conftest import Desk

SENT_ON = dt.datetime(2026, 3, 13, 10)


def test_a_missing_copy_is_told_with_holder_and_days(desk: Desk) -> None:
    sheet = desk.sheet(desk.pack(), copies=desk.copies("receipted", n4="sent"))

    (finding,) = desk.found("R4", sheet, as_of=dt.date(2026, 3, 20))
    assert finding.message == "第四联送会计科已7天，没有签收，也没有收回"
    assert (finding.copy, finding.fix) == (4, "向会计科催收")
    assert finding.evidence == (("台账", "已送出 2026年3月13日"),)


def test_a_lost_copy_is_told_at_once(desk: Desk) -> None:
    sheet = desk.sheet(desk.pack(), copies=desk.copies("returned", n2="lost"))

    (finding,) = desk.found("R4", sheet, as_of=SENT_ON)
    assert finding.message == "第二联（制造部门）已遗失"


def test_signed_off_but_not_handed_out(desk: Desk) -> None:
    found = desk.found("R4", desk.sheet(desk.pack()), as_of=dt.date(2026, 3, 15))

    assert [one.copy for one in found] == [1, 2, 3, 4, 5]
    assert found[0].message == "核签结案已3天，第一联没有送质量管理部"


def test_copies_sent_today_are_on_their_way(desk: Desk) -> None:
    assert desk.found("R4", desk.sheet(copies=desk.copies("sent")), as_of=SENT_ON) == []


def test_before_the_sign_off_the_pack_is_not_missed(desk: Desk) -> None:
    assert desk.found("R4", desk.sheet(desk.pack("业务部门填报"))) == []


def test_copies_receipted_or_back_are_in_order(desk: Desk) -> None:
    assert desk.found("R4", desk.sheet(copies=desk.copies("receipted", n3="returned"))) == []


def test_nobody_waits_for_the_copies_of_a_void_sheet(desk: Desk) -> None:
    assert desk.found("R4", desk.sheet(copies=desk.copies("sent"), void="误填")) == []
