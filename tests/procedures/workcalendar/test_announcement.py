"""The notice of the State Council, as it is worded."""

from __future__ import annotations

import datetime as dt

import pytest

from formkit.errors import Unreadable
from formkit.procedures.workcalendar.announced import days_off, days_on
from formkit.procedures.workcalendar.announcement import is_notice, notice_in

D = dt.date

OF_2026 = """
    关于2026年部分节假日安排的通知
    一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
    二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。
    2月14日（周六）、2月28日（周六）上班。
    三、清明节：4月4日（周六）至6日（周一）放假，共3天。
    四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
    五、端午节：6月19日（周五）至21日（周日）放假，共3天。
    六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
    七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。
    9月20日（周日）、10月10日（周六）上班。
    节假日期间，请各部门妥善安排值班。
"""


def notice(items: str, year: int = 2026) -> tuple[list[D], list[D]]:
    _, found = notice_in(f"{year}年放假安排：{items}")
    return sorted(found.off), sorted(found.on)


def test_the_notice_of_2026_says_what_the_library_says() -> None:
    year, found = notice_in(OF_2026, source="通知.txt")
    assert (year, found.source, found.is_whole) == (2026, "通知.txt", True)
    assert set(found.off) == {day for day in days_off() if day.year == 2026}
    assert set(found.on) == {day for day in days_on() if day.year == 2026}
    assert found.off[D(2026, 2, 17)] == "春节"
    assert found.on[D(2026, 9, 20)] == "国庆节"


@pytest.mark.parametrize(
    ("items", "off", "on"),
    [
        ("一、元旦：1月1日放假，与周末连休。", [D(2026, 1, 1)], []),
        ("一、元旦：1月1日(周四)放假1天，不调休。", [D(2026, 1, 1)], []),
        (
            "一、中秋节：9月8日放假，9月7日（星期一）补休。",
            [D(2026, 9, 7), D(2026, 9, 8)],
            [],
        ),
        (
            "一、抗战纪念日：9月3日至4日调休放假，9月6日（星期日）上班。",
            [D(2026, 9, 3), D(2026, 9, 4)],
            [D(2026, 9, 6)],
        ),
        (
            "一、元旦：2025年12月31日至2026年1月2日放假调休，共3天。",
            [D(2025, 12, 31), D(2026, 1, 1), D(2026, 1, 2)],
            [],
        ),
        ("一、元旦：12月31日至1月1日放假。", [D(2025, 12, 31), D(2026, 1, 1)], []),
        (
            "一、春节：2月17日至18日放假，共2天。鼓励安排职工在除夕（2月16日）休息。",
            [D(2026, 2, 17), D(2026, 2, 18)],
            [],
        ),
        (
            "七、国庆节、中秋节：10月1日－2日放假，共2天。9月27日（周日）、10月10日（周六）上班。",
            [D(2026, 10, 1), D(2026, 10, 2)],
            [D(2026, 9, 27), D(2026, 10, 10)],
        ),
        (
            "一、春节：2月17日（农历正月初一,周二）至18日放假。",
            [D(2026, 2, 17), D(2026, 2, 18)],
            [],
        ),
    ],
)
def test_the_words_of_other_years_are_read_too(items: str, off: list[D], on: list[D]) -> None:
    assert notice(items) == (off, on)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("2027年放假安排：一、元旦：1月1日（周四）放假。", "周五"),
        ("2026年放假安排：一、元旦：1月1日至3日放假，共5天。", "列出3天"),
        ("2026年放假安排：一、春节：2月30日放假。", "日历上有的日期"),
        ("2026年放假安排：一、春节：2月20日至17日放假。", "先后分明"),
        ("2026年放假安排：一、春节：1月1日至6月30日放假。", "先后分明"),
        ("2026年放假安排如下。", "放假通知"),
        ("一、元旦：1月1日放假。", "--year"),
    ],
)
def test_a_notice_that_does_not_fit_together_is_refused(text: str, part: str) -> None:
    with pytest.raises(Unreadable, match=part):
        notice_in(text)


def test_the_year_can_be_said_where_the_text_does_not() -> None:
    year, found = notice_in("一、元旦：1月1日放假。", year=2027)
    assert (year, set(found.off)) == (2027, {D(2027, 1, 1)})


def test_what_is_no_notice_is_told_apart() -> None:
    assert is_notice(OF_2026)
    assert not is_notice("日期,类型\n2027-01-01,放假\n")
