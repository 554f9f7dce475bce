"""Limits read as procedures state them and print as they are said."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.errors import Unreadable, UsageError
from formkit.values.span import UNITS, MonthlyDay, Span, parse_limit

spans = st.builds(Span, st.integers(0, 9999), st.sampled_from(sorted(UNITS)))


@pytest.mark.parametrize(
    ("stated", "span", "printed"),
    [
        ("15分钟内", Span(15, "minute"), "15分钟"),
        ("十五分钟", Span(15, "minute"), "15分钟"),
        ("半小时", Span(30, "minute"), "30分钟"),
        ("半个小时内", Span(30, "minute"), "30分钟"),
        ("24小时", Span(24, "hour"), "24小时"),
        ("72小时之内", Span(72, "hour"), "72小时"),
        ("两个小时", Span(2, "hour"), "2小时"),
        ("2４ 小时内", Span(24, "hour"), "24小时"),
        ("一日内", Span(1, "day"), "1日"),
        ("三日内", Span(3, "day"), "3日"),
        ("3天以内", Span(3, "day"), "3日"),
        ("10个自然日", Span(10, "day"), "10日"),
        ("3个工作日", Span(3, "workday"), "3个工作日"),
        ("十五工作日内", Span(15, "workday"), "15个工作日"),
        ("一周内", Span(1, "week"), "1周"),
        ("两个星期", Span(2, "week"), "2周"),
        ("一个月", Span(1, "month"), "1个月"),
        ("当天", Span(0, "day"), "当天"),
        ("当日内", Span(0, "day"), "当天"),
        ("立即", Span(0, "minute"), "立即"),
        ("即", Span(0, "minute"), "立即"),
        ("第一时间", Span(0, "minute"), "立即"),
    ],
)
def test_a_limit_reads_as_the_procedures_state_it(stated: str, span: Span, printed: str) -> None:
    assert Span.parse(stated) == span
    assert str(span) == printed


@pytest.mark.parametrize(
    "stated",
    ["", "xx天内", "15", "分钟", "半天", "及时", "3年", "-1天", "1.5小时", "99999天", "三五天"],
)
def test_a_limit_that_says_no_length_is_unreadable(stated: str) -> None:
    with pytest.raises(Unreadable):
        Span.parse(stated)


@given(spans)
def test_a_span_reads_back(span: Span) -> None:
    assert Span.parse(str(span)) == span
    assert parse_limit(str(span)) == span


@given(st.builds(Span, st.integers(0, 999), st.sampled_from(["minute", "hour", "day", "week"])))
def test_the_span_of_a_length_is_as_long(span: Span) -> None:
    assert Span.of(span.timedelta).timedelta == span.timedelta


@pytest.mark.parametrize(
    ("length", "printed"),
    [
        (dt.timedelta(minutes=15), "15分钟"),
        (dt.timedelta(minutes=90), "90分钟"),
        (dt.timedelta(hours=12), "12小时"),
        (dt.timedelta(days=1), "24小时"),
        (dt.timedelta(days=3), "3日"),
        (dt.timedelta(weeks=1), "7日"),
        (dt.timedelta(0), "立即"),
    ],
)
def test_a_length_of_time_prints_in_the_unit_it_fits(length: dt.timedelta, printed: str) -> None:
    assert str(Span.of(length)) == printed


@pytest.mark.parametrize("length", [dt.timedelta(seconds=90), dt.timedelta(minutes=-1)])
def test_a_length_that_is_no_whole_number_of_minutes_is_refused(length: dt.timedelta) -> None:
    with pytest.raises(UsageError):
        Span.of(length)


@pytest.mark.parametrize(
    ("stated", "start", "end"),
    [
        ("15分钟", "2026-03-05T23:50", "2026-03-06T00:05"),
        ("24小时", "2026-03-05T14:30", "2026-03-06T14:30"),
        ("三日", "2026-02-27T09:00", "2026-03-02T09:00"),
        ("一周", "2026-03-05T09:00", "2026-03-12T09:00"),
        ("一个月", "2026-01-31T09:00", "2026-02-28T09:00"),
        ("一个月", "2026-12-05T09:00", "2027-01-05T09:00"),
        ("十三个月", "2027-01-31T09:00", "2028-02-29T09:00"),
        ("当天", "2026-03-05T09:00", "2026-03-05T09:00"),
    ],
)
def test_a_span_after_a_moment(stated: str, start: str, end: str) -> None:
    due = Span.parse(stated).after(dt.datetime.fromisoformat(start))
    assert due == dt.datetime.fromisoformat(end)


def test_working_days_need_a_calendar() -> None:
    with pytest.raises(UsageError, match="3个工作日要按工作日历计算"):
        Span(3, "workday").after(dt.datetime.fromisoformat("2026-03-05T09:00"))


@pytest.mark.parametrize("unit", ["workday", "month"])
def test_months_and_working_days_have_no_fixed_length(unit: str) -> None:
    with pytest.raises(UsageError, match="没有固定的长度"):
        _ = Span(1, unit).timedelta


@pytest.mark.parametrize(("amount", "unit"), [(1, "year"), (-1, "day"), (10_000, "day")])
def test_a_span_no_office_sets_is_refused(amount: int, unit: str) -> None:
    with pytest.raises(UsageError):
        Span(amount, unit)


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("每月30日前", 30),
        ("每月三十日前", 30),
        ("每月5号之前", 5),
        ("每个月10日", 10),
        ("每月底前", 31),
        ("每月末", 31),
    ],
)
def test_a_day_of_each_month_reads(stated: str, day: int) -> None:
    assert parse_limit(stated) == MonthlyDay(day)


@pytest.mark.parametrize(
    "stated", ["每月xx日前", "每月32日前", "每月0日", "每月", "每周五", "每月日前"]
)
def test_no_day_of_the_month_is_unreadable(stated: str) -> None:
    with pytest.raises(Unreadable, match="每月30日前"):
        parse_limit(stated)


@given(st.builds(MonthlyDay, st.integers(1, 31)))
def test_a_day_of_each_month_reads_back(limit: MonthlyDay) -> None:
    assert MonthlyDay.parse(str(limit)) == limit
    assert parse_limit(str(limit)) == limit


@pytest.mark.parametrize(("month", "day"), [(1, 30), (2, 28), (4, 30)])
def test_the_thirtieth_of_february_is_its_last_day(month: int, day: int) -> None:
    assert MonthlyDay(30).in_(2026, month) == dt.date(2026, month, day)


@pytest.mark.parametrize("day", [0, 32])
def test_a_day_that_no_month_has_is_refused(day: int) -> None:
    with pytest.raises(UsageError):
        MonthlyDay(day)
