"""What is still blank on a sheet: a box, or a section as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from formkit.forms import BoxSpec, SectionSpec
from formkit.reconciling.evidence import Evidence
from formkit.reconciling.reason import Reason
from formkit.reconciling.returned import ordinal
from formkit.reconciling.sheet import Sheet
from formkit.say import say


def blank(sheet: Sheet, path: str, copy: int | None = None) -> Iterator[Reason]:
    """Why nothing counts as standing in a box: blank, unreadable, or said differently by copies."""
    if sheet.value(path) is not None:
        return
    box = sheet.spec.box(path)
    section = sheet.spec.section_of(box)
    code, message = _told(sheet, path, box)
    where = " · ".join(
        filter(None, (ordinal(copy) if copy else "", section.title, _row(path, box)))
    )
    yield Reason(code, sheet.spec.title, copy, path, f"{where}：{message}", section.by)


def incomplete(sheet: Sheet, section: SectionSpec, copy: int | None = None) -> Iterator[Reason]:
    """Each required box of a section that is blank, or the section where all of it is."""
    if not is_begun(sheet, section):
        yield _untouched(sheet, section, copy)
        return
    for path in _required(sheet, section):
        yield from blank(sheet, path, copy)


def is_begun(sheet: Sheet, section: SectionSpec) -> bool:
    """True where anything stands in the section, readable or not."""
    standing: tuple[Mapping[str, object], ...] = (sheet.boxes, sheet.disputed, sheet.unclear)
    return any(path.startswith(f"{section.name}.") for paths in standing for path in paths)


def _required(sheet: Sheet, section: SectionSpec) -> Iterator[str]:
    yield from (box.path for box in section.required_boxes)
    for rows in section.rows:
        cells = (path.split(".") for path in sheet.boxes if path.startswith(f"{rows.path}."))
        for row in dict.fromkeys(cell[-2] for cell in cells):
            yield from (rows.key(int(row), box) for box in rows.boxes if box.required)


def _untouched(sheet: Sheet, section: SectionSpec, copy: int | None) -> Reason:
    labels = "、".join(box.label for box in section.required_boxes)
    if copy:
        told = say(
            "{copy}的“{section}”栏还没有填（{labels}）",
            copy=ordinal(copy),
            section=section.title,
            labels=labels,
        )
    else:
        told = say("“{section}”栏还没有填（{labels}）", section=section.title, labels=labels)
    whose = say("{told}，由{by}填写", told=told, by=section.by) if section.by else told
    return Reason("section", sheet.spec.title, copy, section.name, whose, section.by)


def _row(path: str, box: BoxSpec) -> str:
    """Which line of a table a cell stands in; nothing for a single box."""
    return "" if path == box.path else say("第{n}行", n=int(path.split(".")[-2]) + 1)


def _told(sheet: Sheet, path: str, box: BoxSpec) -> tuple[str, str]:
    if path in sheet.disputed:
        seen = _seen(sheet.disputed[path], box)
        return "disputed", say("“{label}”各联写的不一样：{seen}", label=box.label, seen=seen)
    if path in sheet.unclear:
        seen = _seen(sheet.unclear[path], box)
        return "unclear", say("“{label}”看不清，请核对原件：{seen}", label=box.label, seen=seen)
    if box.type == "signature":
        return "unsigned", say("“{label}”还没有签", label=box.label)
    return "blank", say("“{label}”还没有填", label=box.label)


def _seen(seen: tuple[Evidence, ...], box: BoxSpec) -> str:
    return "；".join(f"{one.where} “{one.seen(box)}”" for one in seen)
