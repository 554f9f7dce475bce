"""A procedure held against the forms of an office: every name it uses must be there."""

from __future__ import annotations

from collections.abc import Iterator

from formkit.errors import UnknownName
from formkit.findings import Finding
from formkit.forms.shelf import Shelf
from formkit.forms.spec import BoxSpec, FormSpec
from formkit.procedures.procedure import REGISTERED, Procedure
from formkit.procedures.uses import Use, uses
from formkit.say import say

__all__ = ["proof", "uses"]


def proof(procedure: Procedure, shelf: Shelf) -> tuple[Finding, ...]:
    """One finding per name in the procedure that its forms, or the procedure, do not have."""
    main = Use("main_form", "form", procedure.main_form)
    missing = tuple(_unknown(main, procedure, shelf))
    return missing or tuple(
        found for use in uses(procedure) for found in _unknown(use, procedure, shelf)
    )


def _unknown(use: Use, procedure: Procedure, shelf: Shelf) -> Iterator[Finding]:
    try:
        _look_up(use, procedure, shelf)
    except UnknownName as error:
        yield Finding(
            code="procedure-name",
            where=f"{procedure.name} · {use.where}",
            message=str(error),
            fix=say("改正办法里的名称，或用有这个名称的表单"),
        )


def _look_up(use: Use, procedure: Procedure, shelf: Shelf) -> None:
    match use.what:
        case "form":
            shelf.find(use.name)
        case "deadline":
            procedure.deadline(use.name)
        case "stage":
            procedure.stage(use.name)
        case _:
            _look_on(shelf.find(use.form or procedure.main_form), use)


def _look_on(form: FormSpec, use: Use) -> None:
    match use.what:
        case "section":
            form.section(use.name)
        case "copy":
            form.copy(int(use.name))
        case _:
            for box in _boxes(form, use.name):
                _look_among(box, use.values)


def _boxes(form: FormSpec, name: str) -> tuple[BoxSpec, ...]:
    """The box of that name; none for a table as a whole, or for the day of registration."""
    if name in ("", REGISTERED) or any(rows.path == name for rows in form.tables):
        return ()
    columns = (column for rows in form.tables for column in rows.boxes)
    return tuple(column for column in columns if column.path == name) or (form.box(name),)


def _look_among(box: BoxSpec, values: tuple[str, ...]) -> None:
    for value in values:
        if box.options and value not in box.options:
            raise UnknownName(say("选项"), value, box.options)
