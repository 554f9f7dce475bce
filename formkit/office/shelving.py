"""The forms of an office: formkit's, those it declared itself, numbered as its procedure says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from formkit.errors import UnknownName
from formkit.forms import Form, FormSpec, Shelf
from formkit.office.folder import Folder
from formkit.procedures import Procedure


def shelf_of(place: Folder, forms: Iterable[FormSpec | type[Form]], procedure: Procedure) -> Shelf:
    """The shelf of an office; the forms of its procedure are meant where a name is ambiguous."""
    shelf = Shelf.builtin()
    for declared in sorted(place.forms.glob("*.toml")):
        shelf = shelf.with_file(declared)
    shelf = shelf.with_forms(forms)
    return shelf.with_forms(numbered_by(procedure, shelf)).preferring(procedure.forms)


def numbered_by(procedure: Procedure, shelf: Shelf) -> Iterator[FormSpec]:
    """The forms whose numbers this office writes in a way of its own (编号原则)."""
    for one in procedure.series:
        try:
            spec = shelf.find(one.form)
        except UnknownName:
            continue
        yield replace(spec, numbered=one.pattern, series=spec.series or spec.title)
