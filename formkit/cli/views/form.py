"""Forms (表单) as told to people and programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from formkit.cli.screen import Block, Table
from formkit.cli.views import Told, finding
from formkit.forms import BoxSpec, FormSpec, RowsSpec, SectionSpec
from formkit.forms.kind import KINDS
from formkit.say import say


def listed(spec: FormSpec) -> Told:
    """The form in the list of forms."""
    return {
        "title": spec.title,
        "also": list(spec.also),
        "about": spec.about,
        "numbered": spec.numbered,
        "medium": spec.medium,
        "copies": [asdict(copy) for copy in spec.copies],
    }


def whole(spec: FormSpec) -> Told:
    """The form with its copies, sections, boxes and tables."""
    return listed(spec) | {
        "series": spec.series,
        "internal": spec.internal,
        "sections": [_section(section) for section in spec.sections],
    }


def drawn(form: Told) -> Iterator[Block]:
    """The form, section by section."""
    yield "　".join(filter(None, (form["title"], form["about"])))
    for copy in form["copies"]:
        name = finding.copy_name(copy["n"])
        yield f"  {name}（{copy['colour']}）{copy['holder']} {copy['purpose']}"
    for section in form["sections"]:
        yield ""
        yield say("【{title}】{by}", title=section["title"], by=section["by"])
        if section["boxes"]:
            yield _boxes(section["boxes"])
        for rows in section["rows"]:
            yield say("明细表 {label}：", label=rows["label"])
            yield _boxes(rows["boxes"])


def table(forms: list[Told]) -> Table:
    """The list of forms."""
    rows = tuple(
        (
            one["title"],
            one["medium"],
            str(len(one["copies"]) or ""),
            one["numbered"],
            "、".join(one["also"]),
        )
        for one in forms
    )
    return Table((say("表单"), say("格式"), say("联数"), say("编号"), say("别名")), rows)


def _boxes(boxes: list[Told]) -> Table:
    rows = tuple(
        (
            box["label"],
            _kind(box),
            say("补") if box["inferred"] else "",
            say("必填") if box["required"] else "",
            "、".join(box["choices"]) or box["hint"],
            box["path"],
        )
        for box in boxes
    )
    return Table((say("栏位"), say("类型"), "", "", say("说明"), say("英文名")), rows)


def _kind(box: Told) -> str:
    kind = KINDS[box["type"]]
    return say(kind.title)


def _section(section: SectionSpec) -> Told:
    return {
        "name": section.name,
        "title": section.title,
        "by": section.by,
        "required": section.required,
        "boxes": [_box(box) for box in section.boxes],
        "rows": [_rows(rows) for rows in section.rows],
    }


def _box(box: BoxSpec) -> Told:
    return {
        "path": box.path,
        "label": box.label,
        "also": list(box.also),
        "type": box.type,
        "required": box.required,
        "choices": list(box.choices),
        "hint": box.hint,
        "inferred": box.inferred,
    }


def _rows(rows: RowsSpec) -> Told:
    return {
        "path": rows.path,
        "label": rows.label,
        "also": list(rows.also),
        "boxes": [_box(box) for box in rows.boxes],
    }
