"""Orders: what numbers are asked for, and which of them were answered before."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from formkit.errors import LedgerError
from formkit.ledger.entries import entry
from formkit.ledger.journal import canonical
from formkit.ledger.schema import counters, numbers, payloads, portions, register
from formkit.say import say
from formkit.values.number import Numbering, Period


@dataclass(frozen=True, kw_only=True)
class Order:
    """What a number is asked for.

    Attributes:
        series: The number series to draw from.
        numbering: How its numbers are written.
        period: The month to register under.
        form: The title of the form.
        boxes: What stands in its boxes, as JSON values.
        received: The day the paper was received.
        dept: The department, where numbers are counted by department.
        request_id: The same request gets the same number, however often it is made.
        supersedes: The number of the sheet that this one takes the place of (第九条第10款).
    """

    series: str
    numbering: Numbering
    period: Period
    form: str
    boxes: Mapping[str, Any]
    received: dt.date
    dept: str = ""
    request_id: str | None = None
    supersedes: str | None = None


def asked_for(orders: Sequence[Order]) -> dict[str | int, Order]:
    """The orders by request id, or by place where they have none; each request once."""
    asked: dict[str | int, Order] = {}
    for key, order in zip(request_keys(orders), orders, strict=True):
        first = asked.setdefault(key, order)
        if first is not order and _gist(first) != _gist(order):
            raise _other_request(order)
    return asked


def request_keys(orders: Sequence[Order]) -> list[str | int]:
    """What tells the orders apart: the request id, or the place in the list."""
    return [order.request_id or place for place, order in enumerate(orders)]


def _gist(order: Order) -> str:
    """What must not differ when a request is repeated; its day may, across midnight."""
    return canonical([order.series, order.form, order.dept, order.supersedes, dict(order.boxes)])


def answered(connection: sa.Connection, asked: Mapping[str | int, Order]) -> dict[str | int, str]:
    """The numbers that these requests were given before, by request id.

    Raises:
        LedgerError: A request id was used for something else.
    """
    answers: dict[str | int, str] = {}
    for row in _of_requests(connection, [key for key in asked if isinstance(key, str)]):
        told = [row.series, row.form, row.dept, row.supersedes, json.loads(row.boxes)]
        if canonical(told) != _gist(asked[row.request_id]):
            raise _other_request(asked[row.request_id])
        answers[row.request_id] = row.number
    return answers


def _of_requests(connection: sa.Connection, wanted: Sequence[str]) -> Iterator[sa.Row[Any]]:
    for some in portions(wanted):
        yield from connection.execute(_OF_REQUESTS, {"requests": some})


def refuse_superseded(connection: sa.Connection, orders: Sequence[Order]) -> None:
    """Each sheet to supersede was issued, stands, and is superseded only once."""
    targets = Counter(order.supersedes for order in orders if order.supersedes)
    for target, times in targets.items():
        old = entry(connection, target)
        if old.state == "void":
            raise LedgerError(say("编号“{number}”已作废，不能再用新表取代。", number=target))
        if old.superseded_by or times > 1:
            raise LedgerError(
                say(
                    "编号“{number}”已被“{by}”取代：请在最新的一张上接着办。",
                    number=target,
                    by=old.superseded_by or say("同一批的另一张"),
                )
            )


def _other_request(order: Order) -> LedgerError:
    return LedgerError(
        say(
            "请求号“{request}”已用于另一张表：内容不同的表请换一个请求号。",
            request=order.request_id,
        )
    )


_OF_REQUESTS = (
    sa.select(numbers, counters.c.series, payloads.c.boxes)
    .select_from(register)
    .where(numbers.c.request_id.in_(sa.bindparam("requests", expanding=True)))
)
