"""The labels and values on a paper of no known form; what is only guessed is said to be so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from formkit.errors import Unreadable
from formkit.findings import Finding, Severity
from formkit.reading.anatomy import Anatomy, Doubt, Field, anatomy
from formkit.reading.columns import Columns, is_serial
from formkit.reading.reading import Unknown
from formkit.reading.wording import is_place, label_of, options
from formkit.say import say
from formkit.values.grid import Cell, Document
from formkit.values.tick import parse_ticks

MOST = 1000
_MOST_CELLS = 20_000
_RULES = re.compile(r"[_＿]{2,}")
_BLANK_DAY = re.compile(r"[\s_＿]+年[\s_＿]*月[\s_＿]*日\s*$")


@dataclass(frozen=True)
class Pairs:
    """Labels with values as they stand on a paper, and what is unsure about them."""

    found: tuple[Unknown, ...]
    findings: tuple[Finding, ...] = ()


def pairs_anywhere(document: Document) -> Pairs:
    """The labels with values on a document, whatever form it is; blank places are left out."""
    grids = (replace(grid, cells=grid.cells[:_MOST_CELLS]) for grid in document.grids)
    seen = anatomy(replace(document, grids=tuple(grids)))
    found = tuple(_pairs(seen))
    return Pairs(found[:MOST], (*_unsure(seen), *_too_many(len(found))))


def written(text: str) -> str:
    """What is written in a place: the options ticked, or the text without its rules."""
    line = options(text)
    if line:
        return _ticked(text, line)
    return "" if is_place(text) else _RULES.sub("", _BLANK_DAY.sub("", text)).strip(" \t\n\u3000")


def _pairs(seen: Anatomy) -> Iterator[Unknown]:
    for part in seen.parts:
        for one in part.things:
            if isinstance(one, Columns):
                yield from _entries(one)
            elif value := written(one.text):
                yield Unknown(one.label, value, _where(one.cell))


def _entries(table: Columns) -> Iterator[Unknown]:
    for row in table.rows:
        for head, cell in zip(table.heads, row, strict=True):
            value = "" if is_serial(head.text) else written(cell.text)
            if value:
                yield Unknown(label_of(head.text), value, _where(cell))


def _ticked(text: str, line: tuple[str, ...]) -> str:
    try:
        seen = parse_ticks(text, line)
    except Unreadable:
        return text.strip()
    return text.strip() if seen.doubtful else "、".join(seen.ticked)


def _unsure(seen: Anatomy) -> Iterator[Finding]:
    for one in seen.fields:
        if one.doubt and written(one.text):
            yield _finding(Doubt(one.label, _where(one.cell), one.doubt), one)
    yield from (_finding(doubt) for doubt in seen.doubts if not doubt.is_over_labels)


def _finding(doubt: Doubt, field: Field | None = None) -> Finding:
    seen = written(field.text) if field else doubt.text
    return Finding(
        code="unsure-pair",
        where=doubt.where,
        message=say("“{label}”不能肯定：{why}。", label=doubt.text, why=doubt.why),
        fix=say("请对照原件。"),
        severity=Severity.REMARK,
        evidence=((doubt.where, seen),),
    )


def _too_many(count: int) -> Iterator[Finding]:
    if count > MOST:
        yield Finding(
            code="too-many-pairs",
            where="",
            message=say("标签和内容太多，只列出前 {most} 对。", most=MOST),
            fix=say("这大概是名册；可用 formkit batch 按名单登记。"),
            severity=Severity.REMARK,
        )


def _where(cell: Cell) -> str:
    return cell.where or say("第{row}行第{col}格", row=cell.row + 1, col=cell.col + 1)
