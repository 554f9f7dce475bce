"""The registers of a term: which form each is written on, and what stands in its lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from formkit.errors import UnknownName
from formkit.forms import BoxSpec, FormSpec, RowsSpec, Shelf
from formkit.procedures import Procedure
from formkit.reconciling.sheet import Sheet
from formkit.reporting.asked import Asked, Entry
from formkit.reporting.facts import Fact, fact_for, fitted
from formkit.reporting.rates import Answered, answered
from formkit.reporting.visits import LINES, REGISTER
from formkit.say import say

Line = dict[str, Any]
WHOLE = 100


@dataclass(frozen=True)
class Columns:
    """The columns of a register's form, each with what fills it."""

    boxes: tuple[tuple[BoxSpec, Fact], ...]

    @classmethod
    def of(cls, rows: RowsSpec, procedure: Procedure) -> Columns:
        """The columns of a table that can be filled from the books of a procedure."""
        found = ((box, fact_for(box, procedure)) for box in rows.boxes)
        return cls(tuple((box, fact) for box, fact in found if fact is not None))

    def line(self, entry: Entry) -> Line:
        """What they say of a sheet; blank where the papers say nothing."""
        return {box.name: fitted(box, fact.tell(entry)) for box, fact in self.boxes}


Lines = Callable[[Asked, Columns], Iterable[Line]]


@dataclass(frozen=True)
class Register:
    """A register on its form: the table and the lines of a term."""

    spec: FormSpec
    table: RowsSpec
    make: Lines

    def lines(self, asked: Asked) -> tuple[Line, ...]:
        """Its lines; a column that a line does not name is the office's to fill."""
        counted = {"serial"} & {box.name for box in self.table.boxes}
        made = self.make(asked, Columns.of(self.table, asked.procedure))
        return tuple(dict.fromkeys(counted, serial) | line for serial, line in enumerate(made, 1))

    def boxes(self, asked: Asked) -> dict[str, Any]:
        """The boxes of the register's form, filled for the term."""
        period = next((box.path for box in self.spec.boxes if box.name == "period"), None)
        boxes: dict[str, Any] = {period: asked.term.title} if period else {}
        for box in self.spec.boxes:
            if asked.term.word in box.choices:
                boxes[box.path] = asked.term.word
        for i, line in enumerate(self.lines(asked)):
            boxes |= {
                f"{self.table.path}.{i}.{name}": value
                for name, value in line.items()
                if value is not None
            }
        return boxes


def numbered(asked: Asked, columns: Columns) -> Iterator[Line]:
    """One line a number, the void ones too (第九条第5款)."""
    return (columns.line(entry) for entry in asked.numbered)


def standing(asked: Asked, columns: Columns) -> Iterator[Line]:
    """One line a sheet that is not void: to whom it went and when it came back (附表三)."""
    return (columns.line(entry) for entry in asked.numbered if entry.sheet.void is None)


def received(asked: Asked, columns: Columns) -> Iterator[Line]:
    """One line a case that came in: a chain of sheets counts once."""
    return (_defects(entry, columns.line(entry)) for entry in asked.received)


def closed(asked: Asked, columns: Columns) -> Iterator[Line]:
    """One line for each department's share of a case signed off in the term (第九条第11款)."""
    for entry in asked.closed:
        whole = _defects(entry, columns.line(entry))
        shares = list(shares_of(entry))
        yield whole | shares[0]
        for share in shares[1:]:
            first = {name: whole.get(name) for name in ("number", "customer", "complaint")}
            yield dict.fromkeys(whole) | first | share


def shares_of(entry: Entry) -> Iterator[Line]:
    """Each department's share of the blame; one that stands alone bears all of it."""
    rows = list(_share_rows(entry.sheet, entry.asked.procedure.mark("shares")))
    if rows:
        yield from rows
        return
    alone = entry.said("responsible")
    yield {"department": alone, "ratio": WHOLE} if alone else {"department": None, "ratio": None}


def _share_rows(sheet: Sheet, table: str | None) -> Iterator[Line]:
    for row in range(len(sheet.boxes)):
        department = sheet.value(f"{table}.{row}.department")
        if department is None:
            return
        loss = sheet.value(f"{table}.{row}.loss")
        ratio = sheet.value(f"{table}.{row}.ratio")
        yield {"department": department, "ratio": ratio} | ({"loss": loss} if loss else {})


def revisited(asked: Asked, columns: Columns) -> Iterator[Line]:
    """One line a case that was carried out in the term: the visit paid, or the one due."""
    plain = Columns(tuple(one for one in columns.boxes if one[0].name in ("number", "customer")))
    for entry in asked.cases:
        done = entry.mark("done_on") if asked.procedure.mark("done_on") else entry.closed_on
        if asked.term.covers(done):
            yield plain.line(entry) | _visit(entry)


def _visit(entry: Entry) -> Line:
    """The newest line of a revisit register that names the sheet; empty where there is none."""
    start = f"{LINES}."
    named = (one for one in entry.case.beside if one.number == entry.number)
    lines = [one for one in named if one.form == REGISTER and f"{start}number" in one.boxes]
    if not lines:
        return {}
    return {path.removeprefix(start): seen.value for path, seen in lines[-1].boxes.items()}


def analysed(asked: Asked, columns: Columns) -> Iterator[Line]:  # noqa: ARG001 - a line is no sheet
    """One line a kind of complaint: how many, how many settled, how content the customers."""
    kinds: dict[str, list[Entry]] = {}
    for entry in asked.received:
        kinds.setdefault(entry.sorted_as("category") or say("未分类"), []).append(entry)
    answers = {one.number: one for one in answered(asked)}
    for kind, entries in kinds.items():
        solved = sum(1 for one in entries if one.closed_on)
        yield {
            "category": kind,
            "count": len(entries),
            "solved": solved,
            "open": len(entries) - solved,
            "satisfaction": _content(entries, answers),
        }


def _content(entries: Iterable[Entry], answers: Mapping[str, Answered]) -> str | None:
    """Satisfied of those asked, as a fraction: ``3/4``."""
    told = [answers[one.number] for one in entries if one.number in answers]
    clear = [one for one in told if one.is_satisfied is not None]
    return f"{sum(1 for one in clear if one.is_satisfied)}/{len(clear)}" if clear else None


def _defects(entry: Entry, line: Line) -> Line:
    """In statistics the quantity is that of the defects, where it is known."""
    defects = entry.said("defect_quantity")
    return line | {"quantity": defects} if "quantity" in line and defects else line


TABLES: Mapping[str, Lines] = {
    "客户抱怨案件登记追踪表": numbered,
    "客户抱怨登记表": numbered,
    "投诉跟踪台账": numbered,
    "投诉处理记录汇总表": standing,
    REGISTER: revisited,
    "客户投诉案件统计表": closed,
    "客户投诉(月、季、年)分析统计表": received,
    "每月投诉情况分析": analysed,
}
"""What the lines of each form are; a form that is not among them has a line a number."""

KINDS: Mapping[str, tuple[str, ...]] = {
    "register": ("客户抱怨案件登记追踪表", "客户抱怨登记表", "投诉跟踪台账"),
    "summary": ("投诉处理记录汇总表",),
    "revisits": (REGISTER,),
    "stats": ("客户投诉案件统计表", "客户投诉(月、季、年)分析统计表", "每月投诉情况分析"),
}
"""The forms each kind of register may be written on; the procedure says which."""


def register_of(kind: str, procedure: Procedure, shelf: Shelf) -> Register:
    """The register of a kind on the form that the procedure names, else on the usual one.

    Raises:
        UnknownName: No register is called so.
    """
    if kind not in KINDS:
        raise UnknownName(say("登记表"), kind, KINDS)
    named = [shelf.find(one).title for one in procedure.forms if _is_known(shelf, one)]
    called = [one for one in KINDS[kind] if one in named] or KINDS[kind]
    return register_on(shelf.find(called[0]))


def register_on(spec: FormSpec) -> Register:
    """The register that is written on a form; raises UnknownName where it has no table."""
    if not spec.tables:
        raise UnknownName(say("登记表"), spec.title, TABLES)
    return Register(spec, spec.tables[0], TABLES.get(spec.title, numbered))


def _is_known(shelf: Shelf, title: str) -> bool:
    return any(title in spec.titles for spec in shelf)
