"""Numbers are given without gap or double, or not at all (编号原则: 年度、月份、流水号)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest

from formkit.errors import LedgerError, UsageError
from formkit.ledger import Entry, Ledger, Order
from formkit.values.number import Numbering, Period

Make = Callable[..., Order]


def numbers(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.number for entry in entries]


def test_the_first_number_of_a_month_ends_in_one(
    ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    (entry,) = ledger.issue([order()], at=at, by="王芳")

    assert entry == Entry(
        number="26030001",
        series="客户投诉处理表",
        period=Period(2026, 3),
        serial=1,
        dept="",
        form="客户投诉处理表",
        state="issued",
        received=dt.date(2026, 3, 5),
        issued_at=at,
        issued_by="王芳",
        boxes={"intake.customer": "远山机电"},
        request_id=None,
        supersedes=None,
    )
    assert ledger.entry("26030001") == entry


def test_numbers_follow_one_another_in_the_order_asked(
    ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    first = ledger.issue([order(), order()], at=at, by="王芳")
    second = ledger.issue([order()], at=at, by="李强")
    assert numbers(first + second) == ["26030001", "26030002", "26030003"]


def test_the_serial_starts_anew_each_month(ledger: Ledger, order: Make, at: dt.datetime) -> None:
    orders = [order(), order(period=Period(2026, 4)), order(), order(period=Period(2026, 4))]
    given = numbers(ledger.issue(orders, at=at, by="王芳"))
    assert given == ["26030001", "26040001", "26030002", "26040002"]


def test_a_late_paper_draws_from_its_own_month_and_leaves_the_current_one_alone(
    ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    april = order(period=Period(2026, 4))
    ledger.issue([order(), april], at=at, by="王芳")
    late = order(received=dt.date(2026, 4, 2), boxes={"intake.customer": "云岭物业"})

    assert numbers(ledger.issue([late], at=at, by="王芳")) == ["26030002"]
    assert ledger.preview([april]) == ("26040002",)


def test_each_series_counts_for_itself(ledger: Ledger, order: Make, at: dt.datetime) -> None:
    visits = order(series="回访单", numbering=Numbering("HF-{yy}{mm}{serial:03}"))
    given = numbers(ledger.issue([order(), visits, order()], at=at, by="王芳"))
    assert given == ["26030001", "HF-2603001", "26030002"]


def test_each_department_counts_for_itself(ledger: Ledger, order: Make, at: dt.datetime) -> None:
    numbering = Numbering("{dept}-{yy}{mm}{serial:03}")
    orders = [order(numbering=numbering, dept=dept) for dept in ("业务", "制造", "业务")]
    given = ledger.issue(orders, at=at, by="王芳")
    assert numbers(given) == ["业务-2603001", "制造-2603001", "业务-2603002"]
    assert [entry.dept for entry in given] == ["业务", "制造", "业务"]


def test_departments_share_a_counter_where_the_number_does_not_name_them(
    ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    given = ledger.issue([order(dept="业务"), order(dept="制造")], at=at, by="王芳")
    assert numbers(given) == ["26030001", "26030002"]
    assert [entry.dept for entry in given] == ["业务", "制造"]
    assert ledger.check() == []


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("{yyyy}-{serial:04}", ["2026-0001", "2026-0002", "2027-0001"]),
        ("KS-{serial:05}", ["KS-00001", "KS-00002", "KS-00003"]),
    ],
)
def test_a_number_without_a_month_counts_by_the_year_or_for_ever(
    pattern: str, wanted: list[str], ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    months = [Period(2026, 3), Period(2026, 12), Period(2027, 1)]
    orders = [order(numbering=Numbering(pattern), period=month) for month in months]

    given = ledger.issue(orders, at=at, by="王芳")

    assert numbers(given) == wanted
    assert [entry.period for entry in given] == months
    assert [entry.number for entry in ledger.entries(period=Period(2026, 12))] == wanted[1:2]


def test_a_full_month_is_refused_and_nothing_is_used_up(
    ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    small = order(numbering=Numbering("{yy}{mm}{serial:01}"))
    ledger.issue([small] * 8, at=at, by="王芳")

    with pytest.raises(UsageError):
        ledger.issue([small, small], at=at, by="王芳")
    with pytest.raises(UsageError):
        ledger.preview([small, small])

    assert numbers(ledger.issue([small], at=at, by="王芳")) == ["26039"]
    assert ledger.check() == []


def test_a_series_may_be_allowed_to_grow_a_digit(
    ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    growing = order(numbering=Numbering("{yy}{mm}{serial:01}", widen=True))
    given = ledger.issue([growing] * 11, at=at, by="王芳")
    assert numbers(given)[-3:] == ["26039", "260310", "260311"]
    assert [entry.serial for entry in ledger.entries()] == list(range(1, 12))


def test_two_series_never_give_the_same_number(
    ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    ledger.issue([order()], at=at, by="王芳")
    other = order(series="客户投诉意见表")

    with pytest.raises(LedgerError, match="26030001.*另设编号前缀"):
        ledger.issue([other], at=at, by="王芳")
    with pytest.raises(LedgerError, match="26030001.*另设编号前缀"):
        ledger.preview([other])

    assert [gap.series for gap in ledger.gaps()] == ["客户投诉处理表"]


def test_one_bad_order_stops_the_whole_batch(ledger: Ledger, order: Make, at: dt.datetime) -> None:
    with pytest.raises(UsageError, match="Decimal"):
        ledger.issue([order(), order(boxes={"amount": Decimal(1)})], at=at, by="王芳")
    assert ledger.entries() == []
    assert ledger.preview([order()]) == ("26030001",)


@pytest.mark.parametrize("value", [float("nan"), dt.date(2026, 3, 5), "\ud800", {1: 2, "a": 3}])
def test_boxes_hold_json_and_nothing_else(
    value: object, ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    with pytest.raises(UsageError, match="不能记入台账"):
        ledger.issue([order(boxes={"box": value})], at=at, by="王芳")
    assert ledger.journal() == []


@pytest.mark.parametrize(
    "value",
    ["", "多行\n文字\t“引号”", "\x00", "𠮷", True, None, 0, -1.5, 10**30, [1, ["a"]], {"a": {}}],
)
def test_boxes_come_back_as_they_went_in(
    value: object, ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    (entry,) = ledger.issue([order(boxes={"box": value})], at=at, by="王芳")
    assert entry.boxes == ledger.entry(entry.number).boxes == {"box": value}
    assert type(entry.boxes["box"]) is type(value)


def test_a_moment_with_a_time_zone_is_refused(ledger: Ledger, order: Make) -> None:
    zoned = dt.datetime(2026, 3, 5, 9, 30, tzinfo=dt.UTC)
    with pytest.raises(UsageError, match="时区"):
        ledger.issue([order()], at=zoned, by="王芳")
    assert ledger.entries() == []


def test_a_preview_tells_the_numbers_and_writes_nothing(
    ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    orders = [order(), order(period=Period(2026, 4)), order(request_id="a"), order(request_id="a")]
    head = ledger.head

    seen = ledger.preview(orders)

    assert (ledger.head, ledger.entries(), ledger.gaps()) == (head, [], [])
    assert seen == tuple(numbers(ledger.issue(orders, at=at, by="王芳")))
    assert ledger.preview(orders[2:]) == ("26030002", "26030002")


def test_no_orders_give_no_numbers(ledger: Ledger, at: dt.datetime) -> None:
    assert ledger.issue([], at=at, by="王芳") == ()
    assert ledger.preview([]) == ()


def test_a_large_batch_is_one_step(ledger: Ledger, order: Make, at: dt.datetime) -> None:
    orders = [order(request_id=f"第{n}行") for n in range(1, 251)]
    given = ledger.issue(orders, at=at, by="王芳")
    assert [entry.serial for entry in given] == list(range(1, 251))
    assert ledger.issue(orders, at=at, by="王芳") == given
