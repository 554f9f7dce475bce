"""The registers of a month are written from the books."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from formkit.office import Office
from formkit.values.number import Period
from tests.office.desk import CLERK, NOW, QUALITY, Issue

REGISTERS = {
    "register": "客户抱怨案件登记追踪表",
    "summary": "投诉处理记录汇总表",
    "revisits": "客户回访登记表",
    "stats": "客户投诉案件统计表",
}


@pytest.mark.parametrize(("kind", "title"), REGISTERS.items())
def test_each_register_is_a_workbook_under_its_title(
    kind: str, title: str, office: Office, issue: Issue, tmp_path: Path
) -> None:
    office.fill(issue(), QUALITY, now=NOW, by=CLERK)
    out = office.report(kind, Period(2026, 3), tmp_path / "登记.xlsx", now=NOW, by=CLERK)
    (sheet, *_) = openpyxl.load_workbook(out).worksheets
    words = {str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell}
    assert any(title in word for word in words)
    assert ("26030001" in words) == (kind in ("register", "summary"))
