"""What is to be filled in, as the words of a call say it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from formkit.errors import InputError, UsageError
from formkit.forms import FormSpec
from formkit.say import say

STANDARD_INPUT = Path("-")


def said(spec: FormSpec, pairs: Iterable[tuple[str, str]], source: Path | None) -> dict[str, Any]:
    """The boxes of ``--from`` and of ``--set``, which has the last word."""
    boxes = {} if source is None else _from(source)
    return boxes | _set(spec, pairs)


def _from(source: Path) -> dict[str, Any]:
    from formkit.office.intake import from_file

    return _from_input() if source == STANDARD_INPUT else from_file(source)


def _from_input() -> dict[str, Any]:
    try:
        told = json.load(sys.stdin)
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise InputError(say("标准输入不是完好的 JSON：{why}。", why=error)) from None
    if not isinstance(told, dict):
        raise InputError(say('标准输入应当是一组“标签: 值”，如 {"客户名称": "…"}。'))
    return told


def _set(spec: FormSpec, pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """A box in which several can be ticked may be set several times."""
    boxes: dict[str, Any] = {}
    for label, value in pairs:
        several = spec.has(label) and spec.box(label).type == "choices"
        if label not in boxes:
            boxes[label] = [value] if several and value in spec.box(label).choices else value
        elif several and isinstance(boxes[label], list):
            boxes[label].append(value)
        else:
            raise UsageError(say("栏位“{label}”写了两次，请只留一个。", label=label))
    return boxes
