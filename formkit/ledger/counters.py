"""The counters: the last serial given per series, period and department."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import import_module
from typing import Any, NamedTuple

import sqlalchemy as sa

from formkit.ledger.orders import Order
from formkit.ledger.schema import counters
from formkit.values.number import Numbering, Period


class Key(NamedTuple):
    """What a counter counts: the numbers of one series, period and department."""

    series: str
    period: Period | None
    dept: str


def counting(order: Order) -> Key:
    """The counter that the order draws from."""
    return _key(order.series, order.numbering, order.period, order.dept)


@lru_cache
def _key(series: str, numbering: Numbering, period: Period, dept: str) -> Key:
    """What the numbers say is counted: a pattern without month or department counts across them."""
    first = numbering.format(period, 1, dept)
    return Key(series, first.period, first.unit)


def advance(connection: sa.Connection, key: Key, many: int) -> tuple[int, int]:
    """The counter moved on by so many: its id, and the last serial before."""
    moved = connection.execute(
        _upsert(connection.dialect.name), {**_columns(key), "last": many}
    ).one()
    return moved.id, moved.last - many


def last(connection: sa.Connection, key: Key) -> tuple[int, int]:
    """The counter as it stands: its id, and its last serial."""
    row = connection.execute(_LAST, _columns(key)).first()
    return (row.id, row.last) if row else (0, 0)


def _columns(key: Key) -> dict[str, str | int]:
    year, month = (key.period.year, key.period.month) if key.period else (0, 0)
    return {"series": key.series, "year": year, "month": month, "dept": key.dept}


@cache
def _upsert(dialect: str) -> Any:
    """Moves a counter on, or makes it, in one step that both databases know."""
    first = import_module(f"sqlalchemy.dialects.{dialect}").insert(counters)
    return first.on_conflict_do_update(
        index_elements=UNIQUE, set_={"last": counters.c.last + first.excluded.last}
    ).returning(counters.c.id, counters.c.last)


UNIQUE = ("series", "year", "month", "dept")
_LAST = sa.select(counters.c.id, counters.c.last).where(
    *(counters.c[name] == sa.bindparam(name) for name in UNIQUE)
)
