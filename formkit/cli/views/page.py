"""A case as a page on the terminal, readable at eighty columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from formkit.cli.cells import wrapped
from formkit.cli.screen import Block, Table
from formkit.cli.views import Told, finding
from formkit.cli.views.limit import last, moment
from formkit.reconciling.returned import ordinal
from formkit.say import say

WIDTH = 78


def drawn(case: Told) -> Iterator[Block]:
    """The case: how it stands, what is missing, what was found, then everything on record."""
    yield from _head(case)
    yield from _why(case["why"])
    yield from _findings(case)
    if case["limits"]:
        yield from _heading(say("期限"))
        yield _limits(case["limits"])
    for sheet in case["sheets"]:
        yield from _sheet(sheet)
    yield from _beside(case["beside"])
    yield from _heading(say("经过"))
    yield from _timeline(case["timeline"])


def _head(case: Told) -> Iterator[str]:
    yield f"{case['case']}　{case['form']}　{case['customer']}　{case['state']}"
    stages = (f"{'✓' if one['reached'] else '·'} {one['title']}" for one in case["stages"])
    yield from _lines("　".join(stages), "  ")
    if case["severity"]:
        yield say("  级别 {value}", value=case["severity"]["value"])
    if case["next"]:
        yield say("  待办 {by}", by=case["next"])
    if case["escalated_to"]:
        yield say("! 上报 {whom}", whom=case["escalated_to"])
    if case["copy_to"]:
        yield say("  抄送 {whom}", whom=case["copy_to"])
    if case["earlier"]:
        numbers = "、".join(case["earlier"])
        yield say("  同一客户同一事由以前的案件：{numbers}", numbers=numbers)


def _why(why: Sequence[Told]) -> Iterator[str]:
    if why:
        yield from _heading(say("还缺 {n} 项", n=len(why)))
        for one in why:
            yield from _lines(one["message"], "  ", "? ")


def _findings(case: Told) -> Iterator[str]:
    yield from _heading(say("问题 {n} 个", n=len(case["findings"])))
    for one in case["findings"]:
        first, *rest = finding.drawn([one])
        number = "" if one["number"] == case["number"] else f"{one['number']} "
        mark, _, line = first.partition(" ")
        yield from _lines(f"{one['code']} {number}{line}", "  ", f"{mark} ")
        for more in rest:
            inner = more.lstrip()
            yield from _lines(inner, " " * (len(more) - len(inner)))
    if not case["findings"]:
        yield say("✓ 没有发现问题。")


def _limits(limits: Sequence[Told]) -> Table:
    rows = tuple(
        (one["target"], one["desk"], last(one), _state(one), moment(one["done"] or ""))
        for one in limits
    )
    late = frozenset(n for n, one in enumerate(limits) if one["state"] in {"overdue", "late"})
    return Table((say("事项"), say("经办"), say("到期"), say("状态"), say("完成")), rows, late)


def _state(one: Told) -> str:
    return f"{one['word']} {say('{n} 天', n=one['days'])}" if one["days"] else str(one["word"])


def _sheet(sheet: Told) -> Iterator[Block]:
    yield from _heading(f"{sheet['form']} {sheet['number']}　{sheet['received']}")
    if sheet["supersedes"]:
        yield say("  取代旧表 {number}", number=sheet["supersedes"])
    if sheet["superseded_by"]:
        yield say("  已由新表 {number} 取代", number=sheet["superseded_by"])
    if sheet["void"] is not None:
        yield say("! {at} 作废：{reason}", at=moment(sheet["voided"] or ""), reason=sheet["void"])
    for section in sheet["sections"]:
        yield from _section(section)
    if sheet["copies"]:
        yield ""
        yield _copies(sheet["copies"])
    yield from _papers(sheet["papers"])


def _section(section: Told) -> Iterator[str]:
    if not section["begun"]:
        yield say("· {section}：未填", section=section["title"])
        return
    yield f"◆ {section['title']}"
    yield from _boxes([one for one in section["boxes"] if one["state"] != "blank"])
    blank = [one["label"] for one in section["boxes"] if one["state"] == "blank" and not one["row"]]
    if blank:
        yield from _lines(say("空白：{labels}", labels="、".join(blank)), "    ")


def _boxes(boxes: Sequence[Told]) -> Iterator[str]:
    """Each box with what stands in it; where it stands is said once for those that follow."""
    before = ""
    for one in boxes:
        row = f"{one['row']} " if one.get("row") else ""
        source = one["where"]
        where = f"〔{source}〕" if source and source != before else ""
        before = source or before
        yield from _lines(f"{row}{one['label']}：{one['text']}", "    ")
        for seen in one.get("seen", ()):
            yield from _lines(f"{seen['where']}：{seen['text']}", "      ")
        if where:
            yield from _lines(where, "      ")


def _copies(copies: Sequence[Told]) -> Table:
    rows = tuple(
        (
            ordinal(one["n"]),
            one["holder"],
            " ".join(filter(None, (one["word"], one["reason"]))),
            moment(one["since"] or ""),
        )
        for one in copies
    )
    return Table((say("联"), say("存放"), say("下落"), say("自何时")), rows)


def _papers(papers: Sequence[Told]) -> Iterator[str]:
    if not papers:
        yield say("  还没有收回任何一份。")
        return
    yield say("  收回 {n} 份：", n=len(papers))
    for one in papers:
        copy = ordinal(one["copy"]) if one["copy"] else ""
        words = (one["file"], one["part"], copy, moment(one["at"]))
        yield from _lines("　".join(filter(None, words)), "    ", "  · ")
        yield f"  {one['archive'] or say('归档里没有')}"
        for remark in one["remarks"]:
            yield from _lines(f"{remark['label']}：{remark['text']}", "    ")


def _beside(beside: Sequence[Told]) -> Iterator[str]:
    if beside:
        yield from _heading(say("提到本案的其他表单 {n} 份", n=len(beside)))
    for one in beside:
        yield f"◆ {one['form']} {one['own']}".rstrip()
        if one["sha256"]:
            yield from _papers([one])
        yield from _boxes(one["boxes"])


def _timeline(timeline: Sequence[Told]) -> Iterator[str]:
    several = len({one["number"] for one in timeline}) > 1
    for one in timeline:
        number = one["number"] if several else ""
        words = (moment(one["at"]), one["by"], number, one["word"], one["told"])
        yield from _lines("　".join(filter(None, words)), "    ", "  ")


def _heading(text: str) -> Iterator[str]:
    yield ""
    yield f"── {text} ──"


def _lines(text: str, indent: str, first: str = "") -> Iterator[str]:
    """The text wrapped at eighty columns, indented; its first line may begin with a mark."""
    for n, line in enumerate(wrapped(text, WIDTH - len(indent)) or [""]):
        yield f"{first if first and not n else indent}{line}"
