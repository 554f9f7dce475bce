"""The registers of a month: which form each is written on, and what stands in its lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from formkit.procedures import Procedure
from formkit.reconciling.case import Books, Case, Sheet
from formkit.reconciling.status import status_of
from formkit.say import say
from formkit.values.number import Period

Line = dict[str, Any]
VISITS = "visits.lines"
WHEREABOUTS = {
    "held": "未送出",
    "sent": "已送出",
    "receipted": "已签收",
    "returned": "已收回",
    "lost": "已遗失",
}


@dataclass(frozen=True)
class Asked:
    """What a register is asked for: a month, as of a moment, under a procedure."""

    books: Books
    procedure: Procedure
    period: Period
    as_of: dt.datetime

    @property
    def sheets(self) -> Iterator[tuple[Case, Sheet]]:
        """Every sheet numbered in the month, in the order of the numbers."""
        numbered = [
            (case, sheet)
            for case in self.books.cases
            for sheet in case.sheets
            if sheet.period == self.period and sheet.spec.title == self.procedure.main_form
        ]
        return iter(sorted(numbered, key=lambda one: one[1].number))

    def mark(self, sheet: Sheet, role: str) -> Any:
        """What stands in the box that plays a part, such as ``customer``."""
        return sheet.value(self.procedure.mark(role))

    def said(self, sheet: Sheet, role: str) -> str | None:
        """The same as words: several choices joined by 、."""
        value = self.mark(sheet, role)
        if isinstance(value, tuple):
            return "、".join(value)
        return None if value is None else str(value)


@dataclass(frozen=True)
class Register:
    """A register: the title of its form, the path of its table, and how its lines are made."""

    form: str
    table: str
    lines: Callable[[Asked], Iterable[Line]]

    def boxes(self, asked: Asked) -> dict[str, Any]:
        """The boxes of the register's form, filled for the month."""
        section = self.table.partition(".")[0]
        boxes: dict[str, Any] = {f"{section}.period": asked.period.title}
        for i, line in enumerate(self.lines(asked)):
            filled = {name: value for name, value in line.items() if value is not None}
            boxes |= {f"{self.table}.{i}.{name}": value for name, value in filled.items()}
        return boxes


def tracked(asked: Asked) -> Iterator[Line]:
    """One line a number, the void ones too (第九条第5款)."""
    for case, sheet in asked.sheets:
        status = status_of(case, asked.procedure, asked.as_of)
        stands = sheet is case.current
        yield {
            "number": sheet.number,
            "registered_on": sheet.received,
            "customer": asked.mark(sheet, "customer"),
            "part_no": asked.mark(sheet, "part_no"),
            "quantity": asked.mark(sheet, "quantity"),
            "defect_quantity": asked.mark(sheet, "defect_quantity"),
            "demand": asked.mark(sheet, "demand"),
            "department": asked.mark(sheet, "responsible"),
            "disposal": asked.said(sheet, "disposal"),
            "closed_on": asked.mark(sheet, "decided_on"),
            "copies": _copies(sheet),
            "state": status.state if stands else _past(sheet),
            "awaited": status.next or None if stands else None,
            "remark": _remark(sheet),
        }


def summarised(asked: Asked) -> Iterator[Line]:
    """One line a sheet that is not void: to whom it went and when it came back (附表三)."""
    standing = [(case, sheet) for case, sheet in asked.sheets if sheet.void is None]
    for serial, (case, sheet) in enumerate(standing, 1):
        back = [copy.since for copy in sheet.copies if copy.since and copy.is_accounted_for]
        yield {
            "serial": serial,
            "number": sheet.number,
            "customer": asked.mark(sheet, "customer"),
            "department": asked.mark(sheet, "responsible"),
            "taken_on": sheet.parted.date() if sheet.parted else None,
            "received_on": max(back).date() if back else None,
            "revisited": "是" if _visit(case, sheet) else "否",
        }


def closed(asked: Asked) -> Iterator[Line]:
    """One line for each department's share of a case signed off in the month (第九条第11款)."""
    for case in asked.books.cases:
        sheet = case.current
        day = asked.mark(sheet, "decided_on")
        if sheet.void is None and day is not None and Period.of(day) == asked.period:
            yield from _shares(asked, sheet)


def revisited(asked: Asked) -> Iterator[Line]:
    """One line a case that was carried out in the month: the visit paid, or the one due."""
    for case in asked.books.cases:
        sheet = case.current
        day = asked.mark(sheet, "done_on")
        if sheet.void is None and day is not None and Period.of(day) == asked.period:
            yield {
                "number": sheet.number,
                "customer": asked.mark(sheet, "customer"),
                **_visit(case, sheet),
            }


def _visit(case: Case, sheet: Sheet) -> Line:
    """The newest line of a revisit register that names the sheet; empty where there is none."""
    start = f"{VISITS}."
    named = (one for one in case.beside if one.number == sheet.number)
    lines = [one for one in named if f"{start}number" in one.boxes]
    if not lines:
        return {}
    return {path.removeprefix(start): seen.value for path, seen in lines[-1].boxes.items()}


def _shares(asked: Asked, sheet: Sheet) -> Iterator[Line]:
    whole = {
        "number": sheet.number,
        "customer": asked.mark(sheet, "customer"),
        "part_no": asked.mark(sheet, "part_no"),
        "complaint": asked.mark(sheet, "complaint"),
        "quantity": asked.said(sheet, "defect_quantity"),
        "department": asked.mark(sheet, "responsible"),
        "loss": asked.mark(sheet, "loss"),
        "disposal": asked.said(sheet, "disposal"),
        "countermeasure": asked.mark(sheet, "countermeasure"),
        "result": asked.mark(sheet, "result"),
        "tracking": asked.mark(sheet, "tracking"),
    }
    shares = list(_rows(asked, sheet))
    yield whole | (shares[0] if shares else {})
    for share in shares[1:]:
        yield {name: whole[name] for name in ("number", "customer", "complaint")} | share


def _rows(asked: Asked, sheet: Sheet) -> Iterator[Line]:
    table = asked.procedure.mark("shares")
    for row in range(len(sheet.boxes)):
        department = sheet.value(f"{table}.{row}.department")
        if department is None:
            return
        loss = sheet.value(f"{table}.{row}.loss")
        ratio = sheet.value(f"{table}.{row}.ratio")
        yield {"department": department, "ratio": ratio} | ({"loss": loss} if loss else {})


def _copies(sheet: Sheet) -> str | None:
    """Where the copies are, in few words: ``已收回1235；已送出4``."""
    if sheet.parted is None:
        return None
    places: dict[str, str] = {}
    for copy in sheet.copies:
        places[copy.state] = places.get(copy.state, "") + str(copy.n)
    return "；".join(f"{say(WHEREABOUTS[state])}{numbers}" for state, numbers in places.items())


def _past(sheet: Sheet) -> str:
    return say("作废") if sheet.void is not None else say("已由{new}取代", new=sheet.superseded_by)


def _remark(sheet: Sheet) -> str | None:
    if sheet.void is not None:
        return sheet.void
    if sheet.supersedes:
        return say("原表{old}", old=sheet.supersedes)
    return say("新表{new}", new=sheet.superseded_by) if sheet.superseded_by else None


REGISTERS = {
    "register": Register("客户抱怨案件登记追踪表", "tracking.lines", tracked),
    "summary": Register("投诉处理记录汇总表", "summary.lines", summarised),
    "revisits": Register("客户回访登记表", "visits.lines", revisited),
    "stats": Register("客户投诉案件统计表", "statistics.lines", closed),
}
