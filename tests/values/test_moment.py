"""Dates and moments are read from every spelling of an office, and never guessed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.errors import Unreadable
from formkit.values.moment import (
    BLANK_DATE,
    BLANK_MOMENT,
    parse_date,
    parse_moment,
    print_date,
    print_moment,
)

FIFTH_OF_MARCH = dt.date(2026, 3, 5)
moments = st.datetimes(
    dt.datetime.fromisoformat("1000-01-01"), dt.datetime.fromisoformat("2999-12-31")
)


@pytest.mark.parametrize(
    "written",
    [
        "2026年3月5日",
        "2026年03月05日",
        "2026年3月5号",
        "2026年 3 月 5 日",
        "２０２６年３月５日",
        "2026-3-5",
        "2026-03-05",
        "2026/3/5",
        "2026.3.5",
        "2026．3．5",
        "20260305",
        "26.3.5",
        "26年3月5日",
        "二〇二六年三月五日",
        "二零二六年三月五日",
        "二○二六年三月五日",
        "2026年3月5日（星期四）",
        "2026年3月5日 周四",
        "民国115年3月5日",
        "2026-03-05T00:00:00",
        "2026-03-05 14:30",
    ],
)
def test_a_date_is_read_from_every_spelling(written: str) -> None:
    assert parse_date(written) == FIFTH_OF_MARCH


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("二〇二六年十二月三十一日", dt.date(2026, 12, 31)),
        ("二〇二六年十月廿日", dt.date(2026, 10, 20)),
        ("2026年元月1日", dt.date(2026, 1, 1)),
        ("99年1月2日", dt.date(2099, 1, 2)),
        ("1999-01-02", dt.date(1999, 1, 2)),
        ("2028年2月29日", dt.date(2028, 2, 29)),
    ],
)
def test_dates_at_the_edges(written: str, date: dt.date) -> None:
    assert parse_date(written) == date


@pytest.mark.parametrize(
    "printed",
    [
        "",
        " \n　",
        BLANK_DATE,
        BLANK_MOMENT,
        "年月日",
        "____年__月__日",
        "20  年  月  日",
        "202 年 月 日",
        "2026年  月  日",
        "二〇  年  月  日",
        "    年  月  日  上午/下午  时  分",
        "  月  日",
        "/",
        "——",
    ],
)
def test_a_blank_date_is_read_as_empty(printed: str) -> None:
    assert parse_date(printed) is None
    assert parse_moment(printed) is None


@pytest.mark.parametrize(
    "written",
    [
        "2026年2月30日",
        "2026年13月1日",
        "2027-02-29",
        "2026年0月5日",
        "2026年3月5日25时",
        "2026年3月5日14时60分",
        "2026年3月5日24时01分",
        "2026-02-30T10:00",
        "2026年3月5日上午15时",
        "2026年3月5日凌晨12点",
        "2026年3月5日晚上1点",
    ],
)
def test_a_date_that_no_calendar_has_is_unreadable(written: str) -> None:
    with pytest.raises(Unreadable, match="日历上有的"):
        parse_moment(written)


@pytest.mark.parametrize(
    "written",
    [
        "2026",
        "2026年3月",
        "3月5日",
        "260305",
        "3/5/2026",
        "126年3月5日",
        "0026年3月5日",
        "昨天",
        "张三 2026年3月5日",
        "2026年3月5日前",
        "2026年3月5日至6日",
        "2026年3月5日14.30",
        "14:30",
        "2026年月5日",
    ],
)
def test_what_is_no_full_date_is_unreadable(written: str) -> None:
    with pytest.raises(Unreadable, match="日期，例如2026年3月5日"):
        parse_moment(written)


@pytest.mark.parametrize(
    ("written", "today", "date"),
    [
        ("3月5日", "2026-03-20", "2026-03-05"),
        ("3.5", "2026-03-01", "2026-03-05"),
        ("12月30日", "2026-01-04", "2025-12-30"),
        ("1月2日", "2025-12-30", "2026-01-02"),
        ("26.3.5", "2030-01-01", "2026-03-05"),
    ],
)
def test_a_date_without_a_year_is_the_nearest_to_a_given_day(
    written: str, today: str, date: str
) -> None:
    assert parse_date(written, today=dt.date.fromisoformat(today)) == dt.date.fromisoformat(date)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2026年3月5日14时30分", "2026-03-05T14:30:00"),
        ("2026年3月5日14时30分05秒", "2026-03-05T14:30:05"),
        ("2026年3月5日 14:30", "2026-03-05T14:30:00"),
        ("2026年3月5日14：30", "2026-03-05T14:30:00"),
        ("２０２６年３月５日１４时３０分", "2026-03-05T14:30:00"),
        ("2026年 3 月 5 日 14 时 30 分", "2026-03-05T14:30:00"),
        ("2026-03-05 14:30:05", "2026-03-05T14:30:05"),
        ("2026-03-05   9:05", "2026-03-05T09:05:00"),
        ("2026/3/5 14:30", "2026-03-05T14:30:00"),
        ("26.3.5 14:30", "2026-03-05T14:30:00"),
        ("20260305 14:30", "2026-03-05T14:30:00"),
        ("2026-03-05T14:30:05", "2026-03-05T14:30:05"),
        ("2026-03-05T14:30:05.123", "2026-03-05T14:30:05"),
        ("2026-03-05T06:30:00Z", "2026-03-05T14:30:00"),
        ("2026-03-05T14:30+08:00", "2026-03-05T14:30:00"),
        ("2026年3月5日上午9时", "2026-03-05T09:00:00"),
        ("2026年3月5日下午2时30分", "2026-03-05T14:30:00"),
        ("2026年3月5日下午14:30", "2026-03-05T14:30:00"),
        ("2026年3月5日下午2点半", "2026-03-05T14:30:00"),
        ("2026年3月5日晚上8点", "2026-03-05T20:00:00"),
        ("2026年3月5日晚上12点", "2026-03-06T00:00:00"),
        ("2026年3月5日凌晨1点", "2026-03-05T01:00:00"),
        ("2026年3月5日中午1点", "2026-03-05T13:00:00"),
        ("2026年3月5日上午12时", "2026-03-05T12:00:00"),
        ("2026年3月5日中午12时", "2026-03-05T12:00:00"),
        ("二〇二六年三月五日十四时三十分", "2026-03-05T14:30:00"),
        ("2026年3月5日24时", "2026-03-06T00:00:00"),
        ("2026年3月5日14时  分", "2026-03-05T14:00:00"),
        ("2026年3月5日  时  分", "2026-03-05T00:00:00"),
        ("2026年3月5日", "2026-03-05T00:00:00"),
    ],
)
def test_a_moment_is_read_from_every_spelling(written: str, iso: str) -> None:
    assert parse_moment(written) == dt.datetime.fromisoformat(iso)


@given(st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31)))
def test_a_date_reads_back(date: dt.date) -> None:
    assert parse_date(print_date(date)) == date
    assert parse_date(date.isoformat()) == date


@given(moments.map(lambda moment: moment.replace(microsecond=0)))
def test_a_moment_reads_back(moment: dt.datetime) -> None:
    assert parse_moment(print_moment(moment)) == moment
    assert parse_moment(moment.isoformat()) == moment
    assert parse_moment(str(moment)) == moment


@given(st.text())
def test_no_text_stops_a_reader(text: str) -> None:
    try:
        read = parse_moment(text)
    except Unreadable as trouble:
        assert trouble.seen == text  # noqa: PT017 - any other exception fails the test
    else:
        assert read is None or read.tzinfo is None


def test_months_and_days_print_without_padding() -> None:
    assert print_date(FIFTH_OF_MARCH) == "2026年3月5日"


def test_minutes_print_padded_and_seconds_only_if_there_are_any() -> None:
    moments = [dt.datetime.fromisoformat(f"2026-03-05T{time}") for time in ("08:05", "14:30:05")]
    assert [print_moment(moment) for moment in moments] == [
        "2026年3月5日8时05分",
        "2026年3月5日14时30分05秒",
    ]
