"""What reconciling found: how the numbers stand, then the findings number by number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from formkit.cli.screen import Block
from formkit.cli.views import Told, finding
from formkit.say import say


def drawn(told: Told) -> Iterator[Block]:
    """The count of the numbers, then each number's findings with their evidence."""
    yield say(
        "{period}：发号 {issued}，在册 {registered}，缺号 {gaps}，作废 {void}",
        period=told["period"] or say("全部"),
        issued=told["issued"],
        registered=told["registered"],
        gaps=_counted(told["gaps"]),
        void=_counted(told["void"]),
    )
    if not told["findings"]:
        yield say("✓ 编号、表单、各联一致。")
        return
    for number, findings in _by_number(told["findings"]).items():
        yield ""
        yield number or say("没有编号的")
        for one in findings:
            yield from _lines(one)


def _lines(one: Told) -> Iterator[str]:
    first, *rest = finding.drawn([one])
    mark, _, line = first.partition(" ")
    yield f"  {mark} {' '.join(filter(None, (one['code'], finding.copy_name(one['copy']))))} {line}"
    yield from (f"  {more}" for more in rest)


def _by_number(findings: Sequence[Told]) -> dict[str, list[Told]]:
    grouped: dict[str, list[Told]] = {}
    for one in findings:
        grouped.setdefault(one["number"] or "", []).append(one)
    return dict(sorted(grouped.items()))


def _counted(what: int | Sequence[object]) -> str:
    if isinstance(what, int):
        return str(what) if what else say("无")
    return "、".join(map(str, what)) or say("无")
