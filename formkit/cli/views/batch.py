"""What came of a list: the numbers given, the lines rejected."""

from __future__ import annotations

from collections.abc import Iterator

from formkit.cli.screen import Block
from formkit.cli.views import Told, finding
from formkit.say import say


def drawn(batch: Told, done: str) -> Iterator[Block]:
    """The numbers from first to last, then each line that was rejected and why."""
    numbers = [sheet["number"] for sheet in batch["sheets"]]
    if numbers:
        span = numbers[0] if len(numbers) == 1 else f"{numbers[0]} … {numbers[-1]}"
        yield say("{done} {n} 件：{span}", done=done, n=len(numbers), span=span)
    if batch["rejected"]:
        yield say("✗ 没有登记的有 {n} 行：", n=len(batch["rejected"]))
    for one in batch["rejected"]:
        yield f"  {one['row']}"
        yield from (f"  {line}" for line in finding.drawn(one["findings"]))
