"""Taking a case up again: what asks for a new sheet, and who is to get a copy of it (抄送)."""

from __future__ import annotations

from collections.abc import Iterator

from formkit.procedures.course import Loop
from formkit.reconciling.conditions import holds, in_words
from formkit.reconciling.reason import Reason
from formkit.reconciling.view import View
from formkit.say import say


def copy_to(view: View) -> str:
    """Who is to get a copy of a sheet that takes the place of another; nothing for the first."""
    loop = _loop(view)
    return loop.copy_to if loop is not None and view.sheet.supersedes else ""


def taking_up(view: View) -> Iterator[Reason]:
    """Why the case must be taken up again, and what is still to do of having done so."""
    loop = _loop(view)
    if loop is None:
        return
    for condition in loop.on:
        if holds(condition, view):
            yield _again(in_words(condition, view), loop, view)
            break
    whom = copy_to(view)
    if whom and whom not in view.sheet.copied:
        yield _not_copied(whom, loop, view)


def _loop(view: View) -> Loop | None:
    ruled = view.sheet.spec.title == view.procedure.main_form
    return view.procedure.loop if ruled else None


def _again(why: str, loop: Loop, view: View) -> Reason:
    spec = view.sheet.spec
    message = say(
        "{why}，须重新处理：请另填一份新的“{form}”（formkit supersede {number}）（{clause}）",
        why=why,
        form=spec.title,
        number=view.sheet.number,
        clause=loop.clause,
    )
    return Reason("again", spec.title, None, None, message, spec.sections[0].by)


def _not_copied(whom: str, loop: Loop, view: View) -> Reason:
    message = say(
        "新填的“{form}”还没有抄送{whom}（formkit copies sent {number} --to {whom}）（{clause}）",
        form=view.sheet.spec.title,
        whom=whom,
        number=view.sheet.number,
        clause=loop.clause,
    )
    return Reason("copy-to", view.sheet.spec.title, None, None, message)
