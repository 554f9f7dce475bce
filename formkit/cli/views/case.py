"""Cases (案件): the list, and one case as a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from formkit.cli.screen import Block, Table
from formkit.cli.views import Told, finding, sheet
from formkit.procedures import Stage
from formkit.say import say


def is_open(case: Told) -> bool:
    """True where something keeps the case from being closed."""
    return bool(case["why"])


def table(cases: Sequence[Told]) -> Iterator[Block]:
    """The list of cases and how many are open or overdue."""
    if not cases:
        yield say("没有案件。")
        return
    rows = tuple(
        (one["number"], one["form"], one["customer"], one["state"], _overdue(one), _waits_for(one))
        for one in cases
    )
    late = frozenset(i for i, one in enumerate(cases) if one["overdue"])
    headings = (say("编号"), say("表单"), say("客户"), say("状态"), say("逾期"), say("待办"))
    yield Table(headings, rows, late)
    still_open = sum(map(is_open, cases))
    yield say(
        "共 {n} 件，未结 {open} 件，逾期 {late} 件", n=len(cases), open=still_open, late=len(late)
    )


def page(cases: Sequence[Told], stages: Iterable[Stage]) -> Iterator[Block]:
    """One case: its stages, its copies, its limits, what is missing."""
    titles = {stage.name: stage.title for stage in stages}
    for one in cases:
        yield f"{one['number']}　{one['form']}　{one['customer']}　{one['state']}"
        yield from _chain(one)
        yield from _attention(one)
        yield ""
        for name, reached in one["stages"].items():
            yield f"{'✓' if reached else '·'} {say(titles.get(name) or name)}"
        if one["copies"]:
            yield ""
            yield _copies(one["copies"])
        yield from _late(one["overdue"])
        if one["why"]:
            yield ""
            yield say(
                "还缺 {n} 项，见 formkit why {number}", n=len(one["why"]), number=one["number"]
            )


def _chain(one: Told) -> Iterator[str]:
    if one["supersedes"]:
        yield say("  取代旧表 {number}", number=one["supersedes"])
    if one["superseded_by"]:
        yield say("  已由新表 {number} 取代", number=one["superseded_by"])


def _attention(one: Told) -> Iterator[str]:
    """How grave it is where it rose by itself, who is turned to, and who gets a copy."""
    graded = one["severity"]
    if graded and graded["rule"]:
        yield say(
            "! 已升为{value}（{rule}，{since}起，{clause}）",
            value=graded["value"],
            rule=graded["rule"],
            since=graded["since"],
            clause=graded["clause"],
        )
    elif graded:
        yield say("  级别 {value}", value=graded["value"])
    if one["escalated_to"]:
        yield say("! 上报 {whom}", whom=one["escalated_to"])
    if one["copy_to"]:
        yield say("  抄送 {whom}", whom=one["copy_to"])


def _copies(copies: Sequence[Told]) -> Table:
    rows = tuple(
        (finding.copy_name(one["n"]), one["holder"], _whereabouts(one["state"])) for one in copies
    )
    return Table((say("联"), say("存放"), say("下落")), rows)


def _whereabouts(state: str) -> str:
    return {
        "held": say("在手"),
        "sent": say("已分送"),
        "receipted": say("已签收"),
        "returned": say("已收回"),
        "lost": say("已遗失"),
    }[state]


def _late(limits: Sequence[Told]) -> Iterator[str]:
    for one in limits:
        yield f"! {sheet.limit(one)}　{_days(one['days'])}"


def _overdue(one: Told) -> str:
    return _days(one["overdue"][0]["days"]) if one["overdue"] else ""


def _days(days: int) -> str:
    return say("逾期 {days} 天", days=days) if days else say("逾期")


def _waits_for(one: Told) -> str:
    return one["next"] or (say("缺 {n} 项", n=len(one["why"])) if one["why"] else "")
