"""The first formkit.toml of an office: what it said, and what its procedure leaves open."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from formkit.procedures import Blank, Deadline, Procedure
from formkit.procedures.overrides import overridden
from formkit.say import say

AMOUNTS = ("5000", "20000", "100000")
"""Amounts for the example only; none of them is in force."""


def first_page(name: str, rules: Procedure, said: Mapping[str, Any] | None = None) -> str:
    """The formkit.toml of a new office.

    Args:
        name: What the office is called.
        rules: Its procedure, as its source has it.
        said: What the office set of it: ``limits``, ``authority``.
    """
    answers = said or {}
    still = overridden(rules, answers).open_blanks
    lines = [
        say("# 本办公室的设置；改动后用 formkit doctor 检查。"),
        f"name = {_quoted(name)}",
        "",
        say("# 外来文件的限额，例如："),
        "# [limits]",
        '# total = "400 MiB"',
        "",
        say("# 给客户的文件放在哪个文件夹；各级案件保管多久，例如："),
        "# [privacy]",
        '# customer_folder = "客户"',
        "# [retention]",
        '# default = "10年"',
        "",
        "[procedure]",
        f"name = {_quoted(rules.name)}",
        *(f"limits.{_quoted(rule)} = {_limit(one)}" for rule, one in _limits(answers)),
        *_left_open(rules, still),
        *_levels(answers),
    ]
    return "\n".join(lines) + "\n"


def _limits(answers: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    yield from answers.get("limits", {}).items()


def _levels(answers: Mapping[str, Any]) -> Iterator[str]:
    for level in answers.get("authority", ()):
        yield from ("", "[[procedure.authority]]")
        yield from (f"{word} = {_quoted(value)}" for word, value in level.items())


def _left_open(rules: Procedure, blanks: tuple[Blank, ...]) -> Iterator[str]:
    if blanks:
        yield ""
        yield say("# 办法原文没有写明、须由本办公室决定的事项；未设定的不会当作已遵守。")
        yield say("# 要设定时，去掉行首的“# ”，把例子改成本办公室的规定：")
    for blank in blanks:
        yield from ("#", f"# {blank.title}（{blank.clause}）：{blank.sentence}")
        yield from (f"# {line}" for line in _example(rules, blank))


def _example(rules: Procedure, blank: Blank) -> Iterator[str]:
    rule = blank.key.rpartition(".")[2]
    if rule == "authority":
        yield from _example_levels(rules)
        return
    for name, profile in rules.profiles.items():
        if rule in profile.limits:
            yield say(
                "整套采用：{line}（{title}）",
                line=f"profile = {_quoted(name)}",
                title=profile.title,
            )
    yield f"limits.{_quoted(rule)} = {_limit(_example_limit(rules.deadline(rule), rules))}"


def _example_limit(deadline: Deadline, rules: Procedure) -> str | dict[str, str]:
    usual = "每月10日前" if deadline.every == "month" else "10日"
    length = deadline.blank.replace("xx", "10") if "xx" in deadline.blank else usual
    return dict.fromkeys(choices_of(deadline, rules), length) or length


def choices_of(deadline: Deadline, rules: Procedure) -> tuple[str, ...]:
    """The choices by which a limit that is left open may differ, as far as the procedure says."""
    if not deadline.by:
        return ()
    named = [one.values for one in rules.classes if one.box == deadline.by]
    given = (profile.limits.get(deadline.id) for profile in rules.profiles.values())
    told = [tuple(limit) for limit in given if isinstance(limit, Mapping)]
    return next(iter((*named, *told)), ())


def _example_levels(rules: Procedure) -> Iterator[str]:
    levels = rules.authority.levels if rules.authority else ()
    for level, upto in zip(levels, (*AMOUNTS[: len(levels) - 1], ""), strict=False):
        yield "[[procedure.authority]]"
        if upto:
            yield f"upto = {_quoted(upto)}"
        yield f"role = {_quoted(level)}"


def _limit(said: str | Mapping[str, str]) -> str:
    if isinstance(said, str):
        return _quoted(said)
    return "{ " + ", ".join(f"{_quoted(one)} = {_quoted(two)}" for one, two in said.items()) + " }"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
