"""Issuing: a complaint registered, numbered and written out on its copies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from formkit.errors import InvalidValues, UnknownName, Unreadable, UsageError
from formkit.findings import Finding
from formkit.forms import Form, FormSpec, boxes_to_json
from formkit.ledger import Order
from formkit.office.intake import Line, typed
from formkit.office.results import Rejected
from formkit.say import say
from formkit.values.moment import parse_date
from formkit.values.number import Numbering, Period

Progress = Callable[[int, int], None]
REGISTERED_ON = "登记日期"


@dataclass(frozen=True, kw_only=True)
class Registration:
    """When and by whom a sheet is registered.

    Attributes:
        now: The moment of the call, office time.
        by: The clerk.
        received: The date of registration that decides the period of the number; today if open.
        department: The department of a series that has one.
        request_id: The same id gives the same number again, so that a retry is safe.
        supersedes: The sheet that the new one takes the place of (第九条第10款).
    """

    now: dt.datetime
    by: str
    received: dt.date | None = None
    department: str = ""
    request_id: str | None = None
    supersedes: str | None = None

    @property
    def day(self) -> dt.date:
        """The date of registration."""
        return self.received or self.now.date()


def form_of(spec: FormSpec, named: Mapping[str, Any]) -> Form:
    """The validated form that named boxes fill; raises UnknownName or InvalidValues."""
    return spec.form.from_boxes(typed(spec, named))


def order(spec: FormSpec, form: Form, said: Registration) -> Order:
    """What is asked of the ledger for a validated form."""
    if not spec.numbered:
        raise UsageError(say("{title}没有自己的编号,不能登记;它由台账生成。", title=spec.title))
    return Order(
        series=spec.series,
        numbering=Numbering(spec.numbered),
        period=Period.of(said.day),
        form=spec.title,
        boxes=boxes_to_json(spec, form.boxes()),
        received=said.day,
        dept=said.department,
        request_id=said.request_id,
        supersedes=said.supersedes,
    )


def batch_orders(
    spec: FormSpec, lines: Sequence[Line], said: Registration, source: str
) -> tuple[list[Order], list[Rejected]]:
    """The orders of a list's good lines, and its bad lines with what is wrong with them.

    A column 登记日期 that is no box of the form gives each line its own date of registration.

    Raises:
        UnknownName: A heading that no box bears; nothing is registered then.
    """
    _refuse_unknown_headings(spec, lines)
    orders: list[Order] = []
    rejected: list[Rejected] = []
    for i, line in enumerate(lines, 1):
        try:
            registration, boxes = _registered(spec, line, said)
            registration = replace(registration, request_id=f"{source}#{i}")
            orders.append(order(spec, form_of(spec, boxes), registration))
        except InvalidValues as error:
            rejected.append(Rejected(line.where, error.findings))
    return orders, rejected


def _registered(
    spec: FormSpec, line: Line, said: Registration
) -> tuple[Registration, Mapping[str, str]]:
    if REGISTERED_ON not in line.boxes or spec.has(REGISTERED_ON):
        return said, line.boxes
    boxes = {label: text for label, text in line.boxes.items() if label != REGISTERED_ON}
    try:
        day = parse_date(line.boxes[REGISTERED_ON])
    except Unreadable as error:
        raise InvalidValues([_bad_date(line, error)]) from None
    return replace(said, received=day or said.received), boxes


def _bad_date(line: Line, error: Unreadable) -> Finding:
    return Finding(
        code="invalid",
        where=f"{line.where} · {REGISTERED_ON}",
        message=f"{error}。",
        fix=say("请写成 2026年3月5日。"),
    )


def _refuse_unknown_headings(spec: FormSpec, lines: Sequence[Line]) -> None:
    for heading in {name for line in lines for name in line.boxes}:
        if heading != REGISTERED_ON and not spec.has(heading):
            raise UnknownName(say("栏位"), heading, spec.names)
