"""A returned file read back: guarded, read apart, recognised, its boxes matched."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from formkit.errors import FormkitError
from formkit.findings import Finding, Severity
from formkit.forms.shelf import Shelf
from formkit.forms.spec import FormSpec
from formkit.reading.formats import read_as
from formkit.reading.identity import identify
from formkit.reading.match import Match, match
from formkit.reading.modern import modernised
from formkit.reading.pairs_anywhere import pairs_anywhere
from formkit.reading.paper import where
from formkit.reading.pile import sheets
from formkit.reading.reading import Reading
from formkit.reading.recognise import recognise
from formkit.reading.uncollected import uncollected
from formkit.safety.guard import guard
from formkit.safety.isolate import Isolation
from formkit.safety.limits import USUAL
from formkit.say import say
from formkit.values.grid import Cell, Document, Grid

# A shorter value among other texts could as well be part of what is printed.
_TELLING = 4


def read(path: Path | str, shelf: Shelf, *, isolation: Isolation | None = None) -> Reading:
    """What stands on a returned file, as one of the forms on the shelf.

    Given an isolation, the file is opened in its worker only. A document that is no known form
    gives a reading without a form and a finding that says what to do.

    Raises:
        UnsafeError: The file is over a limit, encrypted or bears macros.
        InputError: It is damaged, or no document.
        MissingDependency: Its format needs LibreOffice, which is not installed.
        FileAccessError: It cannot be opened.
    """
    path = Path(path)
    limits = isolation.limits if isolation else USUAL
    with uncollected(), modernised([path], limits) as modern:
        stand = modern[path]
        if isinstance(stand, FormkitError):
            raise stand
        kind = guard(stand.path, limits=limits)
        document = (
            isolation.run(read_as, kind, stand.path) if isolation else read_as(kind, stand.path)
        )
        return reading_of(stand.told(document), shelf, file=str(path))


def reading_of(document: Document, shelf: Shelf, *, file: str) -> Reading:
    """The reading of a document that has been read already."""
    with uncollected():
        return _reading(document, shelf, file)


def _reading(document: Document, shelf: Shelf, file: str) -> Reading:
    spec = recognise(document, shelf, preferred=shelf.preferred)
    matched = match(document, spec) if spec else _unmatched(document)
    printed = _without_values(document, matched, spec) if spec else document
    identity = identify(printed, spec)
    own = (*document.findings, *_template(printed), *_comments(document))
    findings = (*own, *identity.findings, *matched.findings)
    return Reading(
        file=file,
        form=spec.title if spec else None,
        number=identity.number,
        copy=identity.copy,
        medium=document.medium,
        boxes=matched.boxes,
        unknown=matched.unknown,
        findings=tuple(
            replace(one, number=one.number or identity.number, copy=one.copy or identity.copy)
            for one in findings
        ),
        template=identity.template,
        part=document.place,
        printed=identity.printed,
    )


def readings_of(document: Document, shelf: Shelf, *, file: str) -> tuple[Reading, ...]:
    """The reading of each sheet bound in a document that has been read already."""
    bound = sheets(document, shelf, preferred=shelf.preferred)
    return tuple(reading_of(one, shelf, file=file) for one in bound)


def _without_values(document: Document, matched: Match, spec: FormSpec) -> Document:
    """The document without what its boxes hold: a customer's words may look like a number."""
    held: dict[str, tuple[str, ...]] = {}
    for path, box in matched.boxes.items():
        if box.value is not None and spec.box(path).type != "number":
            held[box.where] = (*held.get(box.where, ()), box.raw)
    # On copies bound together each box stands several times.
    texts = set().union(*held.values()) if document.named else set()
    for one in document.named:
        if one.text in texts:
            held[one.where] = (*held.get(one.where, ()), one.text)
    return replace(document, grids=tuple(_without(grid, held) for grid in document.grids))


def _without(grid: Grid, held: Mapping[str, Collection[str]]) -> Grid:
    """The table without the cells that are a value and nothing else."""
    told = ((cell, held.get(where(cell), ())) for cell in grid.cells if cell.text)
    printed = (_printed(cell, values) for cell, values in told if cell.text not in values)
    return replace(grid, cells=tuple(printed))


def _printed(cell: Cell, values: Collection[str]) -> Cell:
    """A cell with what is printed around its values."""
    text = cell.text
    for value in sorted(set(values), key=len, reverse=True):
        text = text.replace(value, "", 1) if len(value) >= _TELLING else text
    return replace(cell, text=text) if values else cell


def _unmatched(document: Document) -> Match:
    """What stands on a document that is no known form: its labels and values as they look."""
    pairs = pairs_anywhere(document)
    written = any(cell.text.strip() for grid in document.grids for cell in grid.cells)
    finding = _unknown_form() if written else _nothing_written()
    return Match(unknown=pairs.found, findings=(finding, *pairs.findings))


def _nothing_written() -> Finding:
    return Finding(
        code="unknown-form",
        where="",
        message=say("整份没有文字，认不出是哪一种表单、哪个编号。"),
        fix=say("请对照原件，用 formkit fill 录入到它的编号下。"),
    )


def _unknown_form() -> Finding:
    return Finding(
        code="unknown-form",
        where="",
        message=say("认不出是哪一种表单：没有已知的标题，标签也对不上。"),
        fix=say(
            "请核对文件；若是本单位的新表单，先用 formkit form draft 起草、"
            "formkit form declare 声明，再读一次。"
        ),
    )


def _template(document: Document) -> Iterator[Finding]:
    """A finding where the file is still a template, its placeholders not filled in."""
    cells = (cell for grid in document.grids for cell in grid.cells)
    first = next((cell for cell in cells if "{{" in cell.text and "}}" in cell.text), None)
    if first is not None:
        yield Finding(
            code="unfilled-template",
            where=first.where,
            message=say("这里还是模板的占位符“{text}”，没有填写。", text=first.text.strip()),
            fix=say("请交回填好的表，而不是模板；可用 formkit new 或 formkit fill 生成。"),
            severity=Severity.WARNING,
        )


def _comments(document: Document) -> Iterator[Finding]:
    for remark in document.remarks:
        yield Finding(
            code="comment",
            where="",
            message=remark,
            fix=say("请看批注里是否有要登记的内容。"),
            severity=Severity.REMARK,
        )
