"""What can be seen of a case at a moment, in the words of a scenario."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from formkit.findings import Severity
from formkit.reconciling.limits import Limit, running
from formkit.reconciling.why import reasons

if TYPE_CHECKING:
    from formkit.office import Office
    from formkit.procedures import Procedure
    from formkit.reconciling import Case, CaseStatus
    from tests.scenarios.script import Asked, Step
    from tests.scenarios.stage import Stage

SUBSTRINGS = ("缺", "归档缺", "拒绝")
"""Aspects of which a scenario gives a part of each line."""


def seen(stage: Stage, step: Step, asked: Asked) -> list[str]:
    """What holds of a sheet's case after a step, one aspect of it."""
    if asked.aspect == "结果":
        return [one.outcome for one in stage.taken.files] if stage.taken else []
    number = stage.number(asked.of)
    look = Look(stage.office, number, step.at)
    return look.at(asked.aspect)


class Look:
    """A case looked at once."""

    def __init__(self, office: Office, number: str, at: dt.datetime) -> None:
        self._office = office
        self._at = at
        self._number = office.ledger.entry(number).number

    def at(self, aspect: str) -> list[str]:
        """One aspect, as a list of lines."""
        aspects: dict[str, Callable[[], Iterable[str]]] = {
            "状态": lambda: [self._status.state],
            "下一步": lambda: filter(None, [self._status.next]),
            "期限": lambda: map(self._limit, running(self._case, self._rules, self._at)),
            "逾期": lambda: [one.limit.rule for one in self._status.overdue],
            "缺": lambda: self._office_why("closed"),
            "归档缺": lambda: self._office_why("archived"),
            "阶段": lambda: [name for name, is_so in self._status.stages.items() if is_so],
            "级别": lambda: [one.value] if (one := self._status.severity) else [],
            "抄送": lambda: filter(None, [self._status.copy_to]),
            "上报": lambda: filter(None, [self._status.escalated_to]),
            "对账": self._findings,
        }
        return list(aspects[aspect]())

    @property
    def _rules(self) -> Procedure:
        return self._office.procedure

    @property
    def _case(self) -> Case:
        return self._office.books().case(self._number)

    @property
    def _status(self) -> CaseStatus:
        (status,) = self._office.status(self._at, self._number)
        return status

    def _office_why(self, until: str) -> list[str]:
        found = reasons(self._case, self._rules, self._at, until=until)
        return [reason.message for reason in found]

    def _findings(self) -> list[str]:
        found = self._office.reconcile(self._at).findings
        return sorted({one.code for one in found if one.severity > Severity.REMARK})

    def _limit(self, limit: Limit) -> str:
        return f"{limit.rule} {self._last(limit)}"

    @staticmethod
    def _last(limit: Limit) -> str:
        if isinstance(limit.at, dt.datetime):
            return f"{limit.at:%Y-%m-%d %H:%M}"
        if limit.at is not None:
            return limit.at.isoformat()
        notes = {"未设定": "未设定", "立即": "立即", "约定": "未约定"}
        return next((told for word, told in notes.items() if word in limit.note), "不能算")
