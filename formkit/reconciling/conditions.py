"""Whether a case meets a condition of the procedure, and if not, why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from formkit.findings import Severity
from formkit.procedures import Condition, Requirement
from formkit.procedures import condition as ask
from formkit.reconciling.answers import besides_wanting, box_wanting
from formkit.reconciling.blanks import incomplete, is_begun
from formkit.reconciling.case import Books
from formkit.reconciling.checks import findings
from formkit.reconciling.checks.approval import authority_told
from formkit.reconciling.reason import Reason
from formkit.reconciling.returned import ordinal
from formkit.reconciling.sheet import CopyState
from formkit.reconciling.view import View, words_of
from formkit.say import say

__all__ = ["View", "holds", "in_words", "unmet"]


def unmet(requirement: Requirement, view: View) -> Iterator[Reason]:
    """Why a requirement is not met; nothing where it is, or where it is not asked."""
    if requirement.when is not None and not holds(requirement.when, view):
        return
    for reason in _why_not(requirement.that, view):
        yield replace(reason, message=f"{reason.message}（{requirement.clause}）")


def holds(that: Condition, view: View) -> bool:
    """True where the papers meet a condition."""
    return not any(_why_not(that, view))


def _why_not(that: Condition, view: View) -> Iterator[Reason]:
    match that:
        case ask.Answered() | ask.PaperThere() | ask.Latest():
            yield from besides_wanting(that, view)
        case ask.OfBox():
            yield from box_wanting(that, view)
        case ask.AllOf() | ask.AnyOf() | ask.Not():
            yield from _together(that, view)
        case ask.Numbered():
            return
        case _:
            yield from _of_sheet(that, view)


def _together(that: ask.AllOf | ask.AnyOf | ask.Not, view: View) -> Iterator[Reason]:
    match that:
        case ask.AllOf():
            for part in that.of:
                yield from _why_not(part, view)
        case ask.AnyOf():
            reasons = [tuple(_why_not(part, view)) for part in that.of]
            yield from reasons[0] if all(reasons) else ()
        case ask.Not():
            if holds(that.of, view):
                told = say("不应如此：{what}", what=in_words(that.of, view))
                yield Reason("not", view.sheet.spec.title, None, None, told)


def in_words(that: Condition, view: View) -> str:
    """What holds, in a few words, where a condition holds that should not."""
    match that:
        case ask.Is() | ask.Accepted():
            seen = "、".join(sorted(words_of(view.value(that)) & set(that.values)))
            return say("“{label}”是“{seen}”", label=view.label(that), seen=seen)
        case ask.OfBox():
            return say("“{label}”已填", label=view.label(that))
        case ask.PaperThere():
            return say("有“{form}”", form=that.form)
        case ask.Latest():
            return say("最后一行是“{seen}”", seen="、".join(that.values))
        case ask.AllOf() | ask.AnyOf():
            return "，".join(in_words(part, view) for part in that.of if holds(part, view))
        case _:
            return say("办法所说的情形已经发生")


def _of_sheet(that: Condition, view: View) -> Iterator[Reason]:
    match that:
        case ask.Complete():
            yield from _incomplete(that, view)
        case ask.Copies():
            yield from _elsewhere(that, view)
        case ask.Authorised():
            yield from _unauthorised(that, view)
        case ask.Clean():
            yield from _unclean(that, view)
        case ask.InTime():
            yield from _late(that, view)


def _incomplete(that: ask.Complete, view: View) -> Iterator[Reason]:
    if that.form:
        yield from besides_wanting(that, view)
        return
    section = view.sheet.spec.section(that.section)
    if not that.if_begun or is_begun(view.sheet, section):
        yield from incomplete(view.sheet, section, that.on_copy)


def _elsewhere(that: ask.Copies, view: View) -> Iterator[Reason]:
    for copy in view.sheet.copies:
        if copy.n in that.copies and not _is_so_far(copy, that):
            yield _copy_reason(copy, view)


def _is_so_far(copy: CopyState, that: ask.Copies) -> bool:
    return copy.state in that.are or ("sent" in that.are and copy.state != "held")


def _copy_reason(copy: CopyState, view: View) -> Reason:
    said = {"copy": ordinal(copy.n), "holder": copy.holder}
    parting = view.procedure.copies
    form, by = view.sheet.spec.title, copy.holder
    if copy.state == "held":
        by = parting.by if parting else ""
        told = say("{copy}还没有送{holder}", **said)
    elif copy.state == "lost":
        told = say("{copy}（{holder}）已遗失，请补发", **said)
    else:
        told = say("{copy}还没有由{holder}签收，也没有收回", **said)
    return Reason("copy", form, copy.n, None, told, by)


def _unauthorised(that: ask.Authorised, view: View) -> Iterator[Reason]:
    sheet, authority = view.sheet, view.procedure.authority
    box = sheet.spec.box(that.level)
    level, loss = sheet.value(box.path), sheet.value(sheet.spec.box(that.amount).path)
    if authority is None or (level and loss and authority.suffices(level, loss)):
        return
    if not authority.is_set:
        told = say("核决权限未设定，不能认定核决有效：请在 formkit.toml 写 [[procedure.authority]]")
    elif level and loss:
        told = authority_told(authority.needed(loss), level, loss)
    else:
        told = say("“{label}”没有填，无从核对核决权限", label=sheet.spec.box(that.amount).label)
    yield Reason("authority", sheet.spec.title, None, box.path, told)


def _unclean(that: ask.Clean, view: View) -> Iterator[Reason]:
    books = Books(sheets=(view.sheet,), beyond=view.case.sheets)
    for found in findings(books, view.procedure, view.as_of, codes=that.checks):
        if found.severity > Severity.REMARK:
            yield Reason(found.code, view.sheet.spec.title, found.copy, found.box, found.message)


def _late(that: ask.InTime, view: View) -> Iterator[Reason]:
    deadline = view.procedure.deadline(that.deadline)
    begun = [one for one in view.limits if one.rule == that.deadline]
    if not any(limit.kept for limit in begun):
        notes = "".join(limit.note for limit in begun) or say("没有在期限内完成")
        told = say("“{title}”：{notes}", title=deadline.title, notes=notes)
        yield Reason("late", view.sheet.spec.title, None, deadline.target or None, told)
