"""What is wrong with a template, told with the paragraph it stands in and the nearest names."""

from __future__ import annotations

import html
import re
import traceback
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment
from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError, UndefinedError

from formkit.errors import ConfigurationError, did_you_mean
from formkit.say import say

FAULTS = (
    TemplateError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RecursionError,
)

_QUOTED = re.compile(r"'([^']+)'[^']*$")
_SHOWN = 40


def told(path: Path, near: str, context: Mapping[str, Any], fault: Exception) -> ConfigurationError:
    """The error for a template that does not compile, or not render with this context.

    ``near`` is the text it stands in.
    """
    place = say("模板“{template}”“{near}”处：", template=path.name, near=_shown(near))
    return ConfigurationError(place + _sentence(fault, near, context))


def _sentence(fault: Exception, near: str, context: Mapping[str, Any]) -> str:
    if isinstance(fault, UndefinedError):
        name = _name(str(fault), near)
        return say("没有名为“{name}”的内容。", name=name) + did_you_mean(
            name, _known(name, context)
        )
    if isinstance(fault, SecurityError):
        return say("用了模板里不允许的写法：{fault}", fault=fault)
    if isinstance(fault, TemplateSyntaxError):
        return say("标签写得不对：{fault}。请核对花括号和 for、endfor。", fault=fault.message)
    return say("这里算不出来：{fault}", fault=fault)


def _name(message: str, near: str) -> str:
    """The missing name as the template writes it, with what stands before its last dot."""
    quoted = _QUOTED.search(message)
    name = quoted[1] if quoted else message
    written = re.search(rf"[\w.]*\b{re.escape(name)}\b", near)
    return written[0] if written else name


def _known(name: str, context: Mapping[str, Any]) -> list[str]:
    """The names that could be meant; under a loop's variable those of any line."""
    root, _, _ = name.partition(".")
    prefix = name.rpartition(".")[0]
    paths = set(_paths(context))
    if prefix and root not in context:
        paths = {f"{prefix}.{path.rpartition('.')[2]}" for path in paths}
    return sorted(paths)


def _paths(value: Any, path: str = "") -> Iterator[str]:
    """Every dotted path in a context; the lines of a list count once."""
    if isinstance(value, list | tuple) and value:
        yield from _paths(value[0], path)
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield (here := f"{path}.{name}" if path else str(name))
            yield from _paths(inner, here)


def paragraph(
    sources: Iterable[str], environment: Environment, context: Mapping[str, Any] | None
) -> str:
    """The text of the paragraph where the first part fails, found by rendering it once more."""
    for source in sources:
        lined = source.replace("\n", " ").replace("<w:p ", "\n<w:p ").replace("<w:p>", "\n<w:p>")
        try:
            template = environment.from_string(lined)
            if context is not None:
                template.render(context)
        except FAULTS as fault:
            return _text(lined.split("\n"), _line(fault))
    return ""


def _line(fault: Exception) -> int:
    if isinstance(fault, TemplateSyntaxError):
        return fault.lineno
    frames = traceback.extract_tb(fault.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == "<template>" and frame.lineno]
    return lines[-1] if lines else 1


def _text(lines: list[str], number: int) -> str:
    line = lines[min(number, len(lines)) - 1]
    return html.unescape(re.sub(r"<[^>]+>", "", line)).strip()


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
