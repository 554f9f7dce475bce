"""What came of the papers handed in."""

from __future__ import annotations

from collections.abc import Iterator

from formkit.cli.screen import Block
from formkit.cli.views import Told, finding
from formkit.say import say

ALARMING = ("review", "quarantined", "rejected")
MARKS = {"review": "?", "quarantined": "✗", "rejected": "✗"}


def needs_a_look(file: Told) -> bool:
    """True where a person has to look at the paper."""
    return file["outcome"] in ALARMING or bool(file["findings"])


def drawn(taken: Told, *, dry_run: bool) -> Iterator[Block]:
    """How many had which outcome, then each paper that somebody has to look at."""
    yield summary(taken, dry_run=dry_run)
    for file in filter(needs_a_look, taken["files"]):
        mark = MARKS.get(file["outcome"], "·")
        number = "　".join(filter(None, (file["number"], finding.copy_name(file["copy"]))))
        told = (file["file"], file["part"], number, _words(file["outcome"]))
        yield f"{mark} {'　'.join(filter(None, told))}"
        yield from (f"    {line}" for line in finding.drawn(file["findings"]))


def summary(taken: Told, *, dry_run: bool) -> str:
    """How many papers had which outcome, in a line."""
    counts = "、".join(
        say("{n} 份{outcome}", n=n, outcome=_words(outcome))
        for outcome, n in taken["counts"].items()
        if n
    )
    n = len(taken["files"])
    if not n:
        return say("· 没有收到文件。")
    files = len({file["file"] for file in taken["files"]})
    counts += say("（共 {files} 个文件）", files=files) if files < n else ""
    if dry_run:
        return say("· 试运行，将收回 {n} 份：{counts}", n=n, counts=counts)
    return say("✓ 已收回 {n} 份：{counts}", n=n, counts=counts)


def _words(outcome: str) -> str:
    return {
        "updated": say("已更新"),
        "unchanged": say("无变化"),
        "review": say("待人看"),
        "quarantined": say("已隔离"),
        "rejected": say("拒收"),
    }[outcome]
