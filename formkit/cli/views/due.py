"""The limits of the cases, the most urgent first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from formkit.cli.screen import Block, Table
from formkit.cli.views import Told
from formkit.procedures import Procedure
from formkit.reconciling.case import Books, Case
from formkit.reconciling.limits import Limit, running
from formkit.say import say


def told(books: Books, procedure: Procedure, now: dt.datetime) -> list[Told]:
    """Every limit that runs now as JSON; those without a day come last."""
    found = [
        _told(case, limit, procedure, now)
        for case in books.cases
        for limit in running(case, procedure, now)
    ]
    return sorted(found, key=lambda one: (one["at"] is None, one["at"], one["number"]))


def drawn(limits: Sequence[Told]) -> Iterator[Block]:
    """The table of the limits and their count."""
    if not limits:
        yield say("✓ 没有在办的期限。")
        return
    rows = tuple(
        (one["number"], one["customer"], one["rule"], one["target"], _at(one), _state(one))
        for one in limits
    )
    late = frozenset(i for i, one in enumerate(limits) if one["days_over"] is not None)
    headings = (say("编号"), say("客户"), say("期限"), say("事项"), say("到期"), say("状态"))
    yield Table(headings, rows, late)
    yield say("共 {n} 项期限，{late} 项逾期", n=len(limits), late=len(late))


def _told(case: Case, limit: Limit, procedure: Procedure, now: dt.datetime) -> Told:
    customer = case.current.value(procedure.mark("customer"))
    return {
        "number": case.current.number,
        "customer": "" if customer is None else str(customer),
        **limit.to_json(),
        "days_over": limit.days_over(now),
    }


def _at(one: Told) -> str:
    if one["at"] is None:
        return say("未设定")
    provisional = say("（暂定）") if one["provisional"] else ""
    return str(one["at"]).replace("T", " ") + provisional


def _state(one: Told) -> str:
    days = one["days_over"]
    if days is None:
        return say("处理中")
    return say("逾期 {days} 天", days=days) if days else say("逾期")
