from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from formkit.errors import Unreadable
from formkit.findings import Finding
from formkit.forms import FormSpec, Shelf
from formkit.procedures import Procedure, load
from formkit.reconciling import BY_CODE, Books, Case, CopyState, Evidence, Returned, Sheet
from formkit.reconciling.sheet import State
from formkit.values.number import Period

PACK = {
    "业务部门填报": """
        | 客户名称 | 远山机电 | 受理日期 | 2026年3月2日 | 销售地区 | ■国内 □国外 |
        | 订单编号 | DD-0311 | 料号 | LH-208 | 交运日期 | 2026年2月20日 |
        | 数量 | 1200 米 | 不良数量 | 300 米 | 客户投诉理由 | 外壳开裂 |
        | 客户要求 | 退货300米 | 签注意见 | 情况属实 | 业务经办签字 | 周明 2026年3月2日 |
    """,
    "质量管理部": """
        | 投诉分类 | ■质量异常 □非质量异常(人为因素) | 责任归属部门 | 制造部门 |
        | 原因分析 | 注塑温度偏低 | 质量管理部签字 | 林岚 2026年3月4日 |
    """,
    "制造部门": """
        | 生产单位 | 注塑车间 | 机班别 | 3号机乙班 | 生产人员 | 何川 | 生产日期 | 2026年2月10日 |
        | 异常原因 | 温控失灵 | 处理对策 | 更换温控器 | 制造部门签字 | 何川 2026年3月5日 |
    """,
    "经理室": "| 经理室批示意见 | 照办 | 经理室签字 | 沈谦 2026年3月5日 |",
    "业务处理意见": "| 业务部门处理意见 | 退货并折让 | 业务部门签字 | 周明 2026年3月6日 |",
    "综合意见": "| 总经理室综合意见 | 同意 | 总经理室签字 | 许宁 2026年3月7日 |",
    "核决": """
        | 核决层级 | □业务部经理 ■副总经理 □总经理 |
        | 核决意见 | 准予退货、折让 | 核决签字 | 傅远 2026年3月8日 |
    """,
    "交涉结果": """
        | 交涉结果 | 客户同意退货300米、折让五千元 | 客户意见 | ■接受 □未接受 |
        | 业务主管核阅 | 高志 2026年3月10日 |
    """,
    "判定": """
        | 发生单位 | 注塑车间 | 是否我方质量问题 | ■是 □否 |
        | 改善追踪 | ■列案追踪 □免列案(人为疏忽) |
        | 处理方式 | ■退货 □换货 ■折让 □赔款 □重处理 □其他 |
        | 核定数量 | 300 米 | 核定金额 | 5000 | 损失金额 | 8000 | 判定签字 | 许宁 2026年3月11日 |
        | verdict.shares.0.department | 注塑车间 | verdict.shares.0.ratio | 70 |
        | verdict.shares.0.loss | 5600 |
        | verdict.shares.1.department | 质检科 | verdict.shares.1.ratio | 30 |
        | verdict.shares.1.loss | 2400 |
    """,
    "核签结案": "| 结案日期 | 2026年3月12日 | 结案核签 | 傅远 2026年3月12日 |",
    "执行": """
        | 执行情形 | 货已收回,折让已办 | 执行日期 | 2026年3月16日 |
        | 执行数量 | 300 米 | 执行金额 | 5000 | 执行人签字 | 周明 2026年3月16日 |
    """,
    "会计核对": """
        | 入账日期 | 2026年3月18日 | 入账金额 | 5000 | 会计签字 | 钱朗 2026年3月18日 |
    """,
    "改善确认": """
        | 改善确认日期 | 2026年4月2日 | 改善效果 | ■达到预期效果 □未达预期效果 |
        | 改善确认签字 | 林岚 2026年4月2日 |
    """,
}
"""One complaint on its way, section by section, as it stands on the paper."""

TO_DECISION = tuple(PACK)[:10]
LAST = dt.date(2026, 4, 10)
AUTHORITY = [
    {"upto": "5000", "role": "业务部经理"},
    {"upto": "20000", "role": "副总经理"},
    {"role": "总经理"},
]


class Desk:
    """A desk on which papers are drawn for the tests."""

    def __init__(self) -> None:
        self.shelf = Shelf.builtin()
        self.spec = self.shelf.find("客户抱怨处理表")

    def pack(self, *sections: str, but: str = "") -> str:
        """The sections of the paper as drawn above, with other words for some boxes."""
        return "\n".join([*(PACK[section] for section in sections or TO_DECISION), but])

    def sheet(self, drawing: str = "", **said: Any) -> Sheet:
        """A sheet in whose boxes the ledger has what is drawn."""
        at = dt.datetime(2026, 3, 2, 9)
        seen = self.evidence(drawing, "台账", at=at).items()
        filled = {path: one for path, one in seen if one.value is not None}
        usual: dict[str, Any] = {
            "number": "26030001",
            "spec": self.spec,
            "received": dt.date(2026, 3, 2),
            "issued_at": at,
            "period": Period(2026, 3),
            "filled": filled,
            "copies": self.copies(),
        }
        return Sheet(**(usual | said))

    def copies(self, state: State = "held", **others: State) -> tuple[CopyState, ...]:
        """The five copies in one state, some in another: ``copies("sent", n4="lost")``."""
        states = {copy.n: others.get(f"n{copy.n}", state) for copy in self.spec.copies}
        return tuple(self._copy(n, states[n]) for n in states)

    def _copy(self, n: int, state: State) -> CopyState:
        sent = None if state == "held" else dt.datetime(2026, 3, 13, 10)
        return CopyState(n, self.spec.copy(n).holder, state, since=sent, sent=sent)

    def returned(self, copy: int | None, drawing: str, **said: Any) -> Returned:
        """A copy that came back with what is drawn on it."""
        file = said.get("file", f"26030001-{copy}联.docx")
        at = said.get("at", dt.datetime(2026, 3, 20, 9))
        usual: dict[str, Any] = {
            "file": file,
            "sha256": file,
            "at": at,
            "number": "26030001",
            "copy": copy,
            "spec": self.spec,
            "boxes": self.evidence(drawing, file, at=at),
        }
        return Returned(**(usual | said))

    def evidence(self, drawing: str, where: str, *, at: dt.datetime) -> Mapping[str, Evidence]:
        """``| 客户名称 | 远山机电 | 受理日期 | 2026年3月2日 |``: labels and what is beside them."""
        return {
            path: self._seen(path, text, f"{where} {label}", at)
            for label, path, text in self._pairs(drawing)
        }

    def _pairs(self, drawing: str) -> Iterator[tuple[str, str, str]]:
        for line in filter(str.strip, drawing.split("\n")):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            for label, text in zip(cells[::2], cells[1::2], strict=False):
                box = self.spec.box(label)
                yield box.label, label if ".shares." in label else box.path, text

    def _seen(self, path: str, text: str, where: str, at: dt.datetime) -> Evidence:
        try:
            value = self.spec.box(path).parse(text)
        except Unreadable:
            return Evidence(None, where, raw=text, at=at, unclear=True)
        return Evidence(value, where, raw=text, at=at)

    def form(self, title: str) -> FormSpec:
        return self.shelf.find(title)

    def case(self, *sheets: Sheet) -> Case:
        return Case(sheets)

    def found(
        self, code: str, *sheets: Sheet, procedure: Procedure | None = None, **said: Any
    ) -> list[Finding]:
        """What one check finds in books of these sheets."""
        as_of = said.pop("as_of", LAST)
        books = Books(sheets=sheets, **said)
        return list(BY_CODE[code](books, procedure or load("five-copy"), as_of))


@pytest.fixture(scope="session")
def desk() -> Desk:
    return Desk()


@pytest.fixture(scope="session")
def bare() -> Procedure:
    """The procedure as the source has it, with its blanks."""
    return load("five-copy")


@pytest.fixture(scope="session")
def set_up() -> Procedure:
    """The procedure of an office that has set its levels of decision."""
    return load("five-copy", {"authority": AUTHORITY})
