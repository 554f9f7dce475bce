"""A procedure held against the forms of an office: every name it uses must be there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from formkit.errors import UnknownName
from formkit.findings import Finding
from formkit.forms.shelf import Shelf
from formkit.forms.spec import FormSpec
from formkit.procedures.closure import AnyOf, Authorised, Complete, Condition, Copies, InTime, OfBox
from formkit.procedures.procedure import REGISTERED, Procedure
from formkit.say import say


class Use(NamedTuple):
    """A name that a procedure uses: where it does, what bears the name, and on which form."""

    where: str
    what: str
    name: str
    form: str = ""


def proof(procedure: Procedure, shelf: Shelf) -> tuple[Finding, ...]:
    """One finding per name in the procedure that its forms do not have."""
    main = Use("main_form", "form", procedure.main_form)
    missing = tuple(_unknown(main, procedure, shelf))
    return missing or tuple(
        found for use in uses(procedure) for found in _unknown(use, procedure, shelf)
    )


def uses(procedure: Procedure) -> Iterator[Use]:
    """Every name of a box, section, copy or deadline that the procedure uses."""
    for role, box in procedure.marks.items():
        yield Use(f"marks · {role}", "box", box)
    for sequence in procedure.sequences:
        for box in sequence.boxes:
            yield Use(f"sequences · {sequence.clause}", "box", box)
    for deadline in procedure.deadlines:
        for box in (deadline.start, deadline.target, deadline.by):
            yield Use(f"deadlines · {deadline.id}", "box", box)
    for section in procedure.decision.sections if procedure.decision else ():
        yield Use("decision", "section", section)
    for stage in procedure.stages:
        for requirement in stage.requires:
            yield from _uses_of(requirement.that, f"stages · {stage.title}")
            if requirement.when is not None:
                yield from _uses_of(requirement.when, f"stages · {stage.title}")


def _uses_of(condition: Condition, where: str) -> Iterator[Use]:
    match condition:
        case OfBox():
            yield Use(where, "box", condition.box, condition.form)
        case Complete():
            yield Use(where, "section", condition.section)
        case Authorised():
            yield Use(where, "box", condition.level)
            yield Use(where, "box", condition.amount)
        case Copies():
            yield from (Use(where, "copy", str(n)) for n in condition.copies)
        case InTime():
            yield Use(where, "deadline", condition.deadline)
        case AnyOf():
            for part in condition.of:
                yield from _uses_of(part, where)
        case _:
            return


def _unknown(use: Use, procedure: Procedure, shelf: Shelf) -> Iterator[Finding]:
    try:
        _look_up(use, procedure, shelf.find(use.form or procedure.main_form))
    except UnknownName as error:
        yield Finding(
            code="procedure-name",
            where=f"{procedure.name} · {use.where}",
            message=str(error),
            fix=say("改正办法里的名称，或用有这个名称的表单"),
        )


def _look_up(use: Use, procedure: Procedure, form: FormSpec) -> None:
    if use.what == "section":
        form.section(use.name)
    elif use.what == "copy":
        form.copy(int(use.name))
    elif use.what == "deadline":
        procedure.deadline(use.name)
    elif use.what == "box" and use.name not in ("", REGISTERED, *_tables(form)):
        form.box(use.name)


def _tables(form: FormSpec) -> Iterator[str]:
    for rows in form.tables:
        yield rows.path
        yield from (column.path for column in rows.boxes)
