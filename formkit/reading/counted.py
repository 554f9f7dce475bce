"""Days that a spreadsheet shows as the number by which it counts them: 46087 is 2026-03-06."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from formkit.findings import Finding, Severity
from formkit.forms.spec import BoxSpec
from formkit.reading.decide import Decision
from formkit.say import say

COUNTED = 0.8
MEDIA = ("xlsx", "xls", "ods", "csv")
_SERIAL = re.compile(r"\d{5}(?:\.0+)?")
_BEFORE_FIRST = dt.date(1899, 12, 30)
_YEARS = range(2000, 2100)
_FARTHEST = dt.timedelta(days=730)


@dataclass(frozen=True)
class DayCell:
    """A cell of a column of days: its key, its column and what was decided of it."""

    key: str
    box: BoxSpec
    decision: Decision


def with_days(cells: Iterable[DayCell]) -> Iterator[tuple[str, Decision]]:
    """The cells left open that hold the count of a day, decided anew.

    Where other cells of the column are days, one within two years must be among them.
    """
    known: dict[str, set[dt.date]] = {}
    counts: list[tuple[DayCell, dt.date]] = []
    for cell in cells:
        reading, findings = cell.decision
        if isinstance(reading.value, dt.date):
            known.setdefault(cell.box.path, set()).add(reading.value)
        elif any(one.code == "unreadable" for one in findings) and (day := _day(reading.raw)):
            counts.append((cell, day))
    for cell, day in counts:
        days = known.get(cell.box.path, {day})
        if any(abs(day - other) <= _FARTHEST for other in days):
            yield cell.key, _decided(cell, day)


def _day(text: str) -> dt.date | None:
    if not _SERIAL.fullmatch(text.strip()):
        return None
    day = _BEFORE_FIRST + dt.timedelta(days=int(text.strip()[:5]))
    return day if day.year in _YEARS else None


def _decided(cell: DayCell, day: dt.date) -> Decision:
    reading, _ = cell.decision
    finding = Finding(
        code="counted-day",
        where=reading.where,
        message=say(
            "{label}：“{text}”是电子表格里日期的序号，读作{day}。",
            label=cell.box.label,
            text=reading.raw.strip(),
            day=cell.box.print(day),
        ),
        fix=say("请核对；把这一格的格式设为日期，就不会再这样显示。"),
        severity=Severity.REMARK,
        box=cell.box.path,
        evidence=((reading.where, reading.raw),),
    )
    return replace(reading, value=day, confidence=COUNTED, candidates=()), (finding,)
