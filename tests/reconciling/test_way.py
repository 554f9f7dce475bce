"""A complaint on its way through the five-copy procedure, and what is missing at each step."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from formkit.procedures import load
from formkit.reconciling import reasons, status_of

if TYPE_CHECKING:
    from formkit.procedures import Procedure
    from formkit.reconciling import Reason, Sheet
    from tests.reconciling.conftest import Desk

APRIL = dt.date(2026, 4, 10)
DESKS = (
    ("业务部门填报", "质量管理部", "质量管理部"),
    ("质量管理部", "制造部门", "制造部门"),
    ("制造部门", "经理室", "经理室"),
    ("经理室", "业务处理意见", "业务部门"),
    ("业务处理意见", "综合意见", "总经理室"),
    ("综合意见", "核决", "核决者"),
    ("核决", "交涉结果", "业务部门"),
    ("交涉结果", "判定", "总经理室"),
    ("判定", "核签结案", "核决者"),
)
WAY = tuple(last for last, _, _ in DESKS)
DECISION = ("核决", "判定", "核签结案")


def state(desk: Desk, sheet: Sheet, procedure: Procedure) -> tuple[str, list[str], str]:
    status = status_of(desk.case(sheet), procedure, APRIL)
    return status.state, [name for name, reached in status.stages.items() if reached], status.next


def why(desk: Desk, sheet: Sheet, procedure: Procedure, *, until: str = "closed") -> list[Reason]:
    return list(reasons(desk.case(sheet), procedure, APRIL, until=until))


@pytest.mark.parametrize(("filled_last", "title", "who"), DESKS)
def test_the_paper_goes_from_desk_to_desk(
    desk: Desk, set_up: Procedure, filled_last: str, title: str, who: str
) -> None:
    sheet = desk.sheet(desk.pack(*WAY[: WAY.index(filled_last) + 1]))

    assert state(desk, sheet, set_up) == ("处理中", [], who)
    first = why(desk, sheet, set_up)[0]
    assert first.code == "section"
    assert f"“{title}”栏还没有填" in first.message


def test_signed_off_the_case_is_decided_but_not_done(desk: Desk, set_up: Procedure) -> None:
    sheet = desk.sheet(desk.pack())

    assert state(desk, sheet, set_up) == ("核签结案", ["decision_closed"], "总经理室")
    missing = why(desk, sheet, set_up)
    assert [(one.code, one.copy, one.box) for one in missing] == [
        ("copy", 3, None),
        ("section", 3, "execution"),
        ("copy", 1, None),
        ("copy", 2, None),
        ("copy", 4, None),
        ("copy", 5, None),
        ("section", 1, "improvement"),
    ]
    assert missing[0].message == "第三联还没有送业务部门（第九条第9款）"
    assert missing[1].message == (
        "第三联的“执行(第三联)”栏还没有填（执行情形、执行日期、执行人签字），"
        "由业务部门填写（第九条第9款）"
    )


def test_copy_three_shows_that_the_decision_was_carried_out(desk: Desk, set_up: Procedure) -> None:
    back = desk.returned(3, desk.pack(*DECISION, "执行"))
    sheet = desk.sheet(desk.pack(), copies=desk.copies("sent", n3="returned"), papers=(back,))

    assert state(desk, sheet, set_up) == ("已执行", ["decision_closed", "executed"], "质量管理部")
    assert [one.box for one in why(desk, sheet, set_up)] == ["improvement"]


def test_the_case_is_closed_once_the_improvement_works(desk: Desk, set_up: Procedure) -> None:
    papers = (desk.returned(3, desk.pack("执行")), desk.returned(1, desk.pack("改善确认")))
    copies = desk.copies("sent", n1="returned", n3="returned")
    sheet = desk.sheet(desk.pack(), copies=copies, papers=papers)

    assert state(desk, sheet, set_up)[:2] == ("已结案", ["decision_closed", "executed", "closed"])
    assert why(desk, sheet, set_up) == []
    assert [one.message for one in why(desk, sheet, set_up, until="archived")] == [
        "第二联还没有由制造部门签收，也没有收回（第九条第9款）",
        "第四联还没有由会计科签收，也没有收回（第九条第9款）",
        "第五联还没有由总经理室签收，也没有收回（第九条第9款）",
    ]


def test_the_case_is_archived_when_every_copy_is_accounted_for(
    desk: Desk, set_up: Procedure
) -> None:
    papers = (
        desk.returned(1, desk.pack(*DECISION, "改善确认")),
        desk.returned(3, desk.pack(*DECISION, "执行")),
        desk.returned(4, desk.pack(*DECISION, "会计核对")),
    )
    copies = desk.copies("receipted", n1="returned", n3="returned", n4="returned")
    sheet = desk.sheet(desk.pack(), copies=copies, papers=papers)

    assert state(desk, sheet, set_up) == (
        "已归档",
        ["decision_closed", "executed", "closed", "archived"],
        "",
    )


def test_a_half_filled_section_names_its_blank_boxes(desk: Desk, set_up: Procedure) -> None:
    sheet = desk.sheet(desk.pack("业务部门填报", but="| 投诉分类 | ■质量异常 | 原因分析 | 待查 |"))

    missing = [one for one in why(desk, sheet, set_up) if (one.box or "").startswith("quality.")]
    assert [(one.code, one.message) for one in missing] == [
        ("blank", "质量管理部：“责任归属部门”还没有填（第九条第5款）"),
        ("unsigned", "质量管理部：“质量管理部签字”还没有签（第九条第5款）"),
    ]


def test_research_is_asked_for_only_where_it_was_begun(desk: Desk, set_up: Procedure) -> None:
    untouched = desk.sheet(desk.pack())
    begun = desk.sheet(desk.pack(but="| 研发部提示意见 | 加厚壳体 |"))

    assert state(desk, untouched, set_up)[1] == ["decision_closed"]
    assert state(desk, begun, set_up)[1] == []
    assert why(desk, begun, set_up)[0].box == "research.signed"


def test_an_office_without_a_managers_office_says_so(desk: Desk) -> None:
    sections = [section for section in WAY if section != "经理室"]
    sheet = desk.sheet(desk.pack(*sections))
    without = load("five-copy", {"optional": ["经理室"]})

    assert "managers_office" in [one.box for one in why(desk, sheet, load("five-copy"))]
    assert "managers_office" not in [one.box for one in why(desk, sheet, without)]


def test_while_the_levels_are_not_set_no_decision_counts(desk: Desk, bare: Procedure) -> None:
    sheet = desk.sheet(desk.pack())

    assert state(desk, sheet, bare) == ("处理中", [], "总经理室")
    first = why(desk, sheet, bare)[0]
    assert (first.code, first.box) == ("authority", "approval.level")
    assert "核决权限未设定" in first.message


def test_a_loss_above_the_level_keeps_the_decision_open(desk: Desk, set_up: Procedure) -> None:
    sheet = desk.sheet(desk.pack(but="| 损失金额 | 30000 |"))

    assert why(desk, sheet, set_up)[0].message == (
        "损失30000.00元应由“总经理”核决，现由“副总经理”核决（第九条第7款）"
    )


def test_a_loss_that_is_not_written_cannot_be_decided_on(desk: Desk, set_up: Procedure) -> None:
    sheet = desk.sheet(desk.pack(but="| 损失金额 | |"))

    assert [one.code for one in why(desk, sheet, set_up)][:2] == ["blank", "authority"]


def test_a_demand_left_open_keeps_the_case_open(desk: Desk, set_up: Procedure) -> None:
    still = desk.sheet(desk.pack(but="| 客户要求 | 退货,客户加工中未确定 |"))
    settled = desk.sheet(desk.pack(but="| 客户要求 | 退货,客户加工中未确定;3月9日定为300米 |"))

    first = why(desk, still, set_up)[0]
    assert (first.code, first.box) == ("open", "report.demand")
    assert state(desk, still, set_up)[1] == []
    assert state(desk, settled, set_up)[1] == ["decision_closed"]


def test_words_left_open_do_not_hold_up_the_next_desk(desk: Desk, set_up: Procedure) -> None:
    sheet = desk.sheet(desk.pack("业务部门填报", but="| 客户要求 | 客户加工中未确定 |"))

    assert state(desk, sheet, set_up)[2] == "质量管理部"


def test_an_improvement_without_effect_keeps_the_case_open(desk: Desk, set_up: Procedure) -> None:
    failed = "| 改善效果 | □达到预期效果 ■未达预期效果 |"
    sheet = desk.sheet(
        desk.pack(*WAY, "核签结案", "执行", "改善确认", but=failed), copies=desk.copies("sent")
    )

    assert [one.message for one in why(desk, sheet, set_up)] == [
        "“改善效果”是“未达预期效果”，要“达到预期效果”（第七条第2款）"
    ]


def test_an_improvement_not_put_on_file_is_not_waited_for(desk: Desk, set_up: Procedure) -> None:
    free = "| 改善追踪 | □列案追踪 ■免列案(人为疏忽) |"
    sheet = desk.sheet(desk.pack(*WAY, "核签结案", "执行", but=free), copies=desk.copies("sent"))

    assert state(desk, sheet, set_up)[0] == "已结案"


def test_a_box_that_copies_fill_differently_does_not_count(desk: Desk, set_up: Procedure) -> None:
    papers = (
        desk.returned(3, desk.pack("执行")),
        desk.returned(4, "| 执行情形 | 尚未办理 |"),
    )
    copies = desk.copies("sent", n3="returned", n4="returned")
    sheet = desk.sheet(desk.pack(), copies=copies, papers=papers)

    disputed = [one for one in why(desk, sheet, set_up) if one.code == "disputed"]
    assert [one.box for one in disputed] == ["execution.done"]
    assert "“货已收回,折让已办”" in disputed[0].message
    assert "“尚未办理”" in disputed[0].message


def test_a_box_that_cannot_be_read_is_asked_about(desk: Desk, set_up: Procedure) -> None:
    back = desk.returned(3, desk.pack("执行", but="| 执行日期 | 三月?日 |"))
    sheet = desk.sheet(desk.pack(), copies=desk.copies("sent"), papers=(back,))

    unclear = next(one for one in why(desk, sheet, set_up) if one.code == "unclear")
    assert (unclear.copy, unclear.box) == (3, "execution.done_on")
    assert "“三月?日”" in unclear.message
