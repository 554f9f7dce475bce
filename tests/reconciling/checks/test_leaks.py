"""R20: an internal sheet among the papers for customers."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.findings import Severity
from formkit.procedures import load
from formkit.reconciling import BY_CODE, Books
from formkit.reconciling.found import Found

if TYPE_CHECKING:
    from formkit.findings import Finding

DAY = dt.date(2026, 3, 12)
LEAK = Found(
    file="客户/影印.pdf",
    form="客户抱怨处理表",
    number="26030001",
    copy=3,
    internal="内部文件 不得影印送客户",
)


def found(*files: Found) -> list[Finding]:
    books = replace(Books(), found=files)
    return list(BY_CODE["R20"](books, load("five-copy"), DAY))


def test_an_internal_sheet_in_the_customers_folder_is_an_alarm() -> None:
    (finding,) = found(LEAK)
    assert finding.message == "给客户的文件夹里有内部文件《客户抱怨处理表》第三联"
    assert finding.number == "26030001"
    assert finding.severity is Severity.ERROR
    assert finding.evidence == (("客户/影印.pdf", "内部文件 不得影印送客户"),)
    assert "formkit reply" in finding.fix


def test_a_file_that_cannot_be_looked_into_is_told() -> None:
    (finding,) = found(Found(file="客户/a.docx", refused="已加密"))
    assert finding.severity is Severity.WARNING


def test_a_letter_is_in_order() -> None:
    assert found(Found(file="客户/函.docx", form="客户回复函", number="FH26030001")) == []
