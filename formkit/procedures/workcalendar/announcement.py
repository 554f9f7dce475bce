"""The yearly notice of the State Council as it is worded (部分节假日安排的通知)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from formkit.errors import Unreadable
from formkit.procedures.workcalendar.overlay import Notice
from formkit.say import say
from formkit.values.text import fold

_YEAR = re.compile(r"(\d{4})年[^。]{0,12}?(?:节假日|放假)")
_NTH = "[一二三四五六七八九十]{1,2}"
_ITEM = re.compile(rf"{_NTH}、([^:。;,]{{2,12}}):([^:]*?)(?={_NTH}、[^:。;,]{{2,12}}:|$)")
_DAY = r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(\([^)]*\))?"
_DAYS = re.compile(rf"{_DAY}(?:(?:至|到|[-~–—]){_DAY})?")
_COMMA = re.compile(r",(?![^()]*\))")
_COUNT = re.compile(r"共(\d{1,2})天")
_OFF, _ON, _ADVICE = ("放假", "补休", "休息"), "上班", "鼓励"
_WEEKDAYS = "一二三四五六日"
_LONGEST = 31
_PAGES = 20_000
DECEMBER = 12

Days = list[dt.date]


def notice_in(text: str, *, source: str = "", year: int | None = None) -> tuple[int, Notice]:
    """The year a notice is for, and its days off and on.

    Args:
        text: ``一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。``
        source: Where it was taken from.
        year: The year, where the text does not name it.

    Raises:
        Unreadable: It names no year or no holidays, or its weekdays and counts do not fit.
    """
    words = fold(text)
    named = _YEAR.search(words)
    if year is None and named is None:
        raise Unreadable(text[:20], say("放假通知的年份：标题里没有，请用 --year 写明"))
    found = year or int(named[1] if named else 0)
    off: dict[dt.date, str] = {}
    on: dict[dt.date, str] = {}
    for item in _ITEM.finditer(words):
        name = item[1]
        rest, work = _item(item[2], found)
        off |= dict.fromkeys(rest, name)
        on |= dict.fromkeys(work, name)
    if not off:
        raise Unreadable(text[:20], say("放假通知，例如“一、元旦：1月1日至3日放假调休，共3天。”"))
    return found, Notice(source=source, off=off, on=on)


def is_notice(text: str) -> bool:
    """True where the text is worded like a notice, and no longer than one may be."""
    return len(text) < _PAGES and any("放假" in item[2] for item in _ITEM.finditer(fold(text)))


def _item(body: str, year: int) -> tuple[Days, Days]:
    """The days off and on of one holiday; the days said go with the next word that decides."""
    off, on, waiting = Days(), Days(), Days()
    for sentence in filter(lambda one: _ADVICE not in one, re.split("[。;]", body)):
        for clause in _COMMA.split(sentence):
            waiting += _days(clause, year)
            if _ON in clause:
                on, waiting = on + waiting, []
            elif any(word in clause for word in _OFF):
                off, waiting = off + waiting, []
    counted = _COUNT.search(body)
    if counted and int(counted[1]) != len(off):
        raise Unreadable(
            body[:40], say("前后一致的天数：写明共{n}天，列出{seen}天", n=counted[1], seen=len(off))
        )
    return off, on


def _days(clause: str, year: int) -> Iterator[dt.date]:
    for seen in _DAYS.finditer(clause):
        if seen[2] is None:
            continue
        first = _day(seen.groups()[:4], year, 1)
        last = _day(seen.groups()[4:], first.year, first.month) if seen[7] else first
        if last < first and first.month == DECEMBER and seen[1] is None:
            first = first.replace(year=first.year - 1)
        if not 0 <= (last - first).days < _LONGEST:
            raise Unreadable(seen[0], say("先后分明的日期"))
        yield from (first + dt.timedelta(days=n) for n in range((last - first).days + 1))


def _day(said: tuple[str | None, ...], year: int, month: int) -> dt.date:
    named_year, named_month, number, beside = said
    try:
        day = dt.date(int(named_year or year), int(named_month or month), int(number or 0))
    except ValueError:
        raise Unreadable("".join(filter(None, said)), say("日历上有的日期")) from None
    weekday = re.search(r"(?:周|星期)([一二三四五六日天])", beside or "")
    if weekday and weekday[1].replace("天", "日") != _WEEKDAYS[day.weekday()]:
        wanted = say(
            "星期相符的日期：{day}是周{weekday}", day=day, weekday=_WEEKDAYS[day.weekday()]
        )
        raise Unreadable("".join(filter(None, said)), wanted)
    return day
