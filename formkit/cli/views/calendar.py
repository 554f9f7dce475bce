"""The working calendar: a month as a grid, and what a change of it does."""

from __future__ import annotations

import calendar as months
import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from formkit.cli.screen import Block, Table
from formkit.cli.views import Told
from formkit.cli.views.limit import moment
from formkit.procedures.workcalendar import WorkCalendar
from formkit.say import say
from formkit.values.moment import print_date
from formkit.values.period import Period


def told(calendar: WorkCalendar, period: Period) -> Told:
    """One month as JSON, day by day."""
    days = (period.first + dt.timedelta(days=n) for n in range(period.last.day))
    return {
        "month": f"{period.year}-{period.month:02}",
        "version": calendar.version,
        "known_through": calendar.known_through.isoformat(),
        "hours": str(calendar.hours),
        "workdays": calendar.workdays_between(period.first - dt.timedelta(days=1), period.last),
        "days": [{"day": day.isoformat(), **calendar.day(day).to_json()} for day in days],
    }


def drawn(told: Told) -> Iterator[Block]:
    """The month as it hangs on the wall, and what its marks are for."""
    period = Period.parse(told["month"])
    yield say(
        "{month}　{n} 个工作日　{hours}",
        month=period.title,
        n=told["workdays"],
        hours=told["hours"],
    )
    yield Table(tuple(say("一 二 三 四 五 六 日").split()), tuple(_weeks(told["days"], period)))
    yield from _names(told["days"])
    if not all(day["known"] for day in told["days"]):
        last = print_date(dt.date.fromisoformat(told["known_through"]))
        yield say("! {last}以后的放假安排还没有录入，按周一至周五暂定", last=last)


def change(told: Told, *, dry_run: bool) -> Iterator[Block]:
    """Which limits a change of the calendar moves."""
    last = print_date(dt.date.fromisoformat(told["known_through"]))
    done = say("· 试运行，日历将改为") if dry_run else say("✓ 日历已改为")
    yield say("{done} {version}，已知到{last}", done=done, version=told["version"], last=last)
    rows = tuple(
        (one["number"], one["rule"], one["target"], _at(one["before"]), _at(one["after"]))
        for one in told["moved"]
    )
    if not rows:
        yield say("没有期限因此改变。")
        return
    headings = (say("编号"), say("期限"), say("事项"), say("原来"), say("现在"))
    yield Table(headings, rows)


def _weeks(days: Sequence[Told], period: Period) -> Iterator[tuple[str, ...]]:
    for week in months.Calendar().monthdayscalendar(period.year, period.month):
        yield tuple(_cell(days[n - 1], n) if n else "" for n in week)


def _cell(day: Told, n: int) -> str:
    return f"{n} {_kind(day['kind'])}" if day["marked"] else str(n)


def _kind(kind: str) -> str:
    return {"休": say("休"), "班": say("班"), "半天": say("半天")}[kind]


def _names(days: Sequence[Told]) -> Iterator[str]:
    """What the marked days are for, those that follow one another in one line."""
    for (kind, name), group in groupby(days, key=lambda day: (day["kind"], day["name"])):
        numbers = [int(day["day"][-2:]) for day in group if day["marked"]]
        if name and numbers:
            first, last = numbers[0], numbers[-1]
            reach = (
                say("{first}日", first=first)
                if first == last
                else say("{first}日至{last}日", first=first, last=last)
            )
            yield f"{reach} {_kind(kind)} {name}"


def _at(at: str | None) -> str:
    return say("未设定") if at is None else moment(at)
