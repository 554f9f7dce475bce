"""A procedure (办法), part by part: whom it is for, its papers, limits, levels, stages, blanks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from formkit.cli.screen import Block, Table
from formkit.cli.views import Told, ruling, stages, timing
from formkit.errors import FormkitError
from formkit.forms import BoxSpec, FormSpec, Shelf
from formkit.procedures import Procedure
from formkit.procedures.uses import uses
from formkit.say import say

GROUPS: tuple[tuple[str, Callable[[Told], Iterator[Block]]], ...] = (
    ("表单与去向", ruling.papers),
    ("部门", ruling.departments),
    ("分类", ruling.classes),
    ("期限", timing.deadlines),
    ("核决", ruling.authority),
    ("联", ruling.copies),
    ("编号", ruling.numbers),
    ("循环", timing.loop),
    ("指标", timing.targets),
    ("规定与禁止", ruling.rules),
    ("阶段", stages.drawn),
)


def whole(procedure: Procedure, shelf: Shelf) -> Told:
    """The procedure as JSON: its rules, blanks, the labels of its boxes, copies and numbers."""
    specs = [spec for title in procedure.forms if (spec := _found(shelf, title))]
    main = _found(shelf, procedure.main_form)
    return procedure.model_dump(mode="json") | {
        "open_blanks": [blank.to_json() for blank in procedure.open_blanks],
        "labels": _labels(procedure, shelf),
        "numbers": {spec.title: _pattern(procedure, spec) for spec in specs},
        "holders": [{"n": one.n, "line": one.line} for one in main.copies] if main else [],
    }


def drawn(told: Told) -> Iterator[Block]:
    """Its title and source, then each part that it has, and what it leaves open."""
    yield f"{told['name']}　{told['title']}"
    yield say("适用　{kind}", kind=told["kind"] or say("未写明"))
    yield say("原文　{source}", source=told["source"])
    yield say("又名　{names}", names="、".join(told["also"]))
    for title, group in GROUPS:
        blocks = [*group(told)]
        if blocks:
            yield ""
            yield f"【{say(title)}】"
            yield from blocks
    yield from _open(told)


def _open(told: Told) -> Iterator[Block]:
    if told["lost"]:
        rows = tuple(
            (one["name"], one["note"] or one["sentence"], one["clause"]) for one in told["lost"]
        )
        yield ""
        yield say("【原文缺失】")
        yield Table((say("缺什么"), say("说明"), say("条款")), rows)
    if told["open_blanks"]:
        yield ""
        yield say("【未设定】（原文没有写明，请在 formkit.toml 里设定）")
    for blank in told["open_blanks"]:
        yield f"? {blank['key']}　{blank['title']}　{blank['clause']}：{blank['sentence']}"


def _labels(procedure: Procedure, shelf: Shelf) -> dict[str, str]:
    """What a clerk calls each box that the procedure names."""
    told: dict[str, str] = {}
    for use in uses(procedure):
        spec = _found(shelf, use.form or procedure.main_form)
        box = _box(spec, use.name) if spec and use.what == "box" else None
        if spec and box:
            told[_key(use.form, use.name)] = f"{spec.section_of(box).title} · {box.label}"
    return told


def _key(form: str, name: str) -> str:
    return f"{form}/{name}" if form else name


def _box(spec: FormSpec, name: str) -> BoxSpec | None:
    columns = (column for rows in spec.tables for column in rows.boxes)
    found = next((column for column in columns if column.path == name), None)
    return found or (spec.box(name) if spec.has(name) else None)


def _found(shelf: Shelf, title: str) -> FormSpec | None:
    try:
        return shelf.find(title)
    except FormkitError:
        return None


def _pattern(procedure: Procedure, spec: FormSpec) -> str:
    own = {one.form: one.pattern for one in procedure.series}
    return own.get(spec.title, spec.numbered)
