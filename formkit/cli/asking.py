"""Asking at the terminal: the boxes that a form cannot do without, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from formkit.cli import boxes
from formkit.cli.session import Session
from formkit.errors import Unreadable
from formkit.forms import BoxSpec, FormSpec
from formkit.say import say


def boxes_for(
    session: Session,
    spec: FormSpec,
    pairs: Sequence[tuple[str, str]],
    source: Path | None,
) -> dict[str, Any]:
    """The boxes said in the call, or asked for at the terminal where none is."""
    if pairs or source or not session.screen.can_ask:
        return boxes.said(spec, pairs, source)
    return asked(spec)


def asked(spec: FormSpec) -> dict[str, Any]:
    """The required boxes of the first section, as the clerk types them."""
    section = spec.sections[0]
    click.echo(say("请填写“{title}”（Ctrl+C 放弃）：", title=section.title), err=True)
    return {box.path: _answer(box) for box in section.required_boxes}


def _answer(box: BoxSpec) -> Any:
    _show_options(box)
    while True:
        typed = click.prompt(_question(box), err=True, default=_default(box), show_default=True)
        try:
            value = _picked(box, str(typed))
            if box.from_json(value) is not None:
                return value
        except Unreadable as error:
            click.echo(f"  {error}。", err=True)


def _question(box: BoxSpec) -> str:
    return f"{box.label}（{box.hint}）" if box.hint else box.label


def _show_options(box: BoxSpec) -> None:
    for i, option in enumerate(box.options, 1):
        click.echo(f"  {i}. {option}", err=True)


def _default(box: BoxSpec) -> str | None:
    return None if box.default is None else str(box.default)


def _picked(box: BoxSpec, typed: str) -> Any:
    """Options may be named by their numbers: ``2``, or ``1,3`` where several can be ticked."""
    said = [one.strip() for one in typed.replace("，", ",").replace("、", ",").split(",")]
    numbers = [int(one) for one in said if one.isdecimal()]
    if not box.options or len(numbers) != len(said):
        return typed
    if not all(1 <= n <= len(box.options) for n in numbers):
        raise Unreadable(typed, say("1 到 {n} 之间的序号", n=len(box.options)))
    picked = [box.options[n - 1] for n in numbers]
    return picked if box.type == "choices" else "、".join(picked)
