"""Issuing: what is asked of the ledger for a form, or for every line of a list."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from formkit.errors import InvalidValues, Unreadable, UsageError
from formkit.findings import Finding
from formkit.forms import Form, FormSpec, boxes_to_json
from formkit.ledger import Order
from formkit.office.intake import typed
from formkit.office.listing import REGISTERED_ON, Line
from formkit.office.results import Rejected
from formkit.say import say
from formkit.values.moment import parse_date, print_date
from formkit.values.number import Numbering, Period

Progress = Callable[[int, int], None]


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
    """What is asked of the ledger for a validated form.

    Raises:
        UsageError: The form has no numbers of its own.
        InvalidValues: The date of registration has not come yet.
    """
    if not spec.numbered:
        raise UsageError(say("{title}没有自己的编号，不能登记；它由台账生成。", title=spec.title))
    if said.day > said.now.date():
        told = say("{date}还没有到，不能按它编号。", date=print_date(said.day))
        raise InvalidValues([_bad_date(spec.title, told)])
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
    spec: FormSpec, lines: Sequence[Line], said: Registration
) -> tuple[list[Order], list[Rejected]]:
    """The orders of a list's good lines, and its bad lines with what is wrong with them.

    A column 登记日期 gives each line its own date of registration, be it a box of the form or not.
    A line is known again by what it says, wherever it stands: a list that was put right, sorted
    or saved anew gives the numbers it gave before. Of equal lines in one list each gets its own.
    """
    orders: list[Order] = []
    rejected: list[Rejected] = []
    seen: Counter[str] = Counter()
    for line in lines:
        try:
            registration, boxes = _registered(spec, line, said)
            asked = order(spec, form_of(spec, boxes), registration)
        except InvalidValues as error:
            rejected.append(Rejected(line.where, error.findings))
            continue
        gist = _gist(asked, registration)
        seen[gist] += 1
        orders.append(replace(asked, request_id=f"{gist}#{seen[gist]}"))
    return orders, rejected


def _registered(
    spec: FormSpec, line: Line, said: Registration
) -> tuple[Registration, Mapping[str, str]]:
    if REGISTERED_ON not in line.boxes:
        return said, line.boxes
    try:
        day = parse_date(line.boxes[REGISTERED_ON])
    except Unreadable as error:
        raise InvalidValues([_bad_date(line.where, f"{error}。")]) from None
    registration = replace(said, received=day or said.received)
    if spec.has(REGISTERED_ON):
        return registration, line.boxes
    return registration, {name: text for name, text in line.boxes.items() if name != REGISTERED_ON}


def _gist(asked: Order, said: Registration) -> str:
    """What makes a line the same as before; the day only where the list or the clerk says it."""
    day = said.received.isoformat() if said.received else None
    told = [asked.form, asked.dept, day, dict(asked.boxes)]
    text = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _bad_date(where: str, message: str) -> Finding:
    return Finding(
        code="invalid",
        where=f"{where} · {REGISTERED_ON}",
        message=message,
        fix=say("请写成 2026年3月5日。"),
    )
