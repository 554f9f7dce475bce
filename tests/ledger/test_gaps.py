"""Every counter tells how far it has come, and which serials are missing or void."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from formkit.ledger import Gap, Ledger, Order
from formkit.values.number import Numbering, Period

Make = Callable[..., Order]


def test_a_void_serial_is_told_and_is_no_gap(ledger: Ledger, order: Make, at: dt.datetime) -> None:
    ledger.issue([order()] * 3, at=at, by="王芳")
    ledger.void("26030002", "重复登记", at=at, by="王芳")
    (gap,) = ledger.gaps()
    assert gap == Gap("客户投诉处理表", Period(2026, 3), "", 3, missing=(), void=(2,))


def test_a_serial_taken_out_by_force_is_missing(
    ledger: Ledger, order: Make, at: dt.datetime, tamper: Callable[[str], Any]
) -> None:
    ledger.issue([order()] * 3, at=at, by="王芳")
    tamper("DELETE FROM numbers WHERE serial = 2")
    assert [gap.missing for gap in ledger.gaps()] == [(2,)]


def test_counters_stand_by_series_period_and_department(
    ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    by_department = Numbering("{dept}-{yy}{mm}{serial:03}")
    for_ever = Numbering("KS-{serial:05}")
    orders = [
        order(series="乙", numbering=by_department, dept="制造"),
        order(series="乙", numbering=by_department, dept="业务"),
        order(series="甲", numbering=for_ever),
        order(series="丙", period=Period(2026, 4)),
        order(series="丙"),
    ]
    ledger.issue(orders, at=at, by="王芳")
    seen = [(gap.series, gap.period and str(gap.period), gap.dept) for gap in ledger.gaps()]
    assert seen == [
        ("丙", "2603", ""),
        ("丙", "2604", ""),
        ("乙", "2603", "业务"),
        ("乙", "2603", "制造"),
        ("甲", None, ""),
    ]
