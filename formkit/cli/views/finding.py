"""Findings (问题), one under the other: what was seen where, the evidence, what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from formkit.cli.views import Told
from formkit.forms.box import Copy
from formkit.say import language, say

MARKS = {"error": "✗", "warning": "?", "remark": "·"}


def drawn(findings: Sequence[Told]) -> Iterator[str]:
    """The lines of the findings."""
    for one in findings:
        is_told = not one["where"] or one["message"].startswith(one["where"])
        where = "" if is_told else f"{one['where']}："
        yield f"{MARKS[one['severity']]} {where}{one['message']}"
        for seen in one["evidence"]:
            yield f"      {seen['where']}：{seen['seen']}"
        if one["fix"]:
            yield f"    → {one['fix']}"


def copy_name(n: int | None) -> str:
    """A copy (联) as it is called in a line, ``第三联``; nothing where a sheet has none."""
    if n is None:
        return ""
    return say("第{n}联", n=n) if language() == "en" else Copy(n, "").ordinal
