"""Papers filled in outside the office: typed into as people type, or filled like any form."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from formkit.demo.paper import Paper
from formkit.filling.blank import author
from formkit.filling.identity import Identity
from formkit.filling.sheets import write_sheet
from formkit.filling.stock import template_for, template_name
from formkit.forms import FormSpec, boxes_from_json
from formkit.office.intake import typed

if TYPE_CHECKING:
    from formkit.ledger import Entry
    from formkit.office import Office


def filled_in(
    office: Office, entry: Entry, copy: int | None, texts: Mapping[str, str], name: str
) -> Path:
    """A copy of a sheet as it comes back to the inbox, with more boxes filled by hand."""
    spec = office.shelf.find(entry.form)
    target = office.folder.inbox / f"{name}.{spec.medium}"
    if spec.medium == "xlsx":
        boxes = boxes_from_json(spec, entry.boxes) | typed(spec, texts)
        identity = Identity(number=entry.number)
        return write_sheet(spec, boxes, identity, template(office, spec), target)
    paper = Paper(_newest(office, entry, copy))
    for path, value in typed(spec, texts).items():
        paper.type_in(path, spec.box(path).print(value))
    return paper.save(target)


def made_outside(office: Office, spec: FormSpec, texts: Mapping[str, str], name: str) -> Path:
    """A paper without a number of its own, filled at another desk: a register, say."""
    target = office.folder.inbox / f"{name}.{spec.medium}"
    return write_sheet(spec, typed(spec, texts), Identity(), template(office, spec), target)


def template(office: Office, spec: FormSpec) -> Path:
    """The form's template, or one authored for the office where none comes with formkit."""
    made = office.folder.templates / template_name(spec)
    if not made.exists() and not _is_stock(spec):
        author(spec, made)
    return template_for(spec, [office.folder.templates])


def _is_stock(spec: FormSpec) -> bool:
    from formkit.filling.stock import stock_folder

    return (stock_folder() / template_name(spec)).exists()


def _newest(office: Office, entry: Entry, copy: int | None) -> Path:
    """The document of that copy that was written or came back last."""
    start = f"{entry.number}-{copy}联" if copy else entry.number
    written = office.folder.month(entry.period).glob(f"{start}*.docx")
    returned = office.folder.inbox.glob(f"*{start}*.docx")
    return max((*written, *returned), key=lambda path: path.stat().st_mtime_ns)
