"""What each desk writes on the sheets of the month, as texts and ticks."""

from __future__ import annotations

import csv
import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from formkit.values.moment import print_date
from formkit.values.money import Money

Words = dict[str, str]


@dataclass(frozen=True)
class CaseScript:
    """One case of the month: its number, what becomes of it, and what is decided."""

    number: str
    course: str
    tracking: str
    disposal: tuple[str, ...]
    quantity: str
    amount: str
    loss: str
    level: str

    @property
    def goes_out(self) -> bool:
        """True where the sheet comes as far as a signed decision."""
        return self.course not in ("void", "investigating", "registered")

    @property
    def is_dealt_out(self) -> bool:
        """True where the five copies leave for their holders."""
        return self.goes_out and self.accepted and self.course != "undetermined"

    @property
    def accepted(self) -> bool:
        """False where the customer refuses the outcome."""
        return not self.course.startswith("rejected")


@dataclass(frozen=True)
class Desks:
    """The scripts of the month and the desks' ways of putting things."""

    cases: tuple[CaseScript, ...]
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def load(cls, folder: Path) -> Desks:
        """From ``cases.csv`` and ``desks.toml``."""
        with (folder / "cases.csv").open(encoding="utf-8", newline="") as file:
            cases = tuple(_script(row) for row in csv.DictReader(file))
        return cls(cases, tomllib.loads((folder / "desks.toml").read_text(encoding="utf-8")))

    def of(self, part_no: str) -> Mapping[str, str]:
        """The words for a product."""
        return self.words[part_no.partition("-")[0]]


def _script(row: Mapping[str, str]) -> CaseScript:
    return CaseScript(
        number=row["编号"],
        course=row["经过"],
        tracking=row["改善追踪"],
        disposal=tuple(filter(None, row["处理方式"].split("、"))),
        quantity=row["核定数量"],
        amount=row["核定金额"],
        loss=row["损失金额"],
        level=row["核决层级"],
    )


@dataclass(frozen=True)
class Calendar:
    """When each desk had the sheet, counted from the day it was registered."""

    registered: dt.date
    sent: dt.date

    def on(self, days: int) -> dt.date:
        """So many days after the registration."""
        return self.registered + dt.timedelta(days)

    @property
    def signed_off(self) -> dt.date:
        """The day of the sign-off."""
        return self.on(9)

    @property
    def executed(self) -> dt.date:
        """The day on which the decision was carried out."""
        return max(self.sent, self.signed_off) + dt.timedelta(2)


def investigated(words: Mapping[str, str], days: Calendar) -> Words:
    """What quality management and production write (第九条第5款)."""
    return {
        "quality.category": "质量异常",
        "quality.responsible": words["responsible"],
        "quality.cause": words["cause"],
        "quality.signed": f"许文静 {days.on(2):%Y.%-m.%-d}",
        "production.unit": words["unit"],
        "production.shift": words["shift"],
        "production.operators": words["operators"],
        "production.cause": words["why"],
        "production.countermeasure": words["countermeasure"],
        "production.signed": f"江恒　{print_date(days.on(3))}",
    }


def decided(case: CaseScript, days: Calendar) -> Words:
    """What the offices decide and what the customer says to it (第九条第5–7款)."""
    return {
        "managers_office.opinion": "同意制造部门对策，限期完成。",
        "managers_office.signed": f"方淑仪 {days.on(4):%Y/%-m/%-d}",
        "proposal.opinion": f"建议{'、'.join(case.disposal)}。",
        "proposal.signed": f"沈一诺 {print_date(days.on(5))}",
        "synthesis.opinion": "责任明确，按业务部意见办理，损失由责任单位承担。",
        "synthesis.signed": f"郭思齐　{print_date(days.on(6))}",
        "approval.level": case.level,
        "approval.opinion": "同意。",
        "approval.signed": f"魏长庚 {days.on(6).isoformat()}",
        "negotiation.result": "已书面转答客户。" if case.accepted else "客户认为赔付不足，不接受。",
        "negotiation.accepted": "接受" if case.accepted else "未接受",
        "negotiation.reviewed": f"程立 {print_date(days.on(8))}",
    }


def judged(case: CaseScript, origin: str, days: Calendar) -> Words:
    """The verdict and the sign-off (第九条第8、9款)."""
    words = {
        "verdict.origin": origin,
        "verdict.our_fault": "是",
        "verdict.tracking": case.tracking,
        "verdict.disposal": "、".join(case.disposal),
        "verdict.disposal_quantity": case.quantity,
        "verdict.loss": _yuan(case.loss),
        "verdict.shares.0.department": "制造部",
        "verdict.shares.0.ratio": "60" if case.course == "shares-short" else "70",
        "verdict.shares.1.department": "质量管理部",
        "verdict.shares.1.ratio": "30",
        "verdict.signed": f"郭思齐 {print_date(days.signed_off)}",
        "closing.closed_on": print_date(days.signed_off),
        "closing.signed": f"魏长庚 {print_date(days.signed_off)}",
    }
    if case.amount:
        words["verdict.disposal_amount"] = _yuan(case.amount)
    if case.course == "dates-wrong":
        words["closing.closed_on"] = print_date(days.on(7))
    if case.course == "unsigned":
        del words["verdict.signed"]
    return words


def executed(case: CaseScript, days: Calendar) -> Words:
    """What the sales department notes on copy three (第三联 依批示办理)."""
    words = {
        "execution.done": f"已按批示{'、'.join(case.disposal)}。",
        "execution.done_on": print_date(days.executed),
        "execution.done_quantity": case.quantity,
        "execution.signed": f"周敏 {print_date(days.executed)}",
    }
    if case.amount:
        paid = "8800" if case.course == "paid-too-much" else case.amount
        words["execution.done_amount"] = _yuan(paid)
    return words


def posted(case: CaseScript, days: Calendar) -> Words:
    """What the accounts note on copy four."""
    day = print_date(days.executed)
    words = {"posting.posted_on": day, "posting.signed": f"田慧 {day}"}
    if case.amount:
        words["posting.posted_amount"] = _yuan(case.amount)
    return words


def improved(case: CaseScript, days: Calendar) -> Words:
    """What quality management notes on copy one where the improvement is on file."""
    if case.tracking != "列案追踪":
        return {}
    day = print_date(days.executed + dt.timedelta(1))
    return {
        "improvement.verified_on": day,
        "improvement.effect": "达到预期效果",
        "improvement.signed": f"许文静 {day}",
    }


def _yuan(text: str) -> str:
    return str(Money.parse(text))
