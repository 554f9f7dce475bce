"""R7: signatures present, absent or unclear."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.reconciling.conftest import Desk


def test_a_filled_section_that_nobody_signed(desk: Desk) -> None:
    sheet = desk.sheet(desk.pack("质量管理部", but="| 质量管理部签字 |  |"))

    (finding,) = desk.found("R7", sheet)
    assert finding.message == "这一栏已填写，“质量管理部签字”没有签"
    assert finding.box == "quality.signed"


def test_a_signature_nobody_can_read_is_unclear(desk: Desk) -> None:
    back = desk.returned(1, "| 质量管理部签字 | 2026年3月4日 |", file="第一联.docx")
    drawing = desk.pack("质量管理部", but="| 质量管理部签字 |  |")

    (finding,) = desk.found("R7", desk.sheet(drawing, papers=(back,)))
    assert finding.message == "“质量管理部签字”看不清有没有签"
    assert finding.evidence == (("第一联.docx 质量管理部签字", "2026年3月4日"),)


def test_a_signature_on_a_returned_copy_is_there(desk: Desk) -> None:
    back = desk.returned(3, "| 执行人签字 | 周明 2026年3月16日 |")
    drawing = desk.pack("执行", but="| 执行人签字 |  |")

    assert desk.found("R7", desk.sheet(drawing, papers=(back,))) == []


def test_a_section_nobody_filled_needs_no_signature(desk: Desk) -> None:
    assert desk.found("R7", desk.sheet(desk.pack("业务部门填报"))) == []


def test_nobody_need_sign_a_void_sheet(desk: Desk) -> None:
    drawing = desk.pack("质量管理部", but="| 质量管理部签字 |  |")

    assert desk.found("R7", desk.sheet(drawing, void="误填")) == []
