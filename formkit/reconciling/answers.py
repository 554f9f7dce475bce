"""What a box says, on the sheet or on a paper beside it, held against what is asked of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from formkit.forms import SectionSpec
from formkit.procedures import condition as ask
from formkit.reconciling.beside import Beside, last_line
from formkit.reconciling.blanks import blank
from formkit.reconciling.checks.demand import open_words
from formkit.reconciling.reason import Reason
from formkit.reconciling.view import View, words_of
from formkit.say import say

Besides = ask.Answered | ask.PaperThere | ask.Latest | ask.Complete


def box_wanting(that: ask.OfBox, view: View) -> Iterator[Reason]:
    """Why a box does not hold what is asked."""
    match that:
        case ask.Is() | ask.Accepted():
            yield from _unlike(that, view)
        case ask.Settled():
            yield from _open(that, view)
        case _:
            yield from _blank(that, view)


def besides_wanting(that: Besides, view: View) -> Iterator[Reason]:
    """Why the papers beside the sheet, or a table's last line, do not hold what is asked."""
    match that:
        case ask.Answered():
            yield from _unanswered(that, view)
        case ask.PaperThere():
            if not any(view.beside(that.form)):
                yield _no_paper(that.form, view)
        case ask.Latest():
            yield from _outdated(that, view)
        case ask.Complete():
            papers = [*view.beside(that.form)]
            yield from _gaps(papers[-1], that) if papers else [_no_paper(that.form, view)]


def _blank(that: ask.OfBox, view: View) -> Iterator[Reason]:
    if not that.form:
        yield from blank(view.sheet, view.sheet.spec.box(that.box).path, that.on_copy)
    elif view.value(that) is None:
        told = say("“{form}”里还没有填“{box}”", form=that.form, box=view.label(that))
        yield Reason("blank", that.form, that.on_copy, that.box, told)


def _unlike(that: ask.Is | ask.Accepted, view: View) -> Iterator[Reason]:
    value = view.value(that)
    if value is None:
        yield from _blank(that, view)
    elif not words_of(value) & set(that.values):
        yield _refused(that, view) if isinstance(that, ask.Accepted) else _other(that, value, view)


def _other(that: ask.Is, value: Any, view: View) -> Reason:
    told = say(
        "“{label}”是“{seen}”，要“{wanted}”",
        label=view.label(that),
        seen="、".join(sorted(words_of(value))),
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
            label=view.label(that),
            words=words,
        )
        yield _of_box("open", that, told, view)


def _of_box(code: str, that: ask.OfBox, told: str, view: View) -> Reason:
    spec = view.sheet.spec
    if that.form:
        return Reason(code, that.form, that.on_copy, that.box, told)
    box = spec.box(that.box)
    return Reason(code, spec.title, that.on_copy, box.path, told, spec.section_of(box).by)


def _unanswered(that: ask.Answered, view: View) -> Iterator[Reason]:
    path = view.path_beside(that.form, that.box)
    for paper in view.beside(that.form):
        if paper.value(path) is None:
            told = say("“{paper}”还没有批复：“{box}”未填", paper=paper.name, box=view.label(that))
            by = _whose(paper, path)
            yield Reason("unanswered", that.form, None, path, told, by, paper.own)


def _no_paper(form: str, view: View) -> Reason:
    by = next((one.by for one in view.procedure.papers if one.form == form), "")
    return Reason("paper", form, None, None, say("还没有“{form}”", form=form), by)


def _outdated(that: ask.Latest, view: View) -> Iterator[Reason]:
    papers = [one.boxes for one in view.beside(that.form)] if that.form else [view.sheet.boxes]
    form = that.form or view.sheet.spec.title
    seen = last_line(that.table, papers[-1]).get(that.column) if papers else None
    if seen is None:
        told = say(
            "“{form}”的表里，最后一行还没有填“{column}”", form=form, column=_column(that, view)
        )
        yield Reason("blank", form, None, that.path, told)
    elif not words_of(seen.value) & set(that.values):
        told = say(
            "最后一行的“{label}”是“{seen}”，要“{wanted}”",
            label=_column(that, view),
            seen="、".join(sorted(words_of(seen.value))),
            wanted="”或“".join(that.values),
        )
        yield Reason("value", form, None, that.path, told)


def _column(that: ask.Latest, view: View) -> str:
    if that.form:
        return view.label(ask.Has(box=that.path, form=that.form))
    columns = (column for rows in view.sheet.spec.tables for column in rows.boxes)
    return next((one.label for one in columns if one.path == that.path), that.column)


def _gaps(paper: Beside, that: ask.Complete) -> Iterator[Reason]:
    section = paper.spec.section(that.section) if paper.spec else None
    if section is None or (that.if_begun and not _is_begun(paper, section)):
        return
    for box in section.required_boxes:
        if paper.value(box.path) is None:
            told = say("“{paper}”里还没有填“{box}”", paper=paper.name, box=box.label)
            yield Reason("blank", that.form, None, box.path, told, section.by, paper.own)


def _is_begun(paper: Beside, section: SectionSpec) -> bool:
    return any(path.startswith(f"{section.name}.") for path in paper.boxes)


def _whose(paper: Beside, path: str) -> str:
    if paper.spec is None or not paper.spec.has(path):
        return ""
    return paper.spec.section_of(paper.spec.box(path)).by
