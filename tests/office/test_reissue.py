"""A copy that was lost is made again under the same number, and says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from formkit.office import Office
from formkit.reading import read
from tests.office.desk import CLERK, NOW, Issue, text_of


def sheet(office: Office, number: str, copy: int) -> Path:
    (path,) = office.folder.outbox.rglob(f"{number}-{copy}联*.docx")
    return path


@pytest.mark.parametrize("times", [1, 2])
def test_a_lost_copy_is_made_again_under_the_same_number(
    office: Office, issue: Issue, times: int
) -> None:
    number = issue()
    for _ in range(times):
        office.part("lost", number, [3], now=NOW, by=CLERK, reason="邮寄遗失")
    office.print(number, now=NOW, by=CLERK, copies=[3, 4])
    assert f"补发 第{times}次" in text_of(sheet(office, number, 3))
    assert "补发" not in text_of(sheet(office, number, 4))


def test_it_is_read_back_as_the_copy_it_stands_for(office: Office, issue: Issue) -> None:
    number = issue()
    office.part("lost", number, [3], now=NOW, by=CLERK, reason="邮寄遗失")
    office.print(number, now=NOW, by=CLERK, copies=[3])
    reading = read(sheet(office, number, 3), office.shelf)
    assert (reading.number, reading.copy) == (number, 3)
    assert not reading.findings
