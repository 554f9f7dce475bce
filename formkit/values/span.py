"""Limits of time: ``15分钟``, ``3个工作日``, ``每月30日前``."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from formkit.errors import Unreadable, UsageError
from formkit.say import say
from formkit.values.numeral import in_figures
from formkit.values.text import fold

UNITS = {
    "minute": ("分钟", "分"),
    "hour": ("小时", "个小时", "时", "个钟头"),
    "day": ("日", "天", "个自然日", "自然日", "个日历日"),
    "workday": ("个工作日", "工作日", "个工作天", "工作天"),
    "week": ("周", "个星期", "星期", "个礼拜"),
    "month": ("个月", "月"),
}
_LENGTHS = {
    "minute": dt.timedelta(minutes=1),
    "hour": dt.timedelta(hours=1),
    "day": dt.timedelta(days=1),
    "week": dt.timedelta(weeks=1),
}
_AT_ONCE = {
    ("day", "当天"): ("当天", "当日", "即日"),
    ("minute", "立即"): ("立即", "即时", "马上", "即", "随即", "第一时间"),
}
_EDGES = ("以内", "之内", "内", "以前", "之前", "前")
_WORDS = {word: unit for unit, words in UNITS.items() for word in words}
_COUNTED = re.compile(r"(\d{1,4})(\D+)")
_MONTHLY = re.compile(r"每个?月(\d\d?)[日号]")
_MONTH_END = re.compile("[底末]$")
_LONGEST = 9999


@dataclass(frozen=True)
class Span:
    """How long something may take (时限).

    Attributes:
        amount: How many; 0 days is 当天, 0 minutes is 立即.
        unit: minute, hour, day (calendar day), workday, week or month.
    """

    amount: int
    unit: str

    def __post_init__(self) -> None:
        """Refuse units that no office counts in, and lengths beyond any limit."""
        if self.unit not in UNITS or not 0 <= self.amount <= _LONGEST:
            told = say(
                "时限的单位只能是{units}，数量为0至{most}", units="、".join(UNITS), most=_LONGEST
            )
            raise UsageError(told)

    def __str__(self) -> str:
        for unit, word in _AT_ONCE:
            if self == Span(0, unit):
                return word
        return f"{self.amount}{UNITS[self.unit][0]}"

    @classmethod
    def parse(cls, text: str) -> Span:
        """``15分钟``, ``24小时内``, ``三日内``, ``3个工作日``, ``一个月``, ``半小时``, ``当天``."""
        words = _without_edge(fold(text))
        for (unit, _), spoken in _AT_ONCE.items():
            if words in spoken:
                return cls(0, unit)
        counted = _COUNTED.fullmatch(_counted(words))
        if not counted or counted[2] not in _WORDS:
            raise Unreadable(text, say("时限，例如15分钟、24小时、3个工作日"))
        return cls(int(counted[1]), _WORDS[counted[2]])

    @classmethod
    def of(cls, length: dt.timedelta) -> Span:
        """The span of a timedelta: two days and more in whole days, below that hours or minutes."""
        for unit, fewest in (("day", 2), ("hour", 1), ("minute", 0)):
            amount, rest = divmod(length, _LENGTHS[unit])
            if not rest and amount >= fewest:
                return cls(amount, unit)
        raise UsageError(say("时限要用整分钟，现为{length}", length=length))

    @property
    def timedelta(self) -> dt.timedelta:
        """The exact length; months and working days have none."""
        if self.unit not in _LENGTHS:
            raise UsageError(say("{span}没有固定的长度", span=self))
        return self.amount * _LENGTHS[self.unit]

    def after(self, moment: dt.datetime) -> dt.datetime:
        """The moment this long after another; a month later is the same day or the month's last."""
        if self.unit == "workday":
            raise UsageError(say("{span}要按工作日历计算", span=self))
        if self.unit == "month":
            return _months_later(moment, self.amount)
        return moment + self.timedelta


@dataclass(frozen=True)
class MonthlyDay:
    """A day of each month by which something is due (每月30日前)."""

    day: int

    def __post_init__(self) -> None:
        """Refuse days that no month has."""
        if not 1 <= self.day <= 31:
            raise UsageError(say("每月只有1日至31日，现为{day}", day=self.day))

    def __str__(self) -> str:
        return f"每月{self.day}日前"

    @classmethod
    def parse(cls, text: str) -> MonthlyDay:
        """``每月30日前``, ``每月三十日``; ``每月底前`` is the 31st."""
        told = _MONTHLY.fullmatch(_MONTH_END.sub("31日", _counted(_without_edge(fold(text)))))
        if not told or not 1 <= int(told[1]) <= 31:
            raise Unreadable(text, say("每月的期限，例如每月30日前"))
        return cls(int(told[1]))

    def in_(self, year: int, month: int) -> dt.date:
        """That day of a month, or the month's last day where it is shorter."""
        return dt.date(year, month, min(self.day, calendar.monthrange(year, month)[1]))


def parse_limit(text: str) -> Span | MonthlyDay:
    """A limit as a procedure states it: a span or a day of each month."""
    return MonthlyDay.parse(text) if fold(text).startswith("每") else Span.parse(text)


def _without_edge(words: str) -> str:
    for edge in _EDGES:
        words = words.removesuffix(edge)
    return words


def _counted(words: str) -> str:
    return in_figures(words.replace("半个小时", "半小时").replace("半小时", "30分钟"))


def _months_later(moment: dt.datetime, months: int) -> dt.datetime:
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    day = MonthlyDay(moment.day).in_(year, month + 1)
    return dt.datetime.combine(day, moment.time(), tzinfo=moment.tzinfo)
