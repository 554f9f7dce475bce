"""Filed registers held against the cases: R14 its lines, R15 its numbers, R21 its statistics."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from formkit.errors import Unreadable
from formkit.findings import Finding, Severity
from formkit.forms import BoxSpec, RowsSpec
from formkit.procedures import Procedure
from formkit.reconciling.case import Books
from formkit.reconciling.checks import Check
from formkit.reconciling.evidence import Evidence, same
from formkit.reconciling.returned import Returned
from formkit.reporting.asked import Asked
from formkit.reporting.registers import KINDS, TABLES, register_on
from formkit.reporting.term import Term
from formkit.say import say
from formkit.values.number import Period

NUMBER = "number"
MOVING = frozenset({"serial", "state", "awaited", "copies", "remark", "due_on", "settled"})
"""Columns that say how things stood on the day; they need not be so any more."""

_QUARTER = re.compile(r"(\d{4})年?第?([1-4一二三四])季度?")
_YEAR = re.compile(r"(\d{4})年?")
_NUMERALS = "一二三四"

Lines = dict[str, list[dict[str, Evidence]]]


@dataclass(frozen=True)
class Filed:
    """A register that came back, and what the cases say it should be.

    Attributes:
        paper: The register as read.
        asked: What it is about: its term, as of now.
    """

    paper: Returned
    asked: Asked

    @cached_property
    def table(self) -> RowsSpec:
        """Its table."""
        return register_on(self._spec).table

    @property
    def number(self) -> str | None:
        """The column of its numbers."""
        return next((box.path for box in self.table.boxes if box.name == NUMBER), None)

    @property
    def kind(self) -> str:
        """``register``, ``summary``, ``revisits`` or ``stats``."""
        return next((kind for kind, titles in KINDS.items() if self._spec.title in titles), "")

    @cached_property
    def lines(self) -> Lines:
        """Its lines by their numbers, as they stand there."""
        return _by_number(_lines(self.table, self.paper))

    @cached_property
    def wanted(self) -> dict[str, list[dict[str, Any]]]:
        """The lines as the cases give them, by their numbers."""
        wanted: dict[str, list[dict[str, Any]]] = {}
        for line in register_on(self._spec).lines(self.asked):
            wanted.setdefault(str(line.get(NUMBER) or ""), []).append(dict(line))
        wanted.pop("", None)
        return wanted

    @property
    def title(self) -> str:
        """What to call it: ``登记追踪表.xlsx（2026年3月）``."""
        return f"{self.paper.place}（{self.asked.term.title}）"

    @property
    def _spec(self) -> Any:
        return self.paper.spec


def register_is_whole(books: Books, procedure: Procedure, as_of: dt.date) -> Iterator[Finding]:
    """R15: every number given is on the filed register, and nothing else is (第九条第5款)."""
    yield from _gaps(books)
    for filed in _filed(books, procedure, as_of, "register"):
        yield from _unlisted(filed, "R15", say("登记表上没有这个编号"))
        yield from _unasked(filed, "R15", say("登记表上有这个编号，台账这段时间里没有"))


def lines_are_true(books: Books, procedure: Procedure, as_of: dt.date) -> Iterator[Finding]:
    """R14: what a filed register or summary says of a sheet is what the sheet says."""
    for kind in ("register", "summary"):
        for filed in _filed(books, procedure, as_of, kind):
            yield from _differing(filed, "R14")


def statistics_are_true(books: Books, procedure: Procedure, as_of: dt.date) -> Iterator[Finding]:
    """R21: filed statistics are what counting again gives."""
    for filed in _filed(books, procedure, as_of, "stats"):
        yield from _unlisted(filed, "R21", say("统计表上没有这一件"))
        yield from _unasked(filed, "R21", say("统计表上有这一件，重新统计却没有"))
        yield from _differing(filed, "R21")


FILED: Mapping[str, Check] = {
    "R14": lines_are_true,
    "R15": register_is_whole,
    "R21": statistics_are_true,
}
"""The checks of filed registers by the codes of their findings."""


def _filed(books: Books, procedure: Procedure, as_of: dt.date, kind: str) -> Iterator[Filed]:
    """The newest register of each form and term that came back."""
    newest: dict[tuple[str, Term], Filed] = {}
    for paper in books.strays:
        term = _term(paper, books) if paper.form in TABLES else None
        if paper.spec is not None and term is not None:
            moment = as_of if isinstance(as_of, dt.datetime) else _evening(as_of)
            filed = Filed(paper, Asked(books, procedure, term, moment))
            newest[paper.spec.title, term] = filed
    return (filed for filed in newest.values() if filed.kind == kind and filed.lines)


def _evening(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(23, 59, 59))


def _term(paper: Returned, books: Books) -> Term | None:
    """What a register is about: as its heading says, else from its first number to its last."""
    spec = paper.spec
    path = next((box.path for box in spec.boxes if box.name == "period"), "") if spec else ""
    seen = paper.boxes.get(path)
    if seen is not None and seen.value is not None:
        return term_of(str(seen.value))
    table = register_on(spec).table if spec else None
    numbers = _by_number(_lines(table, paper)) if table else {}
    months = [books.register[one].period for one in numbers if one in books.register]
    return Term.of(months) if months else None


def term_of(text: str) -> Term | None:
    """The term that a heading names: ``2026年3月``, ``2026年第1季度``, ``2026年``."""
    bare = "".join(text.split())
    if found := _QUARTER.fullmatch(bare):
        quarter = int(found[2]) if found[2].isdecimal() else _NUMERALS.index(found[2]) + 1
        first = Period(int(found[1]), 3 * quarter - 2)
        return Term(first, first.next.next)
    if found := _YEAR.fullmatch(bare):
        return Term(Period(int(found[1]), 1), Period(int(found[1]), 12))
    try:
        return Term.of(Period.parse(bare))
    except Unreadable:
        return None


def _lines(table: RowsSpec, paper: Returned) -> Iterator[dict[str, Evidence]]:
    lines: dict[str, dict[str, Evidence]] = {}
    for path, seen in paper.filled():
        start, _, name = path.rpartition(".")
        rows, _, row = start.rpartition(".")
        if rows == table.path:
            lines.setdefault(row, {})[name] = seen
    return iter(lines.values())


def _by_number(lines: Iterator[dict[str, Evidence]]) -> Lines:
    found: Lines = {}
    for line in lines:
        if NUMBER in line:
            found.setdefault(str(line[NUMBER].value), []).append(line)
    return found


def _unlisted(filed: Filed, code: str, message: str) -> Iterator[Finding]:
    for number in filed.wanted.keys() - filed.lines.keys():
        evidence = ((say("案卷"), number), (filed.title, say("没有这一行")))
        yield _finding(code, filed, number, message, box=filed.number, evidence=evidence)


def _unasked(filed: Filed, code: str, message: str) -> Iterator[Finding]:
    """The lines of a register that the cases do not give."""
    for number in filed.lines.keys() - filed.wanted.keys():
        stands = filed.lines[number][0][NUMBER].where
        evidence = ((say("案卷"), say("没有这一件")), (stands, number))
        yield _finding(code, filed, number, message, box=filed.number, evidence=evidence)


def _differing(filed: Filed, code: str) -> Iterator[Finding]:
    columns = {box.name: box for box in filed.table.boxes if box.name not in MOVING}
    for number, lines in filed.lines.items():
        for line, wanted in zip(lines, filed.wanted.get(number, ()), strict=False):
            for name, box in columns.items():
                seen, value = line.get(name), wanted.get(name)
                if seen is not None and value is not None and not _agree(seen.value, value, box):
                    yield _otherwise(code, filed, number, box=box, seen=seen, value=value)


def _agree(seen: Any, value: Any, box: BoxSpec) -> bool:
    return same(seen, value) or same(box.print(seen), box.print(value))


def _otherwise(
    code: str, filed: Filed, number: str, *, box: BoxSpec, seen: Evidence, value: Any
) -> Finding:
    wanted = " ".join(box.print(value).split())
    message = say(
        "“{label}”写的是“{seen}”，案卷是“{wanted}”",
        label=box.label,
        seen=seen.seen(box),
        wanted=wanted,
    )
    evidence = ((seen.where, seen.seen(box)), (say("案卷"), wanted))
    return _finding(code, filed, number, message, box=box.path, evidence=evidence)


def _finding(code: str, filed: Filed, number: str, message: str, **said: Any) -> Finding:
    return Finding(
        code=code,
        where=filed.title,
        message=message,
        fix=say("核对原件；以案卷为准的，重新写出这张表"),
        severity=Severity.WARNING,
        number=number,
        **said,
    )


def _gaps(books: Books) -> Iterator[Finding]:
    """A number that its counter gave and that no sheet bears."""
    for gap in books.gaps:
        for serial in gap.missing:
            yield Finding(
                code="R15",
                where=say("台账 {series} {period}", series=gap.series, period=gap.period),
                message=say("缺第{serial}号，也没有作废", serial=serial),
                fix=say("用 formkit ledger check 查明台账是否完好"),
                evidence=((say("台账"), say("第{serial}号：没有", serial=serial)),),
            )
