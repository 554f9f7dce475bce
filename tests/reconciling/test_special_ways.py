"""Ways off the straight path: refused, superseded, void, lost."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from formkit.reconciling import Books, reasons, status_of

if TYPE_CHECKING:
    from formkit.procedures import Procedure
    from tests.reconciling.conftest import Desk

APRIL = dt.date(2026, 4, 10)
REFUSED = "| 客户意见 | □接受 ■未接受 |"


def test_a_refused_decision_asks_for_a_new_sheet(desk: Desk, set_up: Procedure) -> None:
    case = desk.case(desk.sheet(desk.pack(but=REFUSED)))

    status = status_of(case, set_up, APRIL)
    assert (status.state, status.next) == ("客户未接受", "业务部门")
    assert not any(status.stages.values())
    first = reasons(case, set_up, APRIL)[0]
    assert (first.code, first.box) == ("not-accepted", "negotiation.accepted")
    assert "formkit supersede 26030001" in first.message


def test_the_new_sheet_carries_the_case_on(desk: Desk, set_up: Procedure) -> None:
    old = desk.sheet(desk.pack(but=REFUSED), superseded_by="26030002")
    new = desk.sheet(
        desk.pack(),
        number="26030002",
        issued_at=dt.datetime(2026, 3, 14, 9),
        supersedes="26030001",
    )
    books = Books(sheets=(old, new))

    (case,) = books.cases
    assert books.case("26030001") is books.case("26030002") is case
    status = status_of(case, set_up, APRIL)
    assert (status.number, status.case, status.supersedes) == ("26030002", "26030001", "26030001")
    assert status.state == "核签结案"


def test_when_the_new_sheet_is_void_the_old_one_stands_again(desk: Desk, set_up: Procedure) -> None:
    old = desk.sheet(desk.pack(but=REFUSED))
    new = desk.sheet(
        number="26030002",
        issued_at=dt.datetime(2026, 3, 14, 9),
        supersedes="26030001",
        void="误填",
    )

    status = status_of(Books(sheets=(old, new)).cases[0], set_up, APRIL)
    assert (status.number, status.state) == ("26030001", "客户未接受")


def test_a_void_case_waits_for_nothing(desk: Desk, set_up: Procedure) -> None:
    case = desk.case(desk.sheet(desk.pack(), void="重复登记"))

    status = status_of(case, set_up, APRIL)
    assert (status.state, status.next, status.why) == ("作废", "", ())
    assert not any(status.stages.values())
    assert status.overdue == ()
    assert reasons(case, set_up, APRIL) == ()


def test_a_lost_copy_was_sent_but_keeps_the_case_from_the_archive(
    desk: Desk, set_up: Procedure
) -> None:
    drawing = desk.pack(*TO_THE_END)
    sheet = desk.sheet(drawing, copies=desk.copies("receipted", n4="lost"))

    status = status_of(desk.case(sheet), set_up, APRIL)
    assert status.state == "已结案"
    (missing,) = reasons(desk.case(sheet), set_up, APRIL, until="archived")
    assert missing.message == "第四联（会计科）已遗失，请补发（第九条第9款）"


def test_contradicting_copies_keep_the_case_from_the_archive(desk: Desk, set_up: Procedure) -> None:
    papers = (desk.returned(3, "| 核定金额 | 5000 |"), desk.returned(4, "| 核定金额 | 6000 |"))
    sheet = desk.sheet(desk.pack(*TO_THE_END), copies=desk.copies("returned"), papers=papers)

    assert status_of(desk.case(sheet), set_up, APRIL).state == "已结案"
    (contradiction,) = reasons(desk.case(sheet), set_up, APRIL, until="archived")
    assert (contradiction.code, contradiction.copy) == ("R5", 4)


def test_a_form_beside_the_main_one_is_done_when_its_sections_are_filled(
    desk: Desk, set_up: Procedure
) -> None:
    record = desk.form("客户投诉记录单")
    case = desk.case(desk.sheet(number="JL26030001", spec=record, copies=()))

    status = status_of(case, set_up, APRIL)
    assert (status.stages, status.next) == ({"filled": False}, "受理人员")


def test_the_status_is_one_json_object(desk: Desk, set_up: Procedure) -> None:
    told = status_of(desk.case(desk.sheet(desk.pack())), set_up, APRIL).to_json()

    assert told["customer"] == "远山机电"
    assert told["copies"][3] == {"n": 4, "holder": "会计科", "state": "held"}
    assert told["why"][0] == {
        "code": "copy",
        "form": "客户抱怨处理表",
        "copy": 3,
        "box": None,
        "message": "第三联还没有送业务部门（第九条第9款）",
    }
    assert list(told) == [
        "number",
        "case",
        "form",
        "customer",
        "state",
        "stages",
        "overdue",
        "copies",
        "supersedes",
        "superseded_by",
        "why",
        "next",
        "escalated_to",
        "severity",
        "copy_to",
    ]


TO_THE_END = (
    "业务部门填报",
    "质量管理部",
    "制造部门",
    "经理室",
    "业务处理意见",
    "综合意见",
    "核决",
    "交涉结果",
    "判定",
    "核签结案",
    "执行",
    "改善确认",
)
