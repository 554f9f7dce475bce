"""R3: no copy comes back as two different papers that contradict each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import combinations

from formkit.findings import Finding, Severity
from formkit.procedures import Procedure
from formkit.reconciling.case import Books
from formkit.reconciling.evidence import same
from formkit.reconciling.returned import Returned, ordinal
from formkit.reconciling.sheet import Sheet
from formkit.say import say


def copies_come_once(books: Books, _: Procedure, __: dt.date) -> Iterator[Finding]:
    """R3: two different files of the same copy.

    They are an error where they contradict each other. Files that only add to one another are
    remarked on once the copies have parted; before, the pack is read again and again on its way.
    """
    for sheet in books.standing:
        papers = [paper for paper in sheet.papers if paper.form == sheet.spec.title]
        for earlier, later in combinations(papers, 2):
            if earlier.copy == later.copy and (later.copy or not sheet.spec.copies):
                yield from _twice(sheet, earlier, later)


def _twice(sheet: Sheet, earlier: Returned, later: Returned) -> Iterator[Finding]:
    differing = [path for path in later.boxes if _contradict(sheet, path, earlier, later)]
    if differing:
        yield _contradiction(sheet, differing, earlier, later)
    elif sheet.parted and earlier.at >= sheet.parted:
        yield Finding(
            code="R3",
            where=later.place,
            message=say("{what}交来两份不同的纸，内容不矛盾", what=_what(later)),
            fix=say("两份都已归档；看一遍是不是同一联的两次交来"),
            severity=Severity.REMARK,
            number=sheet.number,
            copy=later.copy,
            evidence=tuple((paper.place, paper.sha256[:12]) for paper in (earlier, later)),
        )


def _what(paper: Returned) -> str:
    return ordinal(paper.copy) if paper.copy else say("同一张表")


def _contradict(sheet: Sheet, path: str, earlier: Returned, later: Returned) -> bool:
    both = earlier.shows(path) and later.shows(path) and sheet.binds(earlier, path)
    return both and not same(earlier.boxes[path].value, later.boxes[path].value)


def _contradiction(sheet: Sheet, paths: list[str], earlier: Returned, later: Returned) -> Finding:
    boxes = [sheet.spec.box(path) for path in paths]
    return Finding(
        code="R3",
        where=later.place,
        message=say(
            "{what}交来两份不同的纸，互相矛盾：{labels}",
            what=_what(later),
            labels="、".join(f"“{box.label}”" for box in boxes),
        ),
        fix=say("查明哪一份有效"),
        number=sheet.number,
        copy=later.copy,
        box=paths[0],
        evidence=tuple(
            (paper.boxes[box.path].where, paper.boxes[box.path].seen(box))
            for box in boxes
            for paper in (earlier, later)
        ),
    )
