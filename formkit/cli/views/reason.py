"""Why a case is not closed: each missing piece by form, copy and box, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator

from formkit.cli.screen import Block
from formkit.cli.views.finding import copy_name
from formkit.errors import UnknownName
from formkit.forms import FormSpec, Shelf
from formkit.reconciling import CaseStatus, Reason
from formkit.say import say

RENEWING = ("again", "not-accepted")
"""Reasons that only a new sheet does away with."""


def drawn(case: CaseStatus, shelf: Shelf) -> Iterator[Block]:
    """One line a reason; then the next step."""
    if not case.why:
        yield say("✓ {number} {state}，没有缺的。", number=case.number, state=case.state)
        return
    yield say(
        "{number} {state}，还缺 {n} 项：", number=case.number, state=case.state, n=len(case.why)
    )
    for one in case.why:
        place = (one.form, copy_name(one.copy), box_name(shelf, one.form, one.box))
        yield f"? {' · '.join(filter(None, place))}：{one.message}"
    yield _next_step(case.number, case.why[0], shelf)


def box_name(shelf: Shelf, form: str, path: str | None) -> str:
    """The label of a box, or the title of a section, as it stands on the paper."""
    if not path:
        return ""
    try:
        spec = shelf.find(form)
        return spec.box(path).label if "." in path else spec.section(path).title
    except UnknownName:
        return path


def _next_step(number: str, first: Reason, shelf: Shelf) -> str:
    """What brings the case forward: the copy's return, or something filled in."""
    who = say("（{by}）", by=first.by) if first.by else ""
    number = first.number or number
    if first.code == "paper":
        return _made_first(who, shelf.find(first.form))
    if first.code in RENEWING:
        return say("下一步{who}：formkit supersede {n}", who=who, n=number)
    if first.code == "copy-to":
        return say("下一步：送出抄送件，再 formkit copies sent {n} --to …", n=number)
    if first.copy is not None:
        copy = copy_name(first.copy)
        return say("下一步{who}：收回{copy}，放进“收件”，再 formkit import。", who=who, copy=copy)
    if first.box and "." in first.box:
        box = box_name(shelf, first.form, first.box)
        return say("下一步{who}：formkit fill {n} --set {box}=…", who=who, n=number, box=box)
    return say("下一步{who}：填好后 formkit fill {n} --from 数据文件", who=who, n=number)


def _made_first(who: str, form: FormSpec) -> str:
    """A paper that is not there yet: registered where it bears a number, else brought in."""
    if form.numbered:
        return say("下一步{who}：formkit new {form} --from 数据文件", who=who, form=form.title)
    return say("下一步{who}：收回填好的{form}，再 formkit import。", who=who, form=form.title)
