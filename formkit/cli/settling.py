"""Asking at the terminal for what a procedure leaves open; what is not answered stays open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from formkit.errors import ConfigurationError
from formkit.office.first_page import choices_of
from formkit.procedures import Procedure
from formkit.procedures.overrides import overridden
from formkit.say import say


def settled(rules: Procedure) -> dict[str, Any]:
    """What the office says of each blank, as it stands in ``[procedure]``; nothing is guessed."""
    blanks = rules.open_blanks
    if not blanks:
        return {}
    click.echo(
        say("原文没有写明、由本办公室决定的有 {n} 项（回车＝暂不设定）：", n=len(blanks)), err=True
    )
    said: dict[str, Any] = {"limits": {}}
    for blank in blanks:
        click.echo(f"\n{blank.title}（{blank.clause}）：{blank.sentence}", err=True)
        rule = blank.key.rpartition(".")[2]
        if rule == "authority":
            said |= _levels(rules)
        elif limit := _limit(rules, rule):
            said["limits"][rule] = limit
    return {word: value for word, value in said.items() if value}


def _limit(rules: Procedure, rule: str) -> str | Mapping[str, str]:
    choices = choices_of(rules.deadline(rule), rules)
    if not choices:
        return _length(rules, rule, say("  多久"))
    told = {choice: _length(rules, rule, f"  {choice}") for choice in choices}
    return {choice: length for choice, length in told.items() if length}


def _length(rules: Procedure, rule: str, question: str) -> str:
    """A length of time that can be read, or nothing."""
    while typed := _typed(question):
        try:
            overridden(rules, {"limits": {rule: typed}})
        except ConfigurationError as error:
            click.echo(f"  {error}", err=True)
        else:
            return typed
    return ""


def _levels(rules: Procedure) -> dict[str, Any]:
    """How much each level may decide on, asked anew where the amounts do not rise."""
    levels = rules.authority.levels if rules.authority else ()
    while True:
        told = {
            level: _typed(say("  {level}可核决到多少元（不限写“不限”）", level=level))
            for level in levels
        }
        limits = [
            {"role": level} if upto == say("不限") else {"upto": upto, "role": level}
            for level, upto in told.items()
            if upto
        ]
        try:
            overridden(rules, {"authority": limits})
        except ConfigurationError as error:
            click.echo(f"  {error}", err=True)
        else:
            return {"authority": limits}


def _typed(question: str) -> str:
    return str(click.prompt(question, default="", show_default=False, err=True)).strip()
