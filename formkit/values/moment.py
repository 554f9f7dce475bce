"""Dates and moments as offices write them; a blank ``年 月 日`` is no date."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from formkit.errors import Unreadable
from formkit.say import say
from formkit.values.numeral import in_figures
from formkit.values.text import clean, fold

BLANK_DATE = "    年  月  日"
BLANK_MOMENT = "    年  月  日  时  分"

_OFFICE_ZONE = dt.timezone(dt.timedelta(hours=8))
_HALVES = {
    None: (0, 24),
    "凌晨": (0, 6),
    "早上": (4, 11),
    "上午": (0, 12),
    "中午": (11, 14),
    "下午": (12, 19),
    "傍晚": (16, 20),
    "晚上": (17, 24),
}
_BLANK = re.compile(r"(20\d{0,2}|二[〇○零]\w{0,2})?年?月日(上午)?(下午)?(时分?秒?)?")
_BLANK_TIME = re.compile(r"(上午|下午|上/下午)?[时:]?分?秒?")
_WEEKDAY = re.compile(r"\(?(星期|周)[一二三四五六日天]\)?")
_LOOSE_SPACE = re.compile(r"(?<!\d) | (?!\d)")
_DAY = r"(?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})[日号]?"
_DATE = re.compile(rf"(?P<year>民国\d{{2,3}}|[12]\d{{3}}|\d\d)[-/.年]{_DAY}")
_COMPACT = re.compile(r"(?P<year>[12]\d{3})(?P<month>\d\d)(?P<day>\d\d)")
_YEARLESS = re.compile(_DAY)
_TIME = re.compile(
    r"(?P<half>上午|中午|下午|凌晨|早上|傍晚|晚上)?(?P<hour>\d{1,2})"
    r"[:时点](?P<minute>\d{1,2}|半)?(?:[:分](?P<second>\d{1,2})秒?)?分?"
)


def print_date(date: dt.date) -> str:
    """The date as printed: ``2026年3月5日``, no padding (GB/T 9704)."""
    return f"{date.year}年{date.month}月{date.day}日"


def print_moment(moment: dt.datetime) -> str:
    """The moment as printed: ``2026年3月5日14时30分``; seconds only if there are any."""
    seconds = f"{moment.second:02}秒" if moment.second else ""
    return f"{print_date(moment)}{moment.hour}时{moment.minute:02}分{seconds}"


def parse_date(text: str, *, today: dt.date | None = None) -> dt.date | None:
    """The date written, None for a blank; a time beside it is left aside.

    Two-digit years are 20xx. Given ``today``, a date without a year is the one nearest to it.
    """
    moment = parse_moment(text, today=today)
    return moment.date() if moment else None


def parse_moment(text: str, *, today: dt.date | None = None) -> dt.datetime | None:
    """The moment written, in office time, None for a blank; a date alone is its midnight.

    Two-digit years are 20xx. Given ``today``, a date without a year is the one nearest to it.
    """
    if is_blank(text):
        return None
    try:
        moment = _read(_tidy(text), today)
    except (ValueError, OverflowError) as error:
        raise Unreadable(text, say("日历上有的日期和时间")) from error
    if moment is None:
        raise Unreadable(text, say("日期，例如2026年3月5日"))
    return moment


def is_blank(text: str) -> bool:
    """Whether nothing was written: empty, a dash, or the printed ``年 月 日`` alone."""
    written = "".join(sign for sign in fold(text) if sign.isalnum())
    return not written or bool(_BLANK.fullmatch(written))


def _tidy(text: str) -> str:
    """One width, figures for words, no weekday, no space but between figures."""
    narrow = " ".join(unicodedata.normalize("NFKC", clean(text)).split())
    dated = _WEEKDAY.sub("", narrow).replace("元月", "1月")
    return _LOOSE_SPACE.sub("", in_figures(dated))


def _read(written: str, today: dt.date | None) -> dt.datetime | None:
    if "T" in written:
        return _office_time(dt.datetime.fromisoformat(written))
    found = _DATE.match(written) or _COMPACT.match(written)
    if not found and today:
        found = _YEARLESS.match(written)
    if not found:
        return None
    time = _time(written[found.end() :].strip())
    return None if time is None else _date(found.groupdict(), today) + time


def _office_time(moment: dt.datetime) -> dt.datetime:
    local = moment.astimezone(_OFFICE_ZONE) if moment.tzinfo else moment
    return local.replace(tzinfo=None, microsecond=0)


def _date(parts: dict[str, str], today: dt.date | None) -> dt.datetime:
    month, day = int(parts["month"]), int(parts["day"])
    if "year" in parts or today is None:
        date = dt.date(_year(parts["year"]), month, day)
    else:
        date = _nearest(today, month, day)
    return dt.datetime.combine(date, dt.time())


def _nearest(today: dt.date, month: int, day: int) -> dt.date:
    dates = (dt.date(today.year + step, month, day) for step in (-1, 0, 1))
    return min(dates, key=lambda date: abs(date - today))


def _year(text: str) -> int:
    if text.startswith("民国"):
        return 1911 + int(text.removeprefix("民国"))
    return 2000 + int(text) if len(text) == 2 else int(text)


def _time(text: str) -> dt.timedelta | None:
    """The time of day, midnight where it was left blank, None if it is no time."""
    if _BLANK_TIME.fullmatch(text):
        return dt.timedelta()
    found = _TIME.fullmatch(text)
    if not found:
        return None
    hour, second = _hour(found["half"], int(found["hour"])), int(found["second"] or 0)
    minute = 30 if found["minute"] == "半" else int(found["minute"] or 0)
    if minute > 59 or second > 59 or (hour == 24 and minute + second):
        raise ValueError(text)
    return dt.timedelta(hours=hour, minutes=minute, seconds=second)


def _hour(half: str | None, hour: int) -> int:
    """The hour of the day: 3 is 15 in the afternoon; ValueError where the words contradict."""
    first, last = _HALVES[half]
    fitting = [one for one in (hour, hour + 12 if half else hour) if first <= one <= last]
    if not fitting:
        raise ValueError(hour)
    return fitting[0]
