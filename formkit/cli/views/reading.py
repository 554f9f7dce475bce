"""Readings (读回): what stands on a paper, box by box, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from formkit.cli.screen import Block, Table
from formkit.cli.views import Told, finding
from formkit.say import say


def drawn(readings: Sequence[Told]) -> Iterator[Block]:
    """Each paper: what it is, its filled boxes, what the form does not have, what is wrong."""
    for one in readings:
        yield _heading(one)
        unclear = {found["box"] for found in one["findings"]}
        told = [
            box for path, box in one["boxes"].items() if box["value"] is not None or path in unclear
        ]
        if told:
            yield _boxes(told)
        if one["form"]:
            yield say("空白 {n} 栏", n=len(one["boxes"]) - len(told))
        yield from _unknown(one)
        yield from finding.drawn(one["findings"])


def _unknown(one: Told) -> Iterator[Block]:
    """What the form does not have; of no known form, all that stands on the paper."""
    if one["form"] is None and one["unknown"]:
        rows = tuple((pair["label"], pair["value"], pair["where"]) for pair in one["unknown"])
        yield Table((say("标签"), say("内容"), say("位置")), rows)
        return
    for more in one["unknown"]:
        yield say("· 表上没有的栏位 {label}：{value}（{where}）", **more)


def _heading(one: Told) -> str:
    number = say("编号 {number}", number=one["number"]) if one["number"] else say("没有编号")
    form = one["form"] or say("认不出是哪种表单")
    told = (one["file"], one["part"], form, number, finding.copy_name(one["copy"]))
    return "　".join(filter(None, told))


def _boxes(boxes: Sequence[Told]) -> Table:
    rows = tuple((box["label"], _value(box["value"]), box["raw"], box["where"]) for box in boxes)
    unsure = frozenset(i for i, box in enumerate(boxes) if box["value"] is None)
    return Table((say("栏位"), say("读作"), say("原文"), say("位置")), rows, unsure)


def _value(value: Any) -> str:
    if value is None:
        return say("（看不清）")
    if isinstance(value, bool):
        return say("是") if value else say("否")
    if isinstance(value, list):
        return "、".join(map(str, value))
    return str(value)
