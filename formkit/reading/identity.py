"""Which sheet a document is: its number and copy, wherever the document says so."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field

from formkit.errors import Unreadable
from formkit.findings import Finding, Severity
from formkit.forms.box import NUMERALS
from formkit.forms.spec import FormSpec
from formkit.reading.keys import label_key
from formkit.reading.paper import where
from formkit.reading.reading import Printed
from formkit.say import say
from formkit.values.grid import Cell, Document, Grid
from formkit.values.number import Numbering, SheetCode

_MAY_NUMBER = re.compile("[编編Nn№]")
_NUMBER = re.compile(r"(?:^|[\s(（|])([编編]\s*[号號]|N\s*[oO0]\s*[.:：]|№)\s*[:：]?\s*(\S*)")
LONGEST = 60
WORDED = ("number", "copy")
_NUMBER_LABELS = ("编号", "no", "n0", "№")
_CODE = re.compile(r"(?<![\w-])([\w〔〕()（）-]{3,40})-(\d{1,2})-([0-9A-Za-z])(?![\w-])")
_COPY = re.compile(r"(?:^|\s)第\s*([一二三四五六七八九十]|\d{1,2})\s*[联聯](?![)）])([^\n]*)")

_ANY_COPY = re.compile(r"第\s*([一二三四五六七八九十]|\d{1,2})\s*[联聯]")


@dataclass(frozen=True)
class Identity:
    """Which sheet a document is.

    Attributes:
        number: Its number, where all places agree on it.
        copy: Its copy (联), likewise.
        template: The mark of the template it was made from.
        findings: Where the places disagree.
        printed: What the paper itself says of ``number`` and ``copy``, and where.
    """

    number: str | None = None
    copy: int | None = None
    template: str | None = None
    findings: tuple[Finding, ...] = ()
    printed: Mapping[str, Printed] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class _Told:
    """One place that says something of the sheet: a value, or a text that is none."""

    what: str
    value: str | None
    where: str
    seen: str


def identify(document: Document, spec: FormSpec | None) -> Identity:
    """The sheet that the document says it is, in its properties and on the paper."""
    numbering = Numbering(spec.numbered) if spec and spec.numbered else None
    printed = list(_printed(document, spec, numbering))
    told = [*_properties(document), *printed]
    number, number_findings = _agreed("number", told)
    several = _several_copies(document) if spec and spec.copies else ()
    copy, copy_findings = (None, several) if several else _agreed("copy", told)
    return Identity(
        number,
        int(copy) if copy else None,
        document.properties.get("formkit.template") or None,
        (*_bad_codes(told), *number_findings, *copy_findings, *_holders(document, spec, copy)),
        {one.what: Printed(one.seen, one.where) for one in printed if one.what in WORDED},
    )


def is_identity(text: str) -> bool:
    """True for a text that says which sheet it is: number label, code, copy line."""
    bare = text.strip()
    if label_key(bare).lower() in _NUMBER_LABELS:
        return True
    return any(pattern.match(bare) for pattern in (_NUMBER, _CODE, _COPY))


# --- what the places say


def _properties(document: Document) -> Iterator[_Told]:
    properties, place = document.properties, say("文档属性")
    number, copy = properties.get("formkit.number", ""), properties.get("formkit.copy", "")
    if number:
        yield _Told("number", number, place, number)
    if copy.isdecimal() and int(copy):
        yield _Told("copy", copy, place, copy)
    identifier = properties.get("identifier", "")
    if _CODE.fullmatch(identifier):
        yield from _code(identifier, place)


def _code(text: str, place: str) -> Iterator[_Told]:
    try:
        code = SheetCode.parse(text)
    except Unreadable:
        yield _Told("code", None, place, text)
        return
    yield _Told("number", code.number, place, text)
    if code.copy:
        yield _Told("copy", str(code.copy), place, text)


def _printed(
    document: Document, spec: FormSpec | None, numbering: Numbering | None
) -> Iterator[_Told]:
    drawn = spec.drawing.number_labels if spec and spec.drawing else frozenset()
    for grid, cell in _cells(document):
        if numbering and drawn:
            yield from _drawn_numbers(grid, cell, numbering, labels=drawn)
        if numbering and _MAY_NUMBER.search(cell.text):
            yield from _numbers(grid, cell, numbering)
        if numbering and "-" in cell.text:
            for code in _CODE.finditer(cell.text):
                # A date such as 2026-3-5 looks like a code too.
                if numbering.fits(code[1]):
                    yield from _code(code[0], where(cell))
    for n, line, cell in _copy_lines(document) if spec and spec.copies else ():
        yield _Told("copy", str(n), where(cell), line)


def _cells(document: Document) -> Iterator[tuple[Grid, Cell]]:
    return ((grid, cell) for grid in document.grids for cell in grid.cells if cell.text.strip())


def _numbers(grid: Grid, cell: Cell, numbering: Numbering) -> Iterator[_Told]:
    for found in _NUMBER.finditer(cell.text):
        beside = grid.right_of(cell) if label_key(cell.text).lower() in _NUMBER_LABELS else None
        seen = found[2] or (beside.text.strip() if beside else "")
        yield from _number(seen, cell, numbering)


def _drawn_numbers(
    grid: Grid, cell: Cell, numbering: Numbering, *, labels: Container[str]
) -> Iterator[_Told]:
    """The number where the form draws it: beside its label, or behind it."""
    if len(cell.text) > LONGEST:
        return
    head, _, behind = cell.text.replace("：", ":").partition(":")
    beside = None if behind.strip() else grid.right_of(cell)
    if label_key(head) in labels:
        yield from _number(beside.text.strip() if beside else behind.strip(), cell, numbering)


def _number(seen: str, cell: Cell, numbering: Numbering) -> Iterator[_Told]:
    # A rule to write on, or the placeholder of a template.
    if not seen.strip("_＿-—") or seen.startswith("{"):
        return
    try:
        yield _Told("number", numbering.parse(seen).text, where(cell), seen)
    except Unreadable:
        yield _Told("number", None, where(cell), seen)


def _copy_lines(document: Document) -> Iterator[tuple[int, str, Cell]]:
    for _, cell in _cells(document):
        named = set(_ANY_COPY.findall(cell.text))
        if len(named) == 1:  # a list of all the copies says nothing of this one
            for found in _COPY.finditer(cell.text):
                n = int(found[1]) if found[1].isdecimal() else NUMERALS.index(found[1])
                yield n, found[0].strip(), cell


# --- where they disagree


def _agreed(what: str, told: list[_Told]) -> tuple[str | None, tuple[Finding, ...]]:
    places = [one for one in told if one.what == what]
    values = {one.value for one in places}
    if len(values) < 2 and None not in values:
        return next(iter(values), None), ()
    name = {"number": say("编号"), "copy": say("联次")}[what]
    finding = Finding(
        code=f"{what}-disagrees" if len(values) > 1 else f"{what}-unreadable",
        where=places[0].where,
        message=say(
            "{name}各处不一致或读不懂：{seen}。",
            name=name,
            seen="、".join(f"{one.where}“{one.seen}”" for one in places),
        ),
        fix=say("请核对原件，改成一致后再交回，或人工指明。"),
        evidence=tuple((one.where, one.seen) for one in places),
    )
    return None, (finding,)


def _several_copies(document: Document) -> tuple[Finding, ...]:
    """A remark where one document holds several copies of a sheet, one after the other."""
    lines = {n: line for n, line, _ in _copy_lines(document)}
    if len(lines) < 2:
        return ()
    finding = Finding(
        code="several-copies",
        where="",
        message=say("一个文件里有几联：{lines}。", lines="、".join(lines.values())),
        fix=say("要按联登记，请把各联分成单独的文件。"),
        severity=Severity.REMARK,
    )
    return (finding,)


def _bad_codes(told: list[_Told]) -> Iterator[Finding]:
    for one in told:
        if one.what == "code":
            yield Finding(
                code="code-check",
                where=one.where,
                message=say("条码“{code}”的校验字符不对。", code=one.seen),
                fix=say("编号可能被改动或写错，请对照原件核对。"),
                evidence=((one.where, one.seen),),
            )


def _holders(document: Document, spec: FormSpec | None, copy: str | None) -> Iterator[Finding]:
    """The copy lines that name another holder than the form does."""
    for n, line, cell in _copy_lines(document) if spec and copy else ():
        holders = [one.holder for one in spec.copies if one.n == n] if spec else []
        told = label_key(line).partition("联")[2]
        if str(n) == copy and told and holders and label_key(holders[0]) not in told:
            yield Finding(
                code="copy-holder",
                where=where(cell),
                message=say("“{line}”写的不是{holder}。", line=line, holder=holders[0]),
                fix=say("请核对这一联该由谁保存。"),
                severity=Severity.WARNING,
                copy=n,
            )
