"""Tallies: how many complaints by month, by kind, by department, and which limits were kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from formkit.reconciling.evidence import day_of
from formkit.reporting.asked import Asked, Entry
from formkit.reporting.registers import WHOLE, shares_of
from formkit.say import say
from formkit.values.number import Period

Counted = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Month:
    """A month of the trend: cases that came in, and cases closed."""

    period: Period
    received: int
    closed: int


@dataclass(frozen=True)
class Kept:
    """How one limit was kept by the cases for which it fell due in the term."""

    rule: str
    title: str
    kept: int
    late: int


@dataclass(frozen=True)
class Blame:
    """A department: the cases it answers for, its share of all blame, what was lost.

    Attributes:
        cases: Cases in which it bears some of the blame.
        share: Its share in percent; the shares of all departments come to 100.
        loss: What was lost through it, in yuan.
    """

    department: str
    cases: int
    share: Decimal
    loss: Decimal


def trend(asked: Asked) -> tuple[Month, ...]:
    """The twelve months that end with the term."""
    came = Counter(Period.of(one.registered) for one in asked.cases)
    went = Counter(Period.of(one.closed_on) for one in asked.cases if one.closed_on)
    return tuple(Month(one, came[one], went[one]) for one in asked.term.trend)


def by_category(asked: Asked) -> Counted:
    """The cases that came in during the term by their kind, the most frequent first."""
    return _ranked(one.sorted_as("category") or say("未分类") for one in asked.received)


def by_department(asked: Asked) -> tuple[Blame, ...]:
    """The departments that answer for the cases closed in the term, the heaviest first.

    A loss that the sheet does not part among them is parted by their shares.
    """
    weights: Counter[str] = Counter()
    cases: Counter[str] = Counter()
    losses: dict[str, Decimal] = {}
    for entry in asked.closed:
        shares = {str(one["department"]): one for one in shares_of(entry) if one["department"]}
        ratios = Counter({name: one["ratio"] or 0 for name, one in shares.items()})
        weights.update(ratios)
        cases.update(shares.keys())
        for name, loss in _losses(entry, shares, ratios).items():
            losses[name] = losses.get(name, Decimal(0)) + loss
    told = hundred(weights)
    ranked = sorted(cases, key=lambda name: (-weights[name], -cases[name], name))
    return tuple(Blame(one, cases[one], told[one], losses[one]) for one in ranked)


def _losses(
    entry: Entry, shares: Mapping[str, Mapping[str, Any]], ratios: Counter[str]
) -> dict[str, Decimal]:
    """What each department lost in a case: as the sheet says, else by the shares of the blame."""
    said = {name: one["loss"].amount for name, one in shares.items() if one.get("loss")}
    whole = entry.mark("loss")
    if said or whole is None:
        return {name: said.get(name, Decimal(0)) for name in shares}
    return parted(ratios, whole.amount, Decimal("0.01"))


def unbalanced(asked: Asked) -> dict[str, int]:
    """The cases closed in the term whose shares of the blame do not come to 100, with their sum."""
    sums = {
        entry.number: sum(one["ratio"] or 0 for one in shares_of(entry) if one["department"])
        for entry in asked.closed
    }
    return {number: total for number, total in sums.items() if total not in (0, WHOLE)}


def by_limit(asked: Asked) -> tuple[Kept, ...]:
    """How each limit was kept in the term; one that only should be kept is none."""
    kept: Counter[str] = Counter()
    late: Counter[str] = Counter()
    for entry in asked.cases:
        for one in entry.limits:
            if asked.term.covers(day_of(one.at)) and not one.soft:
                kept[one.rule] += one.kept
                late[one.rule] += one.broken or one.days_over(asked.as_of) is not None
    return tuple(
        Kept(one.id, one.title, kept[one.id], late[one.id])
        for one in asked.procedure.deadlines
        if kept[one.id] + late[one.id]
    )


def hundred(weights: Counter[str]) -> dict[str, Decimal]:
    """The weights in percent with one decimal, so rounded that together they come to 100."""
    return parted(weights, Decimal(WHOLE), Decimal("0.1"))


def parted(weights: Counter[str], whole: Decimal, step: Decimal) -> dict[str, Decimal]:
    """A whole parted by weights in such steps, so rounded that nothing is left over."""
    total = sum(weights.values())
    if not total:
        return dict.fromkeys(weights, Decimal(0))
    exact = {name: whole / step * weight / total for name, weight in weights.items()}
    told = {name: int(one) for name, one in exact.items()}
    nearest = sorted(exact, key=lambda name: (told[name] - exact[name], name))
    for name in nearest[: int(whole / step) - sum(told.values())]:
        told[name] += 1
    return {name: one * step for name, one in told.items()}


def _ranked(names: Iterable[str]) -> Counted:
    counts = Counter(names)
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
