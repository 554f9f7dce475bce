"""R2: which copy a paper is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from formkit.findings import Severity

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


def test_a_form_without_copies_need_not_say_which_it_is(desk: Desk) -> None:
    record = desk.form("客户投诉记录单")
    paper = desk.returned(None, "", number="JL26030001", spec=record)

    assert desk.found("R2", desk.sheet(number="JL26030001", spec=record, papers=(paper,))) == []
