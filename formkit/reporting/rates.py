"""Rates: how many of how many, the goal, and which cases stand behind each (指标)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from formkit.procedures import Procedure
from formkit.procedures.target import Target
from formkit.reconciling.evidence import day_of
from formkit.reconciling.limits import Limit
from formkit.reporting.asked import Asked, Entry
from formkit.reporting.visits import revisit_of, visits
from formkit.say import say

NONE = "无"
TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Rate:
    """A share of cases.

    Attributes:
        name: ``投诉响应及时率``.
        about: What is counted of what, in one sentence.
        met: The cases in the numerator.
        missed: The other cases in the denominator.
        apart: Cases that are in neither, by the reason.
        goal: What the procedure wants it to be; empty where it does not say.
        clause: Where it says so.
    """

    name: str
    about: str
    met: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    apart: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    goal: str = ""
    clause: str = ""

    @property
    def numerator(self) -> int:
        """How many."""
        return len(self.met)

    @property
    def denominator(self) -> int:
        """Of how many."""
        return len(self.met) + len(self.missed)

    @property
    def share(self) -> Decimal | None:
        """The one by the other; ``None`` where there was nothing to count."""
        return Decimal(self.numerator) / self.denominator if self.denominator else None

    @property
    def percentage(self) -> str:
        """``95.7%``; ``无`` where there was nothing to count."""
        if self.share is None:
            return NONE
        return f"{(self.share * 100).quantize(TENTH, ROUND_HALF_UP):f}%".replace(".0%", "%")

    @property
    def is_reached(self) -> bool | None:
        """Whether the goal is reached; ``None`` where there is no goal or nothing to count."""
        if not self.goal or self.share is None:
            return None
        return self.share >= Decimal(self.goal.rstrip("%")) / 100

    def to_json(self) -> dict[str, Any]:
        """The rate as one JSON object."""
        return {
            "name": self.name,
            "numerator": self.numerator,
            "denominator": self.denominator,
            "percentage": None if self.share is None else self.percentage,
            "goal": self.goal or None,
            "reached": self.is_reached,
            "met": list(self.met),
            "missed": list(self.missed),
            "apart": {reason: list(numbers) for reason, numbers in self.apart.items()},
        }


@dataclass(frozen=True)
class Answered:
    """The last answer of a customer in the term; ``None`` where it cannot be read surely."""

    number: str
    is_satisfied: bool | None


def rates(asked: Asked) -> tuple[Rate, ...]:
    """The rates of a term: the procedure's own by their names, the usual ones where it has none.

    Where it sets a limit for closing, the cases that came in are told beside those that were due.
    """
    closing = [_closed(asked, one) for one in _targets(asked, "closed")]
    if any(_closing_rules(asked.procedure, one) for one in _targets(asked, "closed")):
        closing.append(_closed_of_received(asked, None, say("受理结案率")))
    return (
        *(_in_time(asked, one) for one in _targets(asked, "in_time")),
        *closing,
        *(_satisfied(asked, one) for one in _targets(asked, "satisfied")),
    )


def answered(asked: Asked) -> Iterator[Answered]:
    """What each customer asked in the term said last; a chain of sheets is one case."""
    rule = revisit_of(asked.procedure)
    known = dict.fromkeys(rule.unsatisfied, False) | dict.fromkeys(rule.satisfied, True)
    for entry in asked.cases:
        told = [one.answer for one in visits(entry) if asked.term.covers(one.on)]
        if told:
            known = {
                **dict.fromkeys(rule.unsatisfied, False),
                **dict.fromkeys(rule.satisfied, True),
            }
            yield Answered(entry.number, known.get(told[-1] or ""))


def _in_time(asked: Asked, target: Target | None) -> Rate:
    """Of the cases whose answer fell due in the term: those answered by then."""
    met, missed, open_yet = list[str](), list[str](), list[str]()
    for entry in asked.cases:
        due = [one for one in _answers(entry, target) if asked.term.covers(day_of(one.at))]
        late = [one for one in due if one.broken or _is_over(one, asked.as_of)]
        waiting = [one for one in due if not one.kept and one not in late]
        if due:
            (missed if late else open_yet if waiting else met).append(entry.number)
    return _rate(
        target,
        say("响应及时率"),
        say("本期到期的答复中，按时答复的"),
        (met, missed),
        {say("未到期"): open_yet},
    )


def _answers(entry: Entry, target: Target | None) -> list[Limit]:
    """The limits that count: those the target names, else the first that falls due."""
    dated = [one for one in entry.limits if one.at is not None]
    if target and target.deadlines:
        return [one for one in dated if one.rule in target.deadlines]
    return sorted((one for one in dated if not one.soft), key=_moment)[:1]


def _closed(asked: Asked, target: Target | None) -> Rate:
    """Of the cases that were to be closed in the term: those closed when it ended.

    Under a procedure that sets no limit for it, all that came in were to be closed.
    """
    rules = _closing_rules(asked.procedure, target)
    if not rules:
        return _closed_of_received(asked, target, say("结案率"))
    counted: dict[bool, list[str]] = {True: [], False: []}
    apart: dict[str, list[str]] = {say("未到期"): [], say("没有结案期限"): []}
    for entry in asked.cases:
        days = [day_of(one.at) for one in entry.limits if one.rule in rules and one.at]
        is_closed = _is_closed(entry, asked)
        if any(asked.term.covers(day) for day in days):
            counted[is_closed].append(entry.number)
        elif not is_closed and entry.registered <= asked.term.end:
            is_young = any(day and day > asked.term.end for day in days)
            apart[say("未到期")] += [entry.number] if is_young else []
            apart[say("没有结案期限")] += [] if days else [entry.number]
    about = say("本期应结案的案件中，期末已结案的")
    return _rate(target, say("结案率"), about, (counted[True], counted[False]), apart)


def _closing_rules(procedure: Procedure, target: Target | None) -> frozenset[str]:
    """The limits by which a case is to be closed."""
    if target and target.deadlines:
        return frozenset(target.deadlines)
    box = procedure.mark("closed_on") or procedure.mark("decided_on")
    return frozenset(one.id for one in procedure.deadlines if box and one.target == box)


def _closed_of_received(asked: Asked, target: Target | None, name: str) -> Rate:
    """Of the cases that came in during the term: those closed when it ended."""
    counted: dict[bool, list[str]] = {True: [], False: []}
    for entry in asked.received:
        counted[_is_closed(entry, asked)].append(entry.number)
    about = say("本期受理的案件中，期末已结案的")
    return _rate(target, name, about, (counted[True], counted[False]), {})


def _satisfied(asked: Asked, target: Target | None) -> Rate:
    """Of the customers who answered in the term: the satisfied ones."""
    told = list(answered(asked))
    words = "、".join(revisit_of(asked.procedure).satisfied)
    return _rate(
        target,
        say("满意率"),
        say("本期回访作答的客户中，{words}的", words=words),
        (
            [one.number for one in told if one.is_satisfied],
            [one.number for one in told if one.is_satisfied is False],
        ),
        {say("含糊"): [one.number for one in told if one.is_satisfied is None]},
    )


def _rate(
    target: Target | None,
    name: str,
    about: str,
    counted: tuple[Iterable[str], Iterable[str]],
    apart: Mapping[str, Iterable[str]],
) -> Rate:
    met, missed = counted
    return Rate(
        name=target.name if target else name,
        about=about,
        met=tuple(met),
        missed=tuple(missed),
        apart={reason: found for reason, some in apart.items() if (found := tuple(some))},
        goal=target.goal if target else "",
        clause=target.clause if target else "",
    )


def _targets(asked: Asked, measure: str) -> list[Target] | list[None]:
    """What the procedure wants to be measured so; the usual rate where it wants nothing."""
    return [one for one in asked.procedure.targets if one.measure == measure] or [None]


def _is_closed(entry: Entry, asked: Asked) -> bool:
    """Whether the case was closed when the term ended, or by now where it has not ended yet."""
    day = entry.closed_on
    return day is not None and day <= min(asked.term.end, asked.as_of.date())


def _is_over(limit: Limit, now: dt.datetime) -> bool:
    return limit.days_over(now) is not None


def _moment(limit: Limit) -> dt.datetime:
    """The last moment of a limit; a day lasts to its end."""
    at = limit.at or dt.date.max
    return at if isinstance(at, dt.datetime) else dt.datetime.combine(at, dt.time.max)
