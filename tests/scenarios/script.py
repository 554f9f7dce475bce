"""A scenario as it is written: steps in order, each with what must hold after it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

ASPECTS = (
    "状态",
    "下一步",
    "期限",
    "逾期",
    "缺",
    "归档缺",
    "阶段",
    "级别",
    "抄送",
    "上报",
    "对账",
    "结果",
    "拒绝",
)
"""What can be asked after a step, by the word that stands after the arrow."""
NOTHING = "无"
_STEP = re.compile(
    r"(?P<at>\d{4}-\d\d-\d\d \d\d:\d\d)\s+(?P<by>\S+)\s+(?P<verb>\S+)\s*(?P<words>.*)"
)


@dataclass(frozen=True)
class Asked:
    """One aspect of a case after a step: ``期限`` of the sheet ``甲``; no name for the first."""

    aspect: str
    of: str = ""


@dataclass
class Step:
    """One line of a scenario: when, who, does what to which sheet, and what must hold then."""

    at: dt.datetime
    by: str
    verb: str
    words: list[str]
    line: str
    boxes: dict[str, str] = field(default_factory=dict)
    holds: dict[Asked, list[str]] = field(default_factory=dict)

    @property
    def new_name(self) -> str:
        """What the new sheet is called in the rest of the scenario: ``登记 签呈 as 签呈甲``."""
        return self.words[self.words.index("as") + 1] if "as" in self.words else ""

    @property
    def copies(self) -> list[int]:
        """The copies meant: ``联 1 3``."""
        after = self.words[self.words.index("联") + 1 :] if "联" in self.words else []
        return [int(word) for word in after if word.isdecimal()]

    @property
    def plain(self) -> list[str]:
        """The words that are neither a new name nor copies."""
        words = [word for word in self.words if word != "联" and not word.isdecimal()]
        return words[: words.index("as")] if "as" in words else words


def read(text: str) -> list[Step]:
    """The steps of a scenario; a line that starts with # is a remark."""
    steps: list[Step] = []
    for raw in text.splitlines():
        line = raw.strip()
        if line.startswith("→"):
            _hold(steps[-1], line.removeprefix("→").split())
        elif match := _STEP.fullmatch(line):
            steps.append(_step(line, match.groupdict()))
        elif line and not line.startswith("#"):
            name, equals, value = line.partition("=")
            if not equals:
                raise ValueError(line)
            steps[-1].boxes[name.strip()] = value.strip()
    return _in_order(steps)


def _step(line: str, parts: Mapping[str, str]) -> Step:
    at = dt.datetime.fromisoformat(parts["at"])
    return Step(at, parts["by"], parts["verb"], parts["words"].split(), line)


def _hold(step: Step, words: list[str]) -> None:
    of = words.pop(0) if words[0] not in ASPECTS else ""
    aspect, *rest = words
    if aspect not in ASPECTS:
        raise ValueError(aspect)
    told = [one.strip() for one in re.split("[；，]" if aspect in _LISTS else "；", " ".join(rest))]
    step.holds.setdefault(Asked(aspect, of), []).extend(
        one for one in told if one and one != NOTHING
    )


_LISTS = ("阶段", "逾期", "抄送", "对账", "期限")


def _in_order(steps: list[Step]) -> list[Step]:
    for before, after in pairwise(steps):
        if after.at < before.at:
            raise ValueError(after.line)
    return steps
