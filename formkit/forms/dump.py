"""The TOML twin, writing: any form as an office would declare it."""

from __future__ import annotations

from typing import Any

import tomlkit

from formkit.forms.box import Copy
from formkit.forms.spec import BoxSpec, FormSpec, RowsSpec, SectionSpec
from formkit.values.label import identifier
from formkit.values.span import Span


def dump(spec: FormSpec) -> str:
    """The form in the TOML language, for an office to edit and declare as its own."""
    document = tomlkit.document()
    document["form"] = _paper_said(spec)
    sections = tomlkit.aot()
    for section in spec.sections:
        sections.append(_section_table(section, first=section is spec.sections[0]))
    document["section"] = sections
    return tomlkit.dumps(document)


def _paper_said(spec: FormSpec) -> dict[str, Any]:
    series = "" if spec.series == spec.title else spec.series
    copies = [_copy_said(i, copy) for i, copy in enumerate(spec.copies, 1)]
    said: dict[str, Any] = {
        "title": spec.title,
        "also": list(spec.also),
        "about": spec.about,
        "numbered": spec.numbered,
        "series": series,
        "copies": copies,
        "internal": spec.internal,
        "medium": "" if spec.medium == "docx" else spec.medium,
        "landscape": spec.landscape,
        "drawn": tomlkit.string(f"\n{spec.drawn}\n", multiline=True) if spec.drawn else "",
        "printed": _texts(spec.printed),
    }
    return {word: value for word, value in said.items() if value}


def _texts(texts: tuple[str, ...]) -> Any:
    array = tomlkit.array()
    array.extend(texts)
    return array.multiline(multiline=True)


def _copy_said(i: int, copy: Copy) -> str | dict[str, Any]:
    plain = Copy(i, copy.holder)
    if copy == plain:
        return copy.holder
    said = {"n": copy.n, "holder": copy.holder}
    if copy.purpose != plain.purpose:
        said["purpose"] = copy.purpose
    if copy.colour != Copy(copy.n, copy.holder).colour:
        said["colour"] = copy.colour
    return said


def _section_table(section: SectionSpec, *, first: bool) -> Any:
    said: dict[str, Any] = {
        "title": section.title,
        "name": _name_said(section.name, section.title),
        "by": section.by,
        "within": str(Span.of(section.within)) if section.within else "",
    }
    table = tomlkit.table()
    table.update({word: value for word, value in said.items() if value})
    if section.required != first:
        table["required"] = section.required
    if section.boxes:
        table["boxes"] = _lines([_box_said(box) for box in section.boxes])
    if section.rows:
        table["rows"] = _aot([_rows_table(rows) for rows in section.rows])
    return table


def _rows_table(rows: RowsSpec) -> Any:
    table = tomlkit.table()
    said = {
        "label": rows.label,
        "name": _name_said(rows.name, rows.label),
        "also": list(rows.also),
        "lines": rows.lines if rows.lines != 1 else None,
    }
    table.update({word: value for word, value in said.items() if value})
    table["boxes"] = _lines([_box_said(box) for box in rows.boxes])
    return table


def _aot(tables: list[Any]) -> Any:
    aot = tomlkit.aot()
    for table in tables:
        aot.append(table)
    return aot


def _lines(boxes: list[dict[str, Any]]) -> Any:
    array = tomlkit.array()
    for box in boxes:
        inline = tomlkit.inline_table()
        inline.update(box)
        array.append(inline)
    return array.multiline(multiline=True)


def _box_said(box: BoxSpec) -> dict[str, Any]:
    implied = "choice" if box.choices else "text"
    said: dict[str, Any] = {
        "label": box.label,
        "name": _name_said(box.name, box.label),
        "also": list(box.also),
        "kind": "" if box.type == implied else box.type,
        "choices": list(box.choices),
        "optional": not box.required and box.default is None,
        "lines": box.lines if box.lines != 1 else None,
        "hint": box.hint,
        "after": box.after,
        "inferred": box.inferred,
    }
    kept = {word: value for word, value in said.items() if value}
    return kept if box.default is None else kept | {"default": box.default}


def _name_said(name: str, label: str) -> str:
    return "" if name == identifier(label) else name
