"""Whether a case meets a condition of the procedure, and if not, why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from formkit.findings import Severity
from formkit.forms.kind import YES_NO
from formkit.procedures import Condition, Procedure, Requirement
from formkit.procedures import condition as ask
from formkit.reconciling.blanks import blank, incomplete, is_begun
from formkit.reconciling.case import Books, Case
from formkit.reconciling.checks import findings
from formkit.reconciling.checks.approval import authority_told
from formkit.reconciling.checks.demand import open_words
from formkit.reconciling.limits import limits
from formkit.reconciling.reason import Reason
from formkit.reconciling.returned import ordinal
from formkit.reconciling.sheet import CopyState, Sheet
from formkit.say import say


@dataclass(frozen=True)
class View:
    """A case looked at on a day, by the rules of a procedure."""

    case: Case
    procedure: Procedure
    as_of: dt.date

    @property
    def sheet(self) -> Sheet:
        """The sheet that counts."""
        return self.case.current


def unmet(requirement: Requirement, view: View) -> Iterator[Reason]:
    """Why a requirement is not met; nothing where it is, or where it is not asked."""
    if requirement.when is not None and any(_why_not(requirement.when, view)):
        return
    for reason in _why_not(requirement.that, view):
        yield replace(reason, message=f"{reason.message}（{requirement.clause}）")


def holds(that: Condition, view: View) -> bool:
    """True where a condition is met."""
    return not any(_why_not(that, view))


def _why_not(that: Condition, view: View) -> Iterator[Reason]:
    match that:
        case ask.OfBox():
            yield from _box_wanting(that, view)
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
        case ask.AnyOf():
            yield from _none_of(that, view)
        case ask.Numbered():
            return


def _box_wanting(that: ask.OfBox, view: View) -> Iterator[Reason]:
    match that:
        case ask.Is() | ask.Accepted():
            yield from _unlike(that, view)
        case ask.Settled():
            yield from _open(that, view)
        case _:
            yield from _blank(that, view)


def _value(that: ask.OfBox, view: View) -> Any:
    """What stands in the box, on the sheet or on a paper beside it; of several the newest."""
    if not that.form:
        return view.sheet.value(view.sheet.spec.box(that.box).path)
    lines = (line.boxes.get(that.box) for line in view.case.beside if line.form == that.form)
    values = [seen.value for seen in lines if seen is not None and seen.value is not None]
    return values[-1] if values else None


def _blank(that: ask.OfBox, view: View) -> Iterator[Reason]:
    if not that.form:
        yield from blank(view.sheet, view.sheet.spec.box(that.box).path, that.on_copy)
    elif _value(that, view) is None:
        told = say("“{form}”里还没有填“{box}”", form=that.form, box=that.box)
        yield Reason("blank", that.form, that.on_copy, that.box, told)


def _unlike(that: ask.Is | ask.Accepted, view: View) -> Iterator[Reason]:
    value = _value(that, view)
    if value is None:
        yield from _blank(that, view)
    elif not _words(value) & set(that.values):
        yield _refused(that, view) if isinstance(that, ask.Accepted) else _other(that, value, view)


def _words(value: Any) -> set[str]:
    """The words that are ticked, or what is written."""
    if isinstance(value, bool):
        return {YES_NO[0] if value else YES_NO[1]}
    return set(value) if isinstance(value, tuple) else {str(value)}


def _other(that: ask.Is, value: Any, view: View) -> Reason:
    told = say(
        "“{label}”是“{seen}”，要“{wanted}”",
        label=_label(that, view),
        seen="、".join(sorted(_words(value))),
        wanted="”或“".join(that.values),
    )
    return _of_box("value", that, told, view)


def _refused(that: ask.Accepted, view: View) -> Reason:
    told = say(
        "客户未接受：请另填一份新的“{form}”附原表呈报（formkit supersede {number}）",
        form=view.sheet.spec.title,
        number=view.sheet.number,
    )
    return _of_box("not-accepted", that, told, view)


def _open(that: ask.Settled, view: View) -> Iterator[Reason]:
    words = open_words(view.sheet, that)
    if words is not None:
        told = say(
            "“{label}”仍注明“{words}”：数量确定后，在后面续写数量",
            label=_label(that, view),
            words=words,
        )
        yield _of_box("open", that, told, view)


def _of_box(code: str, that: ask.OfBox, told: str, view: View) -> Reason:
    spec = view.sheet.spec
    if that.form:
        return Reason(code, that.form, that.on_copy, that.box, told)
    box = spec.box(that.box)
    return Reason(code, spec.title, that.on_copy, box.path, told, spec.section_of(box).by)


def _label(that: ask.OfBox, view: View) -> str:
    return that.box if that.form else view.sheet.spec.box(that.box).label


def _incomplete(that: ask.Complete, view: View) -> Iterator[Reason]:
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
    begun = [one for one in limits(view.case, view.procedure) if one.rule == that.deadline]
    if not any(limit.kept for limit in begun):
        notes = "".join(limit.note for limit in begun) or say("没有在期限内完成")
        told = say("“{title}”：{notes}", title=deadline.title, notes=notes)
        yield Reason("late", view.sheet.spec.title, None, deadline.target or None, told)


def _none_of(that: ask.AnyOf, view: View) -> Iterator[Reason]:
    reasons = [tuple(_why_not(part, view)) for part in that.of]
    if all(reasons):
        yield from reasons[0]
