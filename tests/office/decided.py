"""A complaint filled in as far as the decision, for what may only happen after it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from formkit.office import Office
from tests.office.desk import CLERK, NOW, QUALITY

AUTHORITY = """
[[procedure.authority]]
upto = "5000"
role = "业务部经理"
[[procedure.authority]]
role = "总经理"
"""
PHONE = "13800138000"
APPROVED = {
    "核决层级": "总经理",
    "核决意见": "准予退货、折让",
    "核决签字": "傅远 2026年3月8日",
}
NEGOTIATED = {
    "交涉结果": "客户同意退货8件，周明已电话13900001111说明",
    "客户意见": "接受",
    "业务主管核阅": "高志 2026年3月10日",
}
JUDGED = {
    "发生单位": "注塑车间",
    "是否我方质量问题": "是",
    "改善追踪": "免列案(人为疏忽)",
    "处理方式": ["退货", "折让"],
    "核定数量": "8 件",
    "核定金额": "5000",
    "损失金额": "8000",
    "个人惩处种类": "扣发当月奖金五百元",
    "判定签字": "许宁 2026年3月11日",
}
PROPOSED = {"业务部门处理意见": "退货并折让", "业务部门签字": "周明 2026年3月6日"}

Decide = Callable[[Office, str], str]


def with_authority(folder: Path) -> None:
    """Let the office say who decides on how much."""
    settings = folder / "formkit.toml"
    said = settings.read_text(encoding="utf-8") + AUTHORITY
    settings.write_text(said, encoding="utf-8")


def decided(office: Office, number: str) -> str:
    """The number, its sheet filled in as far as the verdict."""
    for section in (QUALITY, PROPOSED, APPROVED, NEGOTIATED, JUDGED):
        office.fill(number, section, now=NOW, by=CLERK)
    return number
