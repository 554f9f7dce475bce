"""Parts of a procedure that have to do with time: limits, pauses, targets, what starts anew."""

from __future__ import annotations

from collections.abc import Iterator

from formkit.cli.screen import Block
from formkit.cli.views import Told, stages
from formkit.cli.views.ruling import brief, table
from formkit.procedures.workcalendar.mode import AT_ONCE, usual_mode
from formkit.say import say
from formkit.values.span import Span, parse_limit


def deadlines(told: Told) -> Iterator[Block]:
    """Each limit: from when, what has to be done by whom, how long, how counted, and if not."""
    rows = tuple(_deadline(one, told) for one in told["deadlines"])
    if rows:
        heads = ("", say("起点"), say("须做"), say("由谁"), say("多久"), say("计法"), say("逾期"))
        yield table((*heads, say("条款")), rows)
    for one in told["pauses"]:
        yield say(
            "‖ 可暂停：{title}（{code}，{clause}）",
            title=one["title"],
            code=one["code"],
            clause=one["clause"],
        )


def _deadline(one: Told, told: Told) -> tuple[str, ...]:
    return (
        one["id"],
        _start(one, told),
        one["title"] + _only(one["when"], told),
        one["desk"],
        _length(one, told),
        _mode(one),
        "；".join(filter(None, (one["late"], one["notice"]))),
        one["clause"],
    )


def _only(when: Told | None, told: Told) -> str:
    """For which cases alone it runs; a choice by its words, which say enough."""
    if when is None:
        return ""
    if when["kind"] == "is":
        return say("（限{values}）", values="、".join(when["values"]))
    return say("（限于{when}）", when=stages.in_words(when, told))


def _start(one: Told, told: Told) -> str:
    if one["every"] != "case":
        return {"month": say("每月"), "quarter": say("每季"), "year": say("每年")}[one["every"]]
    if one["start"] == "registered":
        return say("登记编号")
    return brief(told, one["start"]) if one["start"] else ""


def _length(one: Told, told: Told) -> str:
    if isinstance(one["limit"], dict):
        return "、".join(f"{choice} {limit}" for choice, limit in one["limit"].items())
    if one["promise"]:
        return say("约定：{box}", box=brief(told, one["promise"]))
    soft = say("（不宜超过）") if one["soft"] else ""
    if one["limit"]:
        return f"{one['limit']}{soft}"
    return say("未设定（{blank}）", blank=one["blank"]) if one["blank"] else say("期末")


def _mode(one: Told) -> str:
    limits = one["limit"].values() if isinstance(one["limit"], dict) else [one["limit"]]
    spans = [span for text in limits if text and isinstance(span := parse_limit(text), Span)]
    if one["mode"] is None and not spans:
        return ""
    if not one["mode"] and spans[0] == AT_ONCE:
        return say("即时")
    mode = one["mode"] or usual_mode(spans[0].unit)
    return {"clock": say("钟点"), "natural": say("自然日"), "working": say("工作日")}[mode]


def loop(told: Told) -> Iterator[Block]:
    """What makes a case be taken up again, whom that is told, and whom one asks afterwards."""
    again = told["loop"]
    if again:
        yield f"  {again['sentence']}（{again['clause']}）"
        for condition in again["on"]:
            yield say("  遇此须重新处理：{what}", what=stages.in_words(condition, told))
        if again["copy_to"]:
            yield say("  新表抄送{whom}", whom=again["copy_to"])
    asked = told["revisit"]
    if asked:
        yield say(
            "  回访：{form} · {rating}；满意：{good}；不满意：{bad}（{clause}）",
            form=asked["form"],
            rating=told["labels"].get(f"{asked['form']}/{asked['rating']}", asked["rating"]),
            good="、".join(asked["satisfied"]),
            bad="、".join(asked["unsatisfied"]),
            clause=asked["clause"],
        )


def targets(told: Told) -> Iterator[Block]:
    """Which shares the office wants to reach."""
    rows = tuple(
        (one["name"], _measured(one), one["goal"] or say("未设定"), one["clause"])
        for one in told["targets"]
    )
    if rows:
        yield table((say("指标"), say("怎样算"), say("目标"), say("条款")), rows)


def _measured(one: Told) -> str:
    kinds = {"in_time": say("按时办到的"), "closed": say("已结案的"), "satisfied": say("满意的")}
    return " ".join(filter(None, (kinds[one["measure"]], "、".join(one["deadlines"]))))
