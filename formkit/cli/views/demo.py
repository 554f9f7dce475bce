"""The month that ``formkit demo`` plays, in the end."""

from __future__ import annotations

from collections.abc import Iterator

from formkit.cli.screen import Block
from formkit.cli.views import Told, reconciliation
from formkit.say import say


def drawn(month: Told) -> Iterator[Block]:
    """How many cases are where, which registers were written, what reconciling found."""
    states = "、".join(f"{state} {n}" for state, n in month["states"].items())
    yield say("✓ 演示完成，办公室在 {folder}", folder=month["folder"])
    yield say("  案件 {n} 件：{states}", n=len(month["cases"]), states=states)
    for name in month["registers"]:
        yield say("  报表 {name}", name=name)
    yield ""
    yield from reconciliation.drawn(month["reconciliation"])
    yield ""
    yield say("去看看：")
    yield f"  cd {month['folder']}"
    yield say("  formkit why 26030037　　　为什么还没有结案")
    yield say("  formkit status 26030017　一件的始末")
    yield say("  发出/2603　　　　　　　　五联的 Word 表")
