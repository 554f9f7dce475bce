"""Trouble on the papers: a value that says where, what was seen and what to do."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import IntEnum
from typing import Any


class Severity(IntEnum):
    """How much a finding weighs: a remark, a warning, or an error that blocks closure."""

    REMARK = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something wrong on the papers (问题), never an exception.

    Attributes:
        code: Stable name of the check, ``R1`` … ``R25`` or a word such as ``unknown-label``.
        where: The place on the paper: file, table, row, cell or box.
        message: What was seen there.
        fix: What the clerk can do about it.
        severity: How much it weighs.
        number: The sheet it concerns, if known.
        copy: The copy (联) it concerns, if any.
        box: The path of the box it concerns, if any.
        evidence: What stands on the papers, place by place.
    """

    code: str
    where: str
    message: str
    fix: str = ""
    severity: Severity = Severity.ERROR
    number: str | None = None
    copy: int | None = None
    box: str | None = None
    evidence: tuple[tuple[str, str], ...] = field(default=())

    def __str__(self) -> str:
        told = f"{self.where}：{self.message}" if self.where else self.message
        return f"{told} → {self.fix}" if self.fix else told

    def to_json(self) -> dict[str, Any]:
        """The finding as one JSON object; evidence as a list of ``{where, seen}``."""
        told = asdict(self)
        told["severity"] = self.severity.name.lower()
        told["evidence"] = [{"where": where, "seen": seen} for where, seen in self.evidence]
        return told
