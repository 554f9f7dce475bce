"""The filters of templates: those that cannot build more than they are given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from jinja2 import filters as jinja
from jinja2 import pass_eval_context
from jinja2.exceptions import SecurityError
from jinja2.nodes import EvalContext
from markupsafe import soft_str

from formkit.safety.arithmetic import bounded
from formkit.say import say

DIGITS = 15
KEPT = (
    *("abs", "float", "int"),
    *("count", "first", "last", "length", "list"),
    *("capitalize", "lower", "string", "title", "trim", "upper"),
    *("d", "default", "e", "escape"),
)


def scalar(value: Any) -> Any:
    """The value, if it is not a list or a group: lists in templates do not nest.

    Raises:
        SecurityError: It is a list or a group.
    """
    if isinstance(value, dict | list | tuple):
        raise SecurityError(say("模板里不能把一组值拼进文字或列表，请用 for 或 join。"))
    return value


@pass_eval_context
def join(
    context: EvalContext, values: Iterable[Any], separator: str = "", attribute: Any = None
) -> str:
    """The values as one text, with the separator between them."""
    items = list(values)
    if attribute is not None:
        items = [context.environment.getitem(item, attribute) for item in items]
    texts = [soft_str(item) for item in items]
    bounded(sum(map(len, texts)) + len(separator) * len(texts))
    return jinja.sync_do_join(context, texts, separator)


@pass_eval_context
def replace(context: EvalContext, text: Any, old: str, new: str, count: int | None = None) -> str:
    """The text with ``old`` replaced by ``new``."""
    source = soft_str(text)
    bounded(len(source) + source.count(old) * len(new))
    return jinja.do_replace(context, source, old, new, count)


def rounded(value: float, precision: int = 0, method: Any = "common") -> float:
    """The number, rounded to at most 15 digits."""
    return jinja.do_round(value, max(-DIGITS, min(precision, DIGITS)), method)


FILTERS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {name: jinja.FILTERS[name] for name in KEPT}
    | {"join": join, "replace": replace, "round": rounded, "scalar": scalar}
)
