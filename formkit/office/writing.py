"""Writing: the documents of a sheet, made as the ledger has it and noted there as printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from formkit.findings import Finding, Severity
from formkit.forms import Copy, FormSpec, Shelf, boxes_from_json
from formkit.ledger import Entry, Ledger
from formkit.office.due import put_due_on_record
from formkit.office.outgoing import Outgoing
from formkit.office.results import Sheet, SheetFile
from formkit.say import say

if TYPE_CHECKING:
    from formkit.filling.identity import Identity
    from formkit.office.office import Office

Files = tuple[SheetFile, ...]


def printed(
    out: Outgoing, entry: Entry, copies: Sequence[int] = (), *, together: bool = False
) -> Sheet:
    """A sheet with the copies named, all of them unless said; ``together`` in one document."""
    return _sheet(out, entry, _made(out, entry, copies, together=together))


def completed(out: Outgoing, entry: Entry, *, together: bool = False) -> Sheet:
    """A sheet of which only those documents are made that do not lie there yet.

    The sheet that it supersedes then bears its number (第九条第10款).
    """
    expected = _expected(out.office, entry, together=together)
    known = out.office.ledger.journal(entry.number, kinds=("printed",))
    told = {event.body["file"] for event in known}
    missing = [one for one in expected if one.path not in told or not _lies(out.office, one)]
    if not missing:
        sheet = _sheet(out, entry, expected)
        return replace(sheet, findings=(_already_there(entry), *sheet.findings))
    copies = [one.copy for one in missing if one.copy is not None]
    _made(out, entry, copies, together=together)
    if entry.supersedes:
        renewed(out, out.office.ledger.entry(entry.supersedes))
    return _sheet(out, entry, expected)


def renewed(out: Outgoing, entry: Entry) -> Sheet:
    """A sheet as it stands now, in the way it lies there: a file a copy, one for all, or both."""
    bindable = bool(out.office.shelf.find(entry.form).copies)
    ways = [
        together
        for together in (False, True)[: 1 + bindable]
        if any(_lies(out.office, one) for one in _expected(out.office, entry, together=together))
    ]
    made = [_made(out, entry, together=together) for together in ways or [False]]
    return _sheet(out, entry, tuple(one for files in made for one in files))


def case_of(ledger: Ledger, entry: Entry) -> str:
    """The number of the chain's first sheet, by which the case is known."""
    while entry.supersedes:
        entry = ledger.entry(entry.supersedes)
    return entry.number


def _made(
    out: Outgoing, entry: Entry, copies: Sequence[int] = (), *, together: bool = False
) -> Files:
    from formkit.filling.sheets import fingerprint, write_copies

    spec = out.office.shelf.find(entry.form)
    template = _template(out, spec)
    boxes = boxes_from_json(spec, entry.boxes)
    identity = replace(_identity(entry), reissues=_reissues(out.office, entry))
    written = write_copies(
        spec, boxes, identity, template, out.aside, copies=copies, together=together
    )
    folder = out.office.folder.month(entry.period)
    for made in dict.fromkeys(path for _, path in written):
        out.place(made, folder / made.name)
    files = tuple(_told(out.office, spec, n, folder / made.name) for n, made in written)
    said = {
        "template": template.name,
        "version": fingerprint(template),
        "filled": sorted(entry.boxes),
    }
    bodies = [{"copy": one.copy, "file": one.path} | said for one in files]
    ledger = out.office.ledger
    ledger.record_each("printed", bodies, number=entry.number, at=out.now, by=out.by)
    return files


def _template(out: Outgoing, spec: FormSpec) -> Path:
    """The form's template; one is authored into the office's templates where there is none yet."""
    from formkit.filling.blank import author
    from formkit.filling.stock import template_for, template_name

    templates = out.office.folder.templates
    named = [folder / template_name(spec) for folder in (templates, out.aside)]
    if any(path.is_file() for path in named) or _comes_with_formkit(spec):
        return template_for(spec, [templates, out.aside])
    made = out.aside / template_name(spec)
    author(spec, made)
    out.place(made, templates / made.name)
    return made


def _comes_with_formkit(spec: FormSpec) -> bool:
    """False for an own form, also where it bears the title of one of formkit's."""
    stock = next((one for one in Shelf.builtin() if one.title == spec.title), None)
    return stock is not None and stock == replace(
        spec, numbered=stock.numbered, series=stock.series
    )


def _expected(office: Office, entry: Entry, *, together: bool) -> Files:
    """The documents that a sheet has, made already or not."""
    from formkit.filling.sheets import bound_name, file_name

    spec, identity = office.shelf.find(entry.form), _identity(entry)
    folder = office.folder.month(entry.period)
    bound = bound_name(spec, identity) if together and spec.copies else None
    copies: list[Copy | None] = [*spec.copies] or [None]
    names = [bound or file_name(spec, replace(identity, copy=copy)) for copy in copies]
    return tuple(
        _told(office, spec, copy.n if copy else None, folder / name)
        for copy, name in zip(copies, names, strict=True)
    )


def _lies(office: Office, file: SheetFile) -> bool:
    return (office.folder.root / file.path).is_file()


def _told(office: Office, spec: FormSpec, n: int | None, path: Path) -> SheetFile:
    holder = spec.copy(n).holder if n else ""
    return SheetFile(n, holder, office.folder.relative(path))


def _sheet(out: Outgoing, entry: Entry, files: Files) -> Sheet:
    case = case_of(out.office.ledger, entry)
    due = put_due_on_record(out.office, entry, now=out.now, by=out.by)
    return Sheet(entry.number, entry.form, case, files, due, _overfull(out, entry))


def _overfull(out: Outgoing, entry: Entry) -> tuple[Finding, ...]:
    """What of an Excel form has more text than its print can show."""
    from formkit.filling.sheets import overfull

    spec = out.office.shelf.find(entry.form)
    if spec.medium != "xlsx":
        return ()
    boxes = boxes_from_json(spec, entry.boxes)
    found = overfull(spec, boxes, _identity(entry), _template(out, spec))
    return tuple(replace(one, number=entry.number) for one in found)


def _identity(entry: Entry) -> Identity:
    """What is printed on a sheet to tell it from any other."""
    from formkit.filling.identity import Identity

    void = say("作废：{reason}", reason=entry.void_reason) if entry.state == "void" else ""
    return Identity(
        number=entry.number,
        copy=None,
        supersedes=entry.supersedes,
        superseded_by=entry.superseded_by,
        void=void,
    )


def _reissues(office: Office, entry: Entry) -> tuple[tuple[int, int], ...]:
    """How often each copy was lost: what is printed after that is made in its place (E.2 #29)."""
    lost = office.ledger.journal(entry.number, kinds=("lost",))
    return tuple(sorted(Counter(n for event in lost for n in event.body["copies"]).items()))


def _already_there(entry: Entry) -> Finding:
    return Finding(
        code="already-registered",
        where=entry.number,
        message=say("此前已经登记，编号不变；文件都在，没有重写。"),
        severity=Severity.REMARK,
        number=entry.number,
    )
