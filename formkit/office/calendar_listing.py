"""Announcements from outside: the notice as it is worded, a calendar file, or a list of days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from formkit.errors import InputError, Unreadable
from formkit.procedures.workcalendar import Notice
from formkit.procedures.workcalendar.announcement import is_notice, notice_in
from formkit.say import say
from formkit.values.grid import Document, Grid
from formkit.values.moment import parse_date
from formkit.values.text import fold

if TYPE_CHECKING:
    from icalendar import Component

    from formkit.safety.isolate import Isolation
    from formkit.safety.limits import Limits

ON = ("班", "上班", "补班", "调休", "调休上班", "工作日")
OFF = ("休", "放假", "休息", "休假", "假", "假期", "节假日")
CALENDAR = "BEGIN:VCALENDAR"
_LONGEST = dt.timedelta(days=31)


class Listed(NamedTuple):
    """One day of a list: on or off, and for which holiday."""

    day: dt.date
    is_on: bool
    name: str


def read_notices(
    path: Path, isolation: Isolation, *, year: int | None = None
) -> Mapping[int, Notice]:
    """What a file announces, year by year; it is opened by the isolated worker.

    Raises:
        FileAccessError: The file is not there or cannot be opened.
        InputError: No days off stand in it, a day that no calendar has, or days that do not fit
            their weekdays; UnsafeError where the guard refuses it.
    """
    try:
        return _notices(path, isolation, year)
    except Unreadable as error:
        raise InputError(say("{path}：{why}。", path=path.name, why=error)) from error


def _notices(path: Path, isolation: Isolation, year: int | None) -> Mapping[int, Notice]:
    found: str | Document = isolation.run(opened, path, isolation.limits)
    if isinstance(found, Document):
        words = "\n".join(cell.text for grid in found.grids for cell in grid.cells)
        if not is_notice(words):
            return _by_year((day for grid in found.grids for day in _lines(grid)), path)
        found = words
    if found.lstrip().startswith(CALENDAR):
        return _by_year(isolation.run(calendar_days, found), path)
    announced, notice = notice_in(found, source=path.name, year=year)
    return {announced: notice}


def opened(path: Path, limits: Limits) -> str | Document:
    """The text of a plain file that is no list, or the document; runs in the worker."""
    from formkit.reading.many import listed
    from formkit.safety.guard import guard
    from formkit.safety.plain import decoded
    from formkit.safety.sniff import Kind

    if guard(path, limits=limits) in (Kind.TEXT, Kind.CSV):
        text = decoded(path.read_bytes()) or ""
        if text.lstrip("\ufeff\n ").startswith(CALENDAR) or is_notice(text):
            return text.lstrip("\ufeff\n ")
    return listed(path, limits)


def calendar_days(text: str) -> list[Listed]:
    """The days of a calendar file (ICS) whose titles say 休 or 班; runs in the worker."""
    from icalendar import Calendar

    try:
        events = Calendar.from_ical(text).walk("VEVENT")
        return [day for event in events for day in _event(event)]
    except (ValueError, KeyError, AttributeError) as error:
        raise InputError(say("不是完好的日历文件（{why}）。", why=error)) from error


def _event(event: Component) -> Iterator[Listed]:
    title = fold(str(event.get("SUMMARY", "")))
    is_on, is_off = "班" in title, "休" in title or "假" in title
    first = _day(event.decoded("DTSTART"))
    last = max(_day(event.decoded("DTEND", first)), first + dt.timedelta(days=1))
    if last - first > _LONGEST:
        raise ValueError(title)
    if is_on or is_off:
        days = ((first + dt.timedelta(days=n)) for n in range((last - first).days))
        yield from (Listed(day, is_on, _holiday(title)) for day in days)


def _lines(grid: Grid) -> Iterator[Listed]:
    """The lines of a list: a date, 休 or 班, and what for; a heading has no date."""
    rows: dict[int, list[str]] = {}
    for cell in grid.cells:
        if cell.text.strip():
            rows.setdefault(cell.row, []).append(fold(cell.text))
    for row, cells in rows.items():
        day = _read(cells[0])
        if day is not None:
            yield _line(day, cells[1:])
        elif row > 0:
            raise Unreadable(cells[0], say("{where}的日期", where=grid.where or row + 1))


def _line(day: dt.date, cells: list[str]) -> Listed:
    kinds = [cell for cell in cells if cell in (*ON, *OFF)]
    if not kinds:
        raise Unreadable("　".join([day.isoformat(), *cells]), say("“休”或“班”"))
    names = [cell for cell in cells if cell not in kinds]
    return Listed(day, kinds[0] in ON, names[0] if names else "")


def _read(text: str) -> dt.date | None:
    try:
        return parse_date(text)
    except Unreadable:
        return None


def _by_year(days: Iterator[Listed] | list[Listed], path: Path) -> Mapping[int, Notice]:
    found: dict[int, Notice] = {}
    for one in days:
        said = {one.day: one.name}
        notice = Notice(source=path.name, **({"on": said} if one.is_on else {"off": said}))
        found[one.day.year] = found.get(one.day.year, Notice()).joined(notice)
    if not found:
        raise InputError(say("{path}里没有找到放假或上班的日子。", path=path))
    return found


def _holiday(title: str) -> str:
    for word in ("放假", "补班", "上班", "调休", "假期", "休", "班"):
        title = title.partition(word)[0]
    return title.strip("()（）:-·")


def _day(moment: dt.date) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment
