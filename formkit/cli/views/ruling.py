"""Parts of a procedure: its papers, departments, classes, levels, copies, numbers and rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from formkit.cli.screen import Block, Table
from formkit.cli.views import Told
from formkit.say import say
from formkit.values.number import Numbering, Period


def papers(told: Told) -> Iterator[Block]:
    """Who makes which paper, and where it goes; the main form first."""
    routes = {one["form"]: one for one in told["papers"]}
    rows = tuple(_paper(title, routes.get(title), told) for title in _titles(told))
    yield table((say("表单"), say("谁填"), say("送到"), say("条款")), rows)


def _titles(told: Told) -> dict[str, None]:
    named = (told["main_form"], *told["forms"], *(one["form"] for one in told["papers"]))
    return dict.fromkeys(named)


def _paper(title: str, route: Told | None, told: Told) -> tuple[str, ...]:
    name = say("{form}（主表）", form=title) if title == told["main_form"] else title
    if route is None:
        return name, "", "", ""
    goes = " → ".join(route["to"])
    return name, route["by"], "；".join(filter(None, (goes, route["copies"]))), route["clause"]


def departments(told: Told) -> Iterator[Block]:
    """Who takes part, and with what."""
    rows = tuple((one["name"], one["sentence"], one["clause"]) for one in told["departments"])
    if rows:
        yield table((say("部门"), say("职责"), say("条款")), rows)


def classes(told: Told) -> Iterator[Block]:
    """Into which classes complaints are sorted, by what, and when one rises."""
    rows = tuple(
        (one["name"], label(told, one["box"]), _values(one), one["clause"])
        for one in told["classes"]
    )
    if rows:
        yield table((say("分类"), say("栏位"), say("各类"), say("条款")), rows)
    for one in told["upgrades"]:
        yield say(
            "↑ {name}：升为{to}（{clause}）", name=one["name"], to=one["to"], clause=one["clause"]
        )


def _values(one: Told) -> str:
    if not one["criteria"]:
        return "、".join(one["values"])
    told = (_value(value, one["criteria"].get(value, "")) for value in one["values"])
    return "\n".join(told)


def _value(value: str, criterion: str) -> str:
    return f"{value}：{criterion}" if criterion else value


def authority(told: Told) -> Iterator[Block]:
    """Who may decide on how much, and who is turned to next."""
    levels = told["authority"]
    if levels:
        upto = {limit["role"]: limit["upto"] for limit in levels["limits"]}
        rows = tuple((level, _amount(level, upto), levels["clause"]) for level in levels["levels"])
        yield table((say("核决层级"), say("可决的金额"), say("条款")), rows)
    if told["escalation"]:
        order = " → ".join(told["escalation"]["order"])
        yield say("↑ 上报：{order}（{clause}）", order=order, clause=told["escalation"]["clause"])


def _amount(level: str, upto: Mapping[str, str | None]) -> str:
    if level not in upto:
        return "" if upto else say("未设定")
    return say("{amount}元以下", amount=upto[level]) if upto[level] else say("不限")


def copies(told: Told) -> Iterator[Block]:
    """The copies of the main form, and who deals them out."""
    if told["holders"]:
        yield from (f"  {one['line']}" for one in told["holders"])
    if told["copies"] and told["copies"]["by"]:
        yield say(
            "  由{by}分送（{clause}）", by=told["copies"]["by"], clause=told["copies"]["clause"]
        )


def numbers(told: Told) -> Iterator[Block]:
    """How each paper is numbered, with an example."""
    said = {one["form"]: one["clause"] for one in told["series"]}
    rows = tuple(
        (
            form,
            pattern,
            str(Numbering(pattern).format(Period(2026, 3), 1, "客服")),
            said.get(form, ""),
        )
        for form, pattern in told["numbers"].items()
        if pattern
    )
    if rows:
        yield table((say("表单"), say("式样"), say("例"), say("条款")), rows)


def rules(told: Told) -> Iterator[Block]:
    """What is demanded or forbidden, and who should not be the same person."""
    rows = tuple((one["name"], one["sentence"], one["clause"]) for one in told["rules"])
    if rows:
        yield table((say("事项"), say("原文"), say("条款")), rows)
    for one in told["separations"]:
        boxes = say("与").join(f"“{label(told, box)}”" for box in one["boxes"])
        yield say("≠ {boxes}不应是同一人（{clause}）", boxes=boxes, clause=one["clause"])


def label(told: Mapping[str, Any], box: str) -> str:
    """What a clerk calls a box of the procedure, with its form where that is another one."""
    form, _, _ = box.rpartition("/")
    named = told["labels"].get(box, box.rpartition("/")[2])
    return f"{form} · {named}" if form else str(named)


def brief(told: Mapping[str, Any], box: str) -> str:
    """The same without the section, where a table has little room."""
    form, _, _ = box.rpartition("/")
    named = label(told, box).rpartition(" · ")[2]
    return f"{form} · {named}" if form else named


def table(headings: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Table:
    """A table without the columns in which nothing stands."""
    told = [i for i in range(len(headings)) if any(row[i] for row in rows)]
    return Table(
        tuple(headings[i] for i in told), tuple(tuple(row[i] for i in told) for row in rows)
    )
