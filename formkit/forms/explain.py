"""What does not validate, told with the labels of the paper instead of field names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from formkit.errors import UnknownName, did_you_mean
from formkit.findings import Finding
from formkit.forms.spec import BoxSpec, FormSpec
from formkit.say import say


def explained(spec: FormSpec, error: ValidationError) -> tuple[Finding, ...]:
    """One finding for each thing that does not validate; a half-filled section is told once."""
    details = error.errors(include_url=False)
    others = (_told(spec, one) for one in details if not _missing(one))
    return (*_half_filled(spec, details), *others)


def misdated(spec: FormSpec, boxes: Mapping[str, Any]) -> Iterator[Finding]:
    """The dates that stand before the date they must follow (``After``)."""
    for box in spec.boxes:
        if box.after is None or box.path not in boxes:
            continue
        earlier = spec.box(box.after)
        if earlier.path in boxes and _day(boxes[box.path]) < _day(boxes[earlier.path]):
            yield Finding(
                code="date-order",
                where=spec.place(box),
                message=say(
                    "{date}早于“{label}”的{earlier}。",
                    date=box.print(boxes[box.path]),
                    label=earlier.label,
                    earlier=earlier.print(boxes[earlier.path]),
                ),
                fix=say("请核对两个日期。"),
                box=box.path,
            )


def _day(value: dt.date) -> dt.date:
    return value.date() if isinstance(value, dt.datetime) else value


def _missing(detail: ErrorDetails) -> bool:
    return detail["type"] == "missing"


def _half_filled(spec: FormSpec, details: list[ErrorDetails]) -> Iterator[Finding]:
    missing: dict[str, list[str]] = {}
    for detail in filter(_missing, details):
        name, *rest = map(str, detail["loc"])
        labels = [_label(spec, detail)] if rest else _required_labels(spec, name)
        missing.setdefault(name, []).extend(labels)
    for name, labels in missing.items():
        section = spec.section(name)
        yield Finding(
            code="missing",
            where=f"{spec.title} · {section.title}",
            message=say("还缺：{labels}。", labels="、".join(labels)),
            fix=say("请补齐。") if section.required else say("请补齐整栏，或把这一栏全部留空。"),
            box=section.name,
        )


def _required_labels(spec: FormSpec, section: str) -> list[str]:
    return [box.label for box in spec.section(section).required_boxes]


def _told(spec: FormSpec, detail: ErrorDetails) -> Finding:
    if detail["type"] == "extra_forbidden":
        return _unknown(spec, detail)
    box = _box(spec, detail)
    place = spec.place(box) if box else f"{spec.title} · {_path(detail)}"
    return Finding(
        code="invalid",
        where=place,
        message=_sentence(box, detail),
        fix=_wanted(box),
        box=box.path if box else None,
    )


def _unknown(spec: FormSpec, detail: ErrorDetails) -> Finding:
    name = _path(detail)
    return Finding(
        code="unknown-box",
        where=spec.title,
        message=say("没有栏位“{name}”。", name=name),
        fix=did_you_mean(name, spec.names),
    )


def _sentence(box: BoxSpec | None, detail: ErrorDetails) -> str:
    if box and box.choices:
        return say(
            "“{seen}”不是可选的一项；可选：{choices}。",
            seen=detail["input"],
            choices="、".join(box.choices),
        )
    reason = detail.get("ctx", {}).get("error")
    if reason is not None:
        return f"{reason}。"
    if detail["input"] is None:
        return say("此栏位不能空着。")
    return say("“{seen}”填在这里不合适。", seen=detail["input"])


def _wanted(box: BoxSpec | None) -> str:
    if box is None:
        return ""
    return box.hint or say(
        "请填{kind}，例如“{example}”。", kind=say(box.kind.title), example=_example(box)
    )


def _example(box: BoxSpec) -> str:
    if box.options:
        return box.options[0]
    return EXAMPLES.get(box.type, box.label)


EXAMPLES = {
    "date": "2026年3月5日",
    "moment": "2026年3月5日14时30分",
    "integer": "12",
    "quantity": "120 件",
    "money": "12345.60",
    "settlement": "√",
    "signature": "张三 2026年3月5日",
    "number": "26030001",
}


def _label(spec: FormSpec, detail: ErrorDetails) -> str:
    box = _box(spec, detail)
    return box.label if box else _path(detail)


def _box(spec: FormSpec, detail: ErrorDetails) -> BoxSpec | None:
    try:
        return spec.box(_path(detail))
    except UnknownName:
        return None


def _path(detail: ErrorDetails) -> str:
    return ".".join(str(part) for part in detail["loc"])
