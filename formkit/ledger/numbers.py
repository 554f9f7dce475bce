"""Issuing: numbers without gap or double, given together with what they are given for."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from formkit.errors import LedgerError
from formkit.ledger import counters, journal
from formkit.ledger.counters import Key, counting
from formkit.ledger.entries import Entry, entries_of
from formkit.ledger.journal import Note, canonical, digest_of
from formkit.ledger.orders import Order, answered, asked_for, refuse_superseded, request_keys
from formkit.ledger.schema import numbers, payloads, portions
from formkit.say import say
from formkit.values.number import Number


class Drawn(NamedTuple):
    """An order with the number drawn for it, and its boxes as they will be kept."""

    order: Order
    counter: int
    number: Number
    boxes: str


def issue(
    connection: sa.Connection, orders: Sequence[Order], *, at: dt.datetime, by: str
) -> tuple[Entry, ...]:
    """One entry per order, in their order; a request made before gets the entry it got then.

    Raises:
        LedgerError: A request id was used for something else, a sheet cannot be superseded, or
            the next number is taken by another series.
        UnknownName: The sheet to supersede was never issued.
        UsageError: The period is full, or a box holds what is not JSON.
    """
    asked = asked_for(orders)
    before = answered(connection, asked)
    known = entries_of(connection, list(before.values()))
    fresh = [key for key in asked if key not in before]
    given = _give(connection, [asked[key] for key in fresh], at, by)
    answers = {key: known[number] for key, number in before.items()}
    answers |= dict(zip(fresh, given, strict=True))
    return tuple(answers[key] for key in request_keys(orders))


def preview(connection: sa.Connection, orders: Sequence[Order]) -> tuple[str, ...]:
    """The numbers that ``issue`` would give now; nothing is written. Raises what it would raise."""
    asked = asked_for(orders)
    answers = answered(connection, asked)
    fresh = [key for key in asked if key not in answers]
    wanted = [asked[key] for key in fresh]
    refuse_superseded(connection, wanted)
    lasts = {key: counters.last(connection, key) for key in set(map(counting, wanted))}
    drawn = [str(one.number) for one in _drawn(wanted, lasts)]
    _refuse_taken(connection, drawn)
    answers |= dict(zip(fresh, drawn, strict=True))
    return tuple(answers[key] for key in request_keys(orders))


def particulars(row: Mapping[str, Any] | sa.RowMapping, series: str, boxes: str) -> dict[str, Any]:
    """What the ``issued`` event tells of a row of the register, with the digest of its boxes."""
    return {
        "series": series,
        "period": f"{row['year']:04}-{row['month']:02}",
        "serial": row["serial"],
        "dept": row["dept"],
        "form": row["form"],
        "received": row["received"].isoformat(),
        "request_id": row["request_id"],
        "supersedes": row["supersedes"],
        "boxes": digest_of(boxes),
    }


def _give(
    connection: sa.Connection, orders: Sequence[Order], at: dt.datetime, by: str
) -> list[Entry]:
    if not orders:
        return []
    refuse_superseded(connection, orders)
    wanted = Counter(map(counting, orders))
    lasts = {key: counters.advance(connection, key, many) for key, many in wanted.items()}
    drawn = list(_drawn(orders, lasts))
    rows = [_row(one, at, by) for one in drawn]
    _insert(connection, drawn, rows)
    journal.append(connection, _notes(drawn, rows), at=at, by=by)
    return [_new_entry(one, at, by) for one in drawn]


def _drawn(orders: Sequence[Order], lasts: Mapping[Key, tuple[int, int]]) -> Iterator[Drawn]:
    serials = {key: count(last + 1) for key, (_, last) in lasts.items()}
    for order in orders:
        key = counting(order)
        number = order.numbering.format(order.period, next(serials[key]), order.dept)
        yield Drawn(order, lasts[key][0], number, canonical(dict(order.boxes)))


def _row(drawn: Drawn, at: dt.datetime, by: str) -> dict[str, Any]:
    order = drawn.order
    return {
        "number": str(drawn.number),
        "counter": drawn.counter,
        "serial": drawn.number.serial,
        "year": order.period.year,
        "month": order.period.month,
        "dept": order.dept,
        "form": order.form,
        "received": order.received,
        "issued_at": at,
        "issued_by": by,
        "request_id": order.request_id or None,
        "supersedes": order.supersedes,
    }


def _insert(
    connection: sa.Connection, drawn: Sequence[Drawn], rows: Sequence[Mapping[str, Any]]
) -> None:
    try:
        connection.execute(_INSERT_NUMBERS, rows)
    except IntegrityError as error:
        raise _taken([str(one.number) for one in drawn]) from error
    boxes = [{"number": str(one.number), "boxes": one.boxes} for one in drawn]
    connection.execute(_INSERT_PAYLOADS, boxes)


def _notes(drawn: Sequence[Drawn], rows: Sequence[Mapping[str, Any]]) -> Iterator[Note]:
    for one, row in zip(drawn, rows, strict=True):
        yield Note("issued", row["number"], particulars(row, one.order.series, one.boxes))
        if one.order.supersedes:
            yield Note("superseded", one.order.supersedes, {"by": row["number"]})


def _new_entry(drawn: Drawn, at: dt.datetime, by: str) -> Entry:
    order = drawn.order
    return Entry(
        number=str(drawn.number),
        series=order.series,
        period=order.period,
        serial=drawn.number.serial,
        dept=order.dept,
        form=order.form,
        state="issued",
        received=order.received,
        issued_at=at,
        issued_by=by,
        boxes=json.loads(drawn.boxes),
        request_id=order.request_id or None,
        supersedes=order.supersedes,
    )


def _refuse_taken(connection: sa.Connection, drawn: Sequence[str]) -> None:
    for some in portions(drawn):
        same = sa.select(numbers.c.number).where(numbers.c.number.in_(some))
        if taken := connection.scalars(same).all():
            raise _taken(taken)


def _taken(drawn: Sequence[str]) -> LedgerError:
    return LedgerError(
        say(
            "编号“{number}”已被别的编号系列用去："
            "请给这种表单另设编号前缀，或让两种表单共用一个系列。",
            number="—".join(dict.fromkeys((drawn[0], drawn[-1]))),
        )
    )


_INSERT_NUMBERS = numbers.insert()
_INSERT_PAYLOADS = payloads.insert()
