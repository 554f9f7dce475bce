"""The limits of the cases and of the office, the most urgent first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from formkit.cli.screen import Block, Table
from formkit.cli.views import Told
from formkit.cli.views.limit import last
from formkit.procedures import Procedure
from formkit.reconciling.case import Books, Case
from formkit.reconciling.limits import Limit, running
from formkit.say import say


def told(
    books: Books, procedure: Procedure, now: dt.datetime, office: Sequence[Limit] = ()
) -> list[Told]:
    """Every limit that runs now as JSON; those without a day come last.

    Args:
        books: The cases.
        procedure: The rules.
        now: The moment.
        office: What is due for the office as a whole; it has no number.
    """
    of_cases = [
        _told(limit, now, case.current.number, _customer(case, procedure))
        for case in books.cases
        for limit in running(case, procedure, now)
    ]
    found = [*of_cases, *(_told(limit, now) for limit in office)]
    return sorted(found, key=lambda one: (one["at"] is None, one["at"] or "", one["number"]))


def is_late(one: Told) -> bool:
    """True where it is overdue; what only should be kept is never late."""
    return one["days_over"] is not None and not one["soft"]


def drawn(limits: Sequence[Told]) -> Iterator[Block]:
    """The table of the limits and their count."""
    if not limits:
        yield say("✓ 没有在办的期限。")
        return
    rows = tuple(
        (
            one["number"] or say("本办公室"),
            one["customer"],
            one["rule"],
            one["target"],
            one["desk"],
            last(one),
            _state(one),
        )
        for one in limits
    )
    late = frozenset(i for i, one in enumerate(limits) if is_late(one))
    headings = (
        say("编号"),
        say("客户"),
        say("期限"),
        say("事项"),
        say("该谁办"),
        say("到期"),
        say("状态"),
    )
    yield Table(headings, rows, late)
    yield say("共 {n} 项期限，{late} 项逾期", n=len(limits), late=len(late))


def _customer(case: Case, procedure: Procedure) -> str:
    customer = case.current.value(procedure.mark("customer"))
    return "" if customer is None else str(customer)


def _told(limit: Limit, now: dt.datetime, number: str = "", customer: str = "") -> Told:
    days = {"days_over": limit.days_over(now)}
    return {"number": number, "customer": customer, **limit.to_json(), **days}


def _state(one: Told) -> str:
    days = one["days_over"]
    if one["paused"]:
        return say("暂停")
    if days is None:
        return say("处理中")
    if one["soft"]:
        return say("超过 {days} 天（不宜超过，不算逾期）", days=days)
    return say("逾期 {days} 天", days=days) if days else say("逾期")
