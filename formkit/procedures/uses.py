"""The names that a procedure uses of its forms: boxes, sections, copies, options, and its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from formkit.procedures import condition as ask
from formkit.procedures.condition import Condition
from formkit.procedures.deadline import Deadline
from formkit.procedures.place import place
from formkit.procedures.procedure import Procedure


class Use(NamedTuple):
    """A name that a procedure uses.

    Attributes:
        where: In which part of the procedure.
        what: What bears the name: ``box``, ``section``, ``table``, ``copy``, ``form``,
            ``deadline`` or ``stage``.
        name: The name.
        form: The form it is on, where that is not the main form.
        values: What may be ticked in the box.
    """

    where: str
    what: str
    name: str
    form: str = ""
    values: tuple[str, ...] = ()


def uses(procedure: Procedure) -> Iterator[Use]:
    """Every name that the procedure uses, part by part."""
    yield from _of_papers(procedure)
    yield from _of_sorting(procedure)
    yield from _of_course(procedure)
    for deadline in procedure.deadlines:
        yield from _of_deadline(deadline)
    for stage in procedure.stages:
        for requirement in stage.requires:
            yield from names_in(requirement.that, f"stages · {stage.title}")
            if requirement.when is not None:
                yield from names_in(requirement.when, f"stages · {stage.title}")


def _of_papers(procedure: Procedure) -> Iterator[Use]:
    for title in procedure.forms:
        yield Use("forms", "form", title)
    for paper in procedure.papers:
        yield Use("papers", "form", paper.form)
    for series in procedure.series:
        yield Use("series", "form", series.form)
    for role, box in procedure.marks.items():
        yield _box(f"marks · {role}", box)
    for sequence in procedure.sequences:
        yield from (_box(f"sequences · {sequence.clause}", box) for box in sequence.boxes)
    for separation in procedure.separations:
        yield from (_box(f"separations · {separation.clause}", box) for box in separation.boxes)
    for section in procedure.decision.sections if procedure.decision else ():
        yield Use("decision", "section", section)


def _of_sorting(procedure: Procedure) -> Iterator[Use]:
    for one in procedure.classes:
        yield _box(f"classes · {one.name}", one.box, one.values)
    for upgrade in procedure.upgrades:
        where = f"upgrades · {upgrade.name}"
        yield _box(where, upgrade.box, (upgrade.to,))
        yield _box(where, upgrade.start)
        yield Use(where, "stage", upgrade.until)
        yield from _of_all(() if upgrade.when is None else (upgrade.when,), where)
    for target in procedure.targets:
        where = f"targets · {target.name}"
        yield from (Use(where, "deadline", name) for name in target.deadlines)


def _of_course(procedure: Procedure) -> Iterator[Use]:
    if procedure.loop is not None:
        yield from _of_all(procedure.loop.on, "loop · on")
    if (revisit := procedure.revisit) is not None:
        answers = (*revisit.satisfied, *revisit.unsatisfied)
        yield Use("revisit", "box", revisit.rating, revisit.form, answers)
        if revisit.deadline:
            yield Use("revisit", "deadline", revisit.deadline)


def _of_deadline(deadline: Deadline) -> Iterator[Use]:
    where = f"deadlines · {deadline.id}"
    of_a_case = ("start", "target", "by", "promise") if deadline.every == "case" else ()
    for word in of_a_case:
        if box := getattr(deadline, word, ""):
            yield _box(where, box)
    if notice := getattr(deadline, "notice", ""):
        yield Use(where, "form", notice)
    if (when := getattr(deadline, "when", None)) is not None:
        yield from names_in(when, where)


def _box(where: str, written: str, values: tuple[str, ...] = ()) -> Use:
    form, box = place(written)
    return Use(where, "box", box, form, values)


def _of_all(conditions: Iterable[Condition], where: str) -> Iterator[Use]:
    for condition in conditions:
        yield from names_in(condition, where)


def names_in(condition: Condition, where: str = "") -> Iterator[Use]:
    match condition:
        case ask.OfBox():
            values = getattr(condition, "values", ())
            yield Use(where, "box", condition.box, condition.form, values)
        case ask.Complete():
            yield Use(where, "section", condition.section, condition.form)
        case ask.PaperThere():
            yield Use(where, "form", condition.form)
        case ask.Latest():
            yield Use(where, "box", condition.path, condition.form, condition.values)
        case ask.Authorised():
            yield Use(where, "box", condition.level)
            yield Use(where, "box", condition.amount)
        case ask.Copies():
            yield from (Use(where, "copy", str(n)) for n in condition.copies)
        case ask.InTime():
            yield Use(where, "deadline", condition.deadline)
        case ask.AnyOf() | ask.AllOf():
            yield from _of_all(condition.of, where)
        case ask.Not():
            yield from names_in(condition.of, where)
        case _:
            return
