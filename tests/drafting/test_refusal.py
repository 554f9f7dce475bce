"""What is no blank is refused, with what it is and what to do."""

from __future__ import annotations

import pytest

from formkit.drafting.refusal import refuse_unless_blank
from formkit.errors import InputError
from formkit.findings import Finding
from formkit.reading.anatomy import anatomy
from formkit.values.grid import Document, Grid

TEMPLATE = """
| 客户名称 | {{ 客户名称 }} | 电话 | {{ 电话 }} |
"""
LIST = """
| 登记日期 | 客户名称 | 投诉内容 |
| 3月5日   | 远山机电 | 外壳开裂 |
| 3月8日   | 清河纺织 | 少发一箱 |
"""
FILLED = """
| 客户名称 | 远山机电 | 联系电话 | 0571-8841 |
| 投诉内容 | 外壳开裂，要求退货。 | < | < |
"""
LETTER = """
| 各位同事，明天上午开会，请准时参加。 |
"""


def refuse(drawing: str, findings: tuple[Finding, ...] = ()) -> None:
    document = Document((Grid.parse(drawing.strip("\n")),), findings=findings)
    refuse_unless_blank(document, anatomy(document), "来表")


@pytest.mark.parametrize(
    ("drawing", "why"),
    [
        (TEMPLATE, "已经有占位符（{{ 客户名称 }}、{{ 电话 }}）"),
        (LIST, "名册：表头是登记日期、客户名称、投诉内容，下面已有 2 行"),
        (FILLED, "填好的表（客户名称：远山机电"),
        (LETTER, "没有看到带标签的空白"),
    ],
)
def test_what_is_no_blank_is_refused_with_why(drawing: str, why: str) -> None:
    with pytest.raises(InputError) as told:
        refuse(drawing)
    assert why in str(told.value)


def test_a_scan_is_refused_as_one() -> None:
    scan = Finding(code="scan", where="第1页", message="", fix="")
    with pytest.raises(InputError, match="扫描"):
        refuse("|  |", (scan,))


@pytest.mark.parametrize(
    "drawing",
    [
        "| 客户名称 | | 电话 | |",
        "| 登记日期 | 客户名称 | 投诉内容 |",
        "| 客户名称 | | 电话 | | 版本 | A1 |",
    ],
)
def test_a_blank_is_let_through(drawing: str) -> None:
    refuse(drawing)
