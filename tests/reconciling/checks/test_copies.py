"""R2: which copy a paper is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from formkit.findings import Severity
from formkit.reconciling import Evidence

if TYPE_CHECKING:
    from tests.reconciling.conftest import Desk


@pytest.mark.parametrize(
    ("copy", "message", "severity"),
    [
        (None, "看不出是第几联", Severity.WARNING),
        (6, "“客户抱怨处理表”没有第六联", Severity.ERROR),
    ],
)
def test_a_paper_that_is_none_of_the_five_copies(
    desk: Desk, copy: int | None, message: str, severity: Severity
) -> None:
    (finding,) = desk.found("R2", desk.sheet(papers=(desk.returned(copy, ""),)))

    assert (finding.message, finding.severity) == (message, severity)


def test_each_of_the_five_copies_is_known(desk: Desk) -> None:
    papers = tuple(desk.returned(copy, "") for copy in (1, 2, 3, 4, 5))

    assert desk.found("R2", desk.sheet(papers=papers)) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("第三联（黄）会计科", ["印的是“第三联（黄）会计科”，应为“第三联 业务部门”"]),
        ("第三联（黄）业务部门 依批示执行", []),
        ("第三联", []),
    ],
)
def test_a_copy_printed_for_another_holder_is_told_with_both(
    desk: Desk, line: str, told: list[str]
) -> None:
    place = "26030001-3联.docx 第三联 页眉 表1 第1行第2格"
    printed = {"copy": Evidence(None, place, raw=line)}
    found = desk.found("R2", desk.sheet(papers=(desk.returned(3, "", printed=printed),)))

    assert [one.message for one in found] == told
    assert [one.evidence for one in found] == [
        (("表单", "第三联 业务部门"), (place, line)) for _ in told
    ]


def test_a_form_without_copies_need_not_say_which_it_is(desk: Desk) -> None:
    record = desk.form("客户投诉记录单")
    paper = desk.returned(None, "", number="JL26030001", spec=record)

    assert desk.found("R2", desk.sheet(number="JL26030001", spec=record, papers=(paper,))) == []
